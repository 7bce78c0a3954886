// Story mode: seven steps, one rule at a time. The server makes the room of each; here stand its words and what is lifted out.

function showStory() {
  const step = state.room.story?.step ?? null, box = at("story"), told = step === null ? null : setup.story[step];
  const before = box.dataset.step;
  box.dataset.step = String(step);
  state.hidden = new Set(told?.hide ?? []);
  state.lifted = new Set(told?.highlights ?? []);
  at("worlds").classList.toggle("only", state.hidden.has("b"));
  document.body.classList.toggle("only-a", state.hidden.has("b"));
  box.hidden = told === null;
  showTitles();
  if (told === null) return before !== "null" && tell("size");
  if (before === String(step) && box.dataset.role === state.room.you.role) return;
  box.dataset.role = state.room.you.role;
  window.scrollTo({ top: 0 });
  const last = setup.story.length - 1;
  box.querySelector(".told").replaceChildren(...[
    make("p", { className: "step" }, say("story.step", { step: step + 1, steps: last + 1 })),
    isFacilitator() ? make("p", { className: "group" },
      button("story-back", say("story.back"), () => source.send({ do: "story", step: step - 1 }), { disabled: step === 0 }),
      step < last ? button("story-next", say("story.next"), () => source.send({ do: "story", step: step + 1 }), { className: "main" }) : null,
      button("story-leave", say("story.leave"), () => source.send({ do: "story", step: null }), { className: step < last ? "" : "main" })) : null,
    make("h2", { id: "story-title" }, told.title),
    make("p", {}, told.text),
    make("p", { className: "watch" }, make("b", {}, `${say("story.watch")} `), told.watch),
  ].filter(Boolean));
  if (told.shade !== state.shade) chooseShade(told.shade);
  announce(`${told.title}. ${told.text}`);
  tell("size");
}

function openStory() {
  openSide("story", say("story.title"), [make("p", {}, say("story.explain")), make("ol", { className: "steps-list" }, setup.story.map((step, place) =>
    make("li", {}, button(`story-${place}`, `${place + 1}. ${step.title}`, () => {
      source.send({ do: "story", step: place });
      closeSide();
    }))))]);
}

hear("room", showStory);
