// Both lives of the chosen person, side by side, as they grow.

const SPARK = { width: 180, height: 44, left: 1, right: 30, top: 5, bottom: 5 };
let lookedAt = 0;

function showLife() {
  if (state.person === null || !frame()) return;
  const { life, person } = state;
  const body = [
    make("p", { className: "who" }, life?.who ?? ""),
    make("p", { className: "small-print" }, say("person.synthetic")),
    make("div", { className: "lives" }, [0, 1].map(side => oneLife(person, side, life?.lives[side]))),
  ];
  openSide("life", say("person.title", { person }), body, () => {
    if (state.person === null) return;
    state.person = null;
    tell("person");
  });
}

function oneLife(person, side, life) {
  const place = frame().worlds[side].place[person] & 15;
  const passages = (life?.passages ?? []).filter(each => each.from <= state.month);
  return make("section", { className: `life ${SIDES[side]}`, "aria-labelledby": `life-${side}` },
    make("h3", { id: `life-${side}` }, make("span", { className: "letter" }, side ? "B" : "A"), ` ${titleOf(side)}`),
    make("p", { className: "now" }, say("person.now", { place: setup.places[place].title })),
    spark(person, side, "wellbeing"), spark(person, side, "trust"),
    passages.length ? make("ol", {}, passages.reverse().map(each => make("li", {}, make("time", {}, whenWords(each)), each.words))) : life && make("p", { className: "small-print" }, say("person.nothing")));
}

function whenWords({ from, to }) {
  if (from === 0) return say("month.start");
  return to > from ? say("month.span", { from, to }) : `${say("month.short", { month: from })}, ${dateOf(from)}`;
}

// One number of a person over the months, in sixteen steps as in the film.
function spark(person, side, kind) {
  const { width, height, left, right, top, bottom } = SPARK;
  const x = month => left + (month / state.room.months) * (width - left - right), y = value => top + (1 - value / 15) * (height - top - bottom);
  let path = "", last = null;
  for (let month = 0; month <= state.month; month++) {
    const world = state.reel.get(month)?.worlds[side];
    if (!world || (world.place[person] & 15) === NOT_YET) continue;
    last = level(world.shade[person], kind);
    path += `${path ? "L" : "M"}${x(month).toFixed(1)} ${y(last).toFixed(1)}`;
  }
  const title = setup.shades.find(shade => shade.key === kind).title, words = last === null ? "" : shadeWords(kind, last);
  return make("figure", { className: "sparkline" }, make("figcaption", {}, `${title} `, make("b", {}, words)),
    draw("svg", { class: "spark", viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" }, draw("rect", { class: "range", x: left, y: top, width: width - left - right, height: height - top - bottom }), draw("path", { class: "run", d: path || "M0 0" })));
}

hear("life", showLife);
hear("month", () => {
  if (panel.kind !== "life" || state.person === null) return;
  const now = performance.now();
  if (source.kind === "replay" || now - lookedAt > 1200) { // a server is asked now and then, and tells the whole life so far
    lookedAt = now;
    source.send({ do: "look", person: state.person });
  }
  if (source.kind === "live") showLife();
});
