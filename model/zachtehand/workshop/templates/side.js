// The panel at the side (below on a phone): one thing at a time.

const panel = { kind: null, opener: null, dropped: null };

// Open the panel, or show something else in it.
function openSide(kind, title, content, dropped = null) {
  const again = panel.kind === kind;
  if (!again) panel.dropped?.();
  if (panel.kind === null) panel.opener = document.activeElement;
  [panel.kind, panel.dropped] = [kind, dropped];
  at("side-title").textContent = title;
  at("side-body").replaceChildren(...[content].flat());
  at("side").hidden = false;
  document.querySelector(".page").classList.add("with-side");
  if (!again) at("side").scrollTop = 0;
}

function closeSide() {
  if (panel.kind === null) return;
  const { opener, dropped } = panel;
  [panel.kind, panel.dropped] = [null, null];
  at("side").hidden = true;
  document.querySelector(".page").classList.remove("with-side");
  dropped?.();
  opener?.focus?.({ preventScroll: true });
}

// Open by a button, close by the same.
function sideButton(button, kind, open) {
  button.addEventListener("click", () => {
    if (panel.kind === kind) return closeSide();
    open();
    at("side-close").focus({ preventScroll: true });
  });
}

at("side-close").addEventListener("click", closeSide);
at("side").addEventListener("keydown", event => event.key === "Escape" && closeSide());
