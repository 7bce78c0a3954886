// What stands around the stage: titles, month, legend, and the same in numbers for who does not see the stage.

// What a world is called: in a step of the story by what is special about it.
function titleOf(side) {
  const step = state.room.story?.step ?? null;
  return step === null ? state.room.worlds[side].title : setup.story[step].worlds[side];
}

function showTitles() {
  const { room } = state;
  document.querySelectorAll(".world").forEach((figure, side) => {
    figure.querySelector(".name").textContent = titleOf(side);
    figure.classList.toggle("shown", state.narrow === side);
  });
  const titles = [titleOf(0), titleOf(1)];
  at("title").textContent = titles[0] === titles[1] ? titles[0] : say("page.versus", { a: titles[0], b: titles[1] });
  document.title = `${at("title").textContent} · Zachte Hand`;
}

function showWhen() {
  at("month").textContent = state.month === 0 ? say("month.start") : say("month.short", { month: state.month });
  at("date").textContent = state.month === 0 ? "" : dateOf(state.month);
}

// One line per dial: what it is turned to in this world.
function dialWords(world) {
  return setup.dials.map(dial => {
    const value = world.dials[dial.path];
    return make("span", {}, `${dial.title} `, value === null || value === undefined ? say("dial.own") : make("b", {}, written(value, dial.decimals)));
  });
}

function showLegend() {
  const shade = setup.shades.find(each => each.key === state.shade);
  at("shade").value = state.shade;
  at("ramp-low").textContent = shade.low;
  at("ramp-high").textContent = shade.high;
}

function makeLegend() {
  at("shade").append(...setup.shades.map(shade => make("option", { value: shade.key }, shade.title)));
  at("ramp").append(...setup.ramp.map(colour => {
    const step = make("i");
    step.style.background = colour;
    return step;
  }));
  at("shade").addEventListener("change", () => {
    chooseShade(at("shade").value);
    if (isFacilitator()) source.send({ do: "view", month: state.room.view.month, shade: state.shade }); // the whole room sees the same colours
  });
  const stamps = new Stamps(11);
  const marks = [[8, 1, "mark.talked"], [8, 2, "mark.measure"], [AWAY, 0, "mark.away"]];
  at("marks").append(...marks.map(([shade, mark, key]) => {
    const canvas = make("canvas", { width: 44, height: 44, "aria-hidden": "true" });
    stamps.put(canvas.getContext("2d"), shade, mark, 22, 22);
    return make("li", {}, canvas, say(key));
  }));
}

function chooseShade(name) {
  state.shade = name;
  showLegend();
  tell("shade");
}

// The stage and the charts as tables; filled only while somebody looks at them.
function showNumbers() {
  if (!at("numbers").open || !frame() || !state.room) return;
  const worlds = frame().worlds, heads = [say("numbers.what"), ...[0, 1].map(side => `${side ? "B" : "A"}: ${titleOf(side)}`)];
  const rows = [
    ...setup.places.slice(1).map((place, position) => [place.title, ...worlds.map(world => written(world.count[position + 1]))]),
    [say("mark.talked"), ...worlds.map(world => written(world.talked))],
    [say("mark.measure"), ...worlds.map(world => written(world.measured))],
    [say("stage.desks"), ...worlds.map(world => written(world.files.length))],
  ];
  const values = setup.charts.map((chart, place) => [`${chart.title} (${chart.unit})`, ...worlds.map(world => (state.month ? valueOf(chart, world.chart[place]) : "–"))]);
  at("numbers").querySelector(".tables").replaceChildren(table(say("numbers.people", { month: state.month }), heads, rows), table(say("numbers.outcomes", { month: state.month }), heads, values));
}

function table(caption, heads, rows) {
  return make("table", {}, make("caption", {}, caption),
    make("thead", {}, make("tr", {}, heads.map(head => make("th", { scope: "col" }, head)))),
    make("tbody", {}, rows.map(([first, ...rest]) => make("tr", {}, make("th", { scope: "row" }, first), rest.map(cell => make("td", {}, cell))))));
}

makeLegend();
showLegend();
hear("room", showTitles);
hear("month", showWhen);
hear("month", showNumbers);
at("numbers").addEventListener("toggle", showNumbers);
const switches = [...document.querySelectorAll(".switch button")];
switches.forEach(each => each.addEventListener("click", () => {
  state.narrow = Number(each.dataset.side);
  for (const other of switches) other.setAttribute("aria-pressed", String(other === each));
  showTitles();
}));
