// The bar: the clock for who drives, the months for everybody, and the doors to all else.

const SPEEDS = [0.5, 1, 2, 4, 8, 15];
const SHAPES = { play: "M6 4l14 8-14 8z", pause: "M6 4h4v16H6zM14 4h4v16h-4z", step: "M5 4l10 8-10 8zM16 4h3v16h-3z", restart: "M5 4h3v16H5zM20 4v16L9 12z" };
const isFacilitator = () => state.room?.you.role === "facilitator";
const drives = () => source.kind === "replay" || isFacilitator();

function icon(name) {
  return draw("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true" }, draw("path", { d: SHAPES[name] }));
}

function button(id, content, onclick, more = {}) {
  return make("button", { type: "button", id, onclick, ...more }, content);
}

function makeBar() {
  const speed = make("select", { id: "speed", onchange: () => source.send({ do: "speed", value: Number(speed.value) }) },
    SPEEDS.map(each => make("option", { value: each }, say("bar.months_per_second", { speed: written(each, each < 1 ? 1 : 0) }))));
  const slider = make("input", { type: "range", id: "time", min: 0, max: 60, step: 1, value: 0, oninput: () => lookBack(Number(slider.value)), onchange: () => lookTogether(Number(slider.value)) });
  const both = make("input", { type: "checkbox", id: "both", onchange: () => (bothAtOnce = both.checked) });
  at("bar").append(
    make("span", { className: "group for-driver" },
      button("play", "", () => source.send({ do: state.room.playing ? "pause" : "play" }), { className: "main" }),
      button("step", icon("step"), () => source.send({ do: "step" }), { "aria-label": say("bar.step"), title: say("bar.step") }),
      button("restart", icon("restart"), () => source.send({ do: "restart" }), { "aria-label": say("bar.restart"), title: say("bar.restart") }),
      make("label", { className: "speed" }, make("span", { className: "unseen" }, say("bar.speed")), speed)),
    make("label", { className: "time" }, make("span", { className: "unseen" }, say("bar.time")), slider),
    button("to-now", say("bar.to_now"), () => (isFacilitator() ? lookTogether(lastMonth()) : lookBack(lastMonth())), { hidden: true }),
    button("go-on", say("bar.go_on"), () => source.send({ do: "back", month: state.month }), { hidden: true }),
    make("span", { className: "group for-facilitator" }, make("label", { className: "speed" }, both, say("dial.both"))),
    make("span", { className: "group doors", id: "doors" }),
    button("say-it", say("bar.say_it"), sayIt, { className: "only-focus" }));
}

// What participants type.
const addressOf = room => room.join.replace(/^https?:\/\//, "").replace(/\/$/, "");

// Look at another month, on this screen.
function lookBack(month) {
  if (source.kind === "replay" && state.room.playing) source.send({ do: "pause" });
  month = Math.min(month, lastMonth());
  state.follows = month === lastMonth();
  showMonth(month);
  showBar();
}

// Look at another month with everybody.
function lookTogether(month) {
  if (isFacilitator()) source.send({ do: "view", month: month >= lastMonth() ? null : month, shade: state.shade });
}

function showBar() {
  const { room } = state;
  if (!room) return;
  if (at("play").dataset.playing !== String(room.playing)) {
    at("play").dataset.playing = String(room.playing);
    at("play").replaceChildren(icon(room.playing ? "pause" : "play"), say(room.playing ? "bar.pause" : "bar.play"));
  }
  if (![...at("speed").options].some(option => Number(option.value) === room.speed)) at("speed").append(make("option", { value: room.speed }, say("bar.months_per_second", { speed: written(room.speed, 2) })));
  at("speed").value = String(room.speed);
  at("time").max = room.months;
  const back = source.kind === "live" && state.month !== null && state.month < lastMonth();
  at("to-now").hidden = !back;
  at("go-on").hidden = !back || !isFacilitator();
  for (const each of document.querySelectorAll(".for-driver")) each.hidden = !drives();
  for (const each of document.querySelectorAll(".for-facilitator")) each.hidden = !isFacilitator();
  for (const each of document.querySelectorAll(".for-live")) each.hidden = source.kind !== "live";
  at("present").hidden = source.kind !== "live";
  at("present").textContent = source.kind === "live" ? say(isFacilitator() ? "live.present_at" : "live.present", { count: room.present, address: addressOf(room) }) : "";
  at("door-bookmarks")?.toggleAttribute("hidden", !isFacilitator() && !room.bookmarks.length);
  document.body.classList.toggle("making", Boolean(room.making));
}

// What is seen, in words, for who does not see it.
function sayIt() {
  if (!frame() || !state.room) return;
  const shown = charts.filter(chart => chart.chart.order < 5);
  announce([at("month").textContent, ...(state.month ? shown.map(chart => `${chart.chart.title}: ${[0, 1].map(side => `${side ? "B" : "A"} ${valueOf(chart.chart, chart.value(state.month, side))}`).join(", ")}`) : [])].join(". "));
}

makeBar();
hear("room", showBar);
hear("month", () => {
  at("time").value = state.month;
  at("time").setAttribute("aria-valuetext", `${at("month").textContent} ${at("date").textContent}`);
  showBar();
  if (!state.room.playing || state.month % 12 === 0) sayIt();
});
hear("reel", showBar);
