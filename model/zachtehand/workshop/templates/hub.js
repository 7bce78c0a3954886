// What the page knows, and who wants to hear of changes. The source (live or replay) puts in; everything that shows listens.

const setup = JSON.parse(document.getElementById("setup").textContent);
const state = {
  room: null,        // what the room is, as the server says it; a replay makes one of the same form
  reel: new Map(),   // month -> frame
  month: null,       // the month that is shown
  follows: true,     // whether this screen goes along with the newest month
  shade: "wellbeing",
  person: null,      // uid of the chosen person
  life: null,        // both lives of that person, in words
  hidden: new Set(), // what a step of the story does not show yet
  lifted: new Set(), // and what it lifts out
  narrow: 0,         // the world that a narrow screen shows
};
const listeners = {};

// Hear of "room", "month", "reel", "shade", "person", "life", "settings" or "size".
function hear(what, listener) {
  (listeners[what] ??= []).push(listener);
}

function tell(what, ...more) {
  for (const listener of listeners[what] ?? []) listener(...more);
}

// The source of frames and the one to whom wishes are sent; live.js or replay.js fills it in.
const source = { kind: setup.kind, send() {} };

const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
const lastMonth = () => Math.max(0, ...state.reel.keys());
const frame = () => state.reel.get(state.month);

// Show a month that is on the reel; moves take `seconds`, none is a jump.
function showMonth(month, seconds = 0) {
  if (!state.reel.has(month)) return;
  state.month = month;
  tell("month", calm.matches ? 0 : seconds);
}
