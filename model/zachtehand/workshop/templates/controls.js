// The bar with the clock: play, step, back to the start, speed, and the months as a slider.

const SPEEDS = [0.5, 1, 2, 4, 8];
const SHAPES = { play: "M6 4l14 8-14 8z", pause: "M6 4h4v16H6zM14 4h4v16h-4z", step: "M5 4l10 8-10 8zM16 4h3v16h-3z", restart: "M5 4h3v16H5zM20 4v16L9 12z" };

function icon(name) {
  return draw("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true" }, draw("path", { d: SHAPES[name] }));
}

function makeBar() {
  const play = make("button", { type: "button", id: "play", className: "main", onclick: () => source.send({ do: state.room.playing ? "pause" : "play" }) });
  const step = make("button", { type: "button", id: "step", onclick: () => source.send({ do: "step" }) }, icon("step"), say("bar.step"));
  const restart = make("button", { type: "button", id: "restart", onclick: () => source.send({ do: "restart" }) }, icon("restart"), say("bar.restart"));
  const speed = make("select", { id: "speed", onchange: () => source.send({ do: "speed", value: Number(speed.value) }) },
    SPEEDS.map(each => make("option", { value: each }, say("bar.months_per_second", { speed: written(each, each < 1 ? 1 : 0) }))));
  const slider = make("input", { type: "range", id: "time", min: 0, step: 1, oninput: () => wind_to(Number(slider.value)) });
  at("bar").append(play, step, restart, make("label", { className: "speed" }, say("bar.speed"), speed),
    make("label", { className: "time" }, make("span", { className: "unseen" }, say("bar.time")), slider));
}

// Look at another month: a replay stops there.
function wind_to(month) {
  if (source.kind === "replay" && state.room.playing) source.send({ do: "pause" });
  showMonth(month);
}

function showBar() {
  const { room } = state;
  at("play").replaceChildren(icon(room.playing ? "pause" : "play"), say(room.playing ? "bar.pause" : "bar.play"));
  if (![...at("speed").options].some(option => Number(option.value) === room.speed)) at("speed").append(make("option", { value: room.speed }, written(room.speed, 2)));
  at("speed").value = String(room.speed);
  at("time").max = room.months;
}

makeBar();
hear("room", showBar);
hear("month", () => {
  at("time").value = state.month;
  at("time").setAttribute("aria-valuetext", `${at("month").textContent} ${at("date").textContent}`);
});
