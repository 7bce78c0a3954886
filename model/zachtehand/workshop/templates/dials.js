// The three dials of each world: their value for everybody, and sliders for who drives.

const dialInputs = [];
let bothAtOnce = false;

function showDials() {
  const drives = isFacilitator();
  document.querySelectorAll(".world .dials").forEach((box, side) => {
    const now = state.room.worlds[side].dials;
    if (side === 1 && setup.film?.atlas) {
      if (!at("as-it-is")) makeAtlas();
      return;
    }
    if (!drives) return box.replaceChildren(...dialWords(state.room.worlds[side]));
    if (box.dataset.made) return dialInputs[side].forEach(each => each.show(now[each.dial.path]));
    box.dataset.made = "yes";
    dialInputs[side] = setup.dials.map(dial => makeDial(dial, side, now[dial.path]));
    box.replaceChildren(...dialInputs[side].map(each => each.element));
  });
}

// A slider over the stops of a dial; the value beside it is the true one, also where it lies between stops.
function makeDial(dial, side, now) {
  const input = make("input", { type: "range", min: 0, max: dial.stops.length - 1, step: 1 });
  const value = make("output", {});
  const words = number => (number === null || number === undefined ? say("dial.by_setting") : written(number, dial.decimals));
  input.addEventListener("input", () => (value.textContent = words(dial.stops[input.value])));
  input.addEventListener("change", () => source.send({ do: "set", side: bothAtOnce ? "both" : side, path: dial.path, value: dial.stops[input.value] }));
  const show = number => {
    if (document.activeElement !== input || !input.matches(":active")) input.value = nearestStop(dial.stops, number ?? dial.stops[0]);
    input.classList.toggle("unset", number === null || number === undefined);
    const own = number === null || number === undefined;
    input.setAttribute("aria-valuetext", own ? say("dial.own") : `${words(number)} ${dial.unit}`);
    value.title = own ? say("dial.own") : "";
    value.textContent = words(number);
  };
  show(now);
  return { dial, show, element: make("label", { className: "dial", title: dial.says }, make("span", {}, dial.title), input, value) };
}

function nearestStop(stops, value) {
  return stops.reduce((best, stop, place) => (Math.abs(stop - value) < Math.abs(stops[best] - value) ? place : best), 0);
}

hear("room", showDials);
