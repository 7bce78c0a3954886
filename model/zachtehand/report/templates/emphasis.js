"use strict";
// Only a help: without it the page says the same. A click on a policy lets it stand out in all pictures; a second click lets go.
for (const bar of document.querySelectorAll("[data-policies]")) {
  bar.hidden = false;
  for (const button of bar.querySelectorAll("button")) {
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-pressed") !== "true";
      for (const each of bar.querySelectorAll("button")) each.setAttribute("aria-pressed", String(on && each === button));
      if (on) document.body.dataset.policy = button.value;
      else delete document.body.dataset.policy;
    });
  }
}
