// One small picture per indicator with a line per world, up to the month that is shown; a pointer or the arrow keys read values.

const SIDES = ["a", "b"];

class Chart {
  constructor(place, chart) {
    Object.assign(this, { place, chart, plot: { width: 240, height: 118, left: 2, right: 62, top: 8, bottom: 18, line: 15 } });
    this.lines = SIDES.map(side => draw("path", { class: `line ${side}` }));
    this.ends = SIDES.map(side => draw("circle", { class: `end ${side}`, r: 3 }));
    this.values = SIDES.map(side => draw("text", { class: `value ${side}` }));
    this.bounds = [draw("text", { class: "bound" }), draw("text", { class: "bound" })];
    this.pointer = draw("line", { class: "pointer" });
    this.axis = draw("path", { class: "axis" });
    this.asked = draw("line", { class: "asked" });
    this.svg = draw("svg", { "aria-hidden": "true", focusable: "false" },
      this.axis, this.asked, this.pointer, this.bounds, this.lines, this.ends, this.values);
    this.element = make("figure", { className: "chart", "data-chart": chart.key }, make("figcaption", {}, make("strong", {}, chart.title), " ", make("small", {}, chart.unit)), this.svg);
    this.svg.addEventListener("pointermove", event => pointAt(this.monthAt(event)));
    this.svg.addEventListener("pointerleave", () => pointAt(null));
  }

  // Pictures are drawn in the pixels of the screen, so that their words are as large as other words.
  size() {
    const width = this.svg.getBoundingClientRect().width, rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    if (!width) return;
    Object.assign(this.plot, { width, height: Math.round(Math.max(84, Math.min(190, width * 0.48, window.innerHeight * 0.13))), right: rem * 4.9, top: rem * 0.55, bottom: rem * 1.15, line: rem });
    if (state.room && state.month !== null) this.show(reading);
  }

  monthAt(event) {
    const box = this.svg.getBoundingClientRect(), across = ((event.clientX - box.left) / box.width) * this.plot.width;
    return Math.max(1, Math.min(state.month, Math.round(((across - this.plot.left) / (this.plot.width - this.plot.right - this.plot.left)) * state.room.months)));
  }

  x(month) {
    return this.plot.left + (month / state.room.months) * (this.plot.width - this.plot.left - this.plot.right);
  }

  y(value) {
    const [low, high] = this.range;
    return this.plot.top + (1 - (value - low) / (high - low || 1)) * (this.plot.height - this.plot.top - this.plot.bottom);
  }

  value(month, side) {
    return state.reel.get(month)?.worlds[side].chart[this.place];
  }

  // The axis covers all that the reel holds, so that it stands still in a replay and only grows in a live run.
  measure() {
    let low = Infinity, high = -Infinity;
    for (const [month, seen] of state.reel) {
      if (!month) continue;
      for (const world of seen.worlds) [low, high] = [Math.min(low, world.chart[this.place]), Math.max(high, world.chart[this.place])];
    }
    if (!Number.isFinite(low)) [low, high] = [0, 1];
    const least = (this.chart.step ?? 1) * 2;
    if (high - low < least) [low, high] = [(low + high - least) / 2, (low + high + least) / 2];
    if (this.chart.from_zero) low = Math.min(0, low);
    const air = (high - low) * 0.06;
    this.range = [low === 0 ? 0 : low - air, high + air];
  }

  show(reading) {
    this.measure();
    const until = reading ?? state.month;
    const base = this.plot.height - this.plot.bottom;
    this.svg.setAttribute("viewBox", `0 0 ${this.plot.width} ${this.plot.height}`);
    for (const mark of [this.pointer, this.asked]) [["y1", this.plot.top], ["y2", base]].forEach(([end, y]) => mark.setAttribute(end, y));
    this.axis.setAttribute("d", `M${this.plot.left} ${base}H${this.plot.width - this.plot.right}`);
    const marks = [];
    SIDES.forEach((_, side) => {
      let path = "";
      for (let month = 1; month <= state.month; month++) {
        const value = this.value(month, side);
        if (value !== undefined) path += `${path ? "L" : "M"}${this.x(month).toFixed(1)} ${this.y(value).toFixed(1)}`;
      }
      this.lines[side].setAttribute("d", path);
      const value = until >= 1 ? this.value(until, side) : undefined;
      const there = value !== undefined;
      this.ends[side].setAttribute("visibility", there ? "visible" : "hidden");
      this.values[side].textContent = there ? `${side ? "B" : "A"} ${valueOf(this.chart, value)}` : "";
      if (!there) return;
      this.ends[side].setAttribute("cx", this.x(until));
      this.ends[side].setAttribute("cy", this.y(value));
      marks.push({ side, y: this.y(value) });
    });
    this.label(marks, until);
    const pointed = reading !== null && reading !== undefined;
    this.pointer.setAttribute("visibility", pointed ? "visible" : "hidden");
    for (const end of ["x1", "x2"]) this.pointer.setAttribute(end, this.x(until));
    const question = state.room.question, wanted = question && question.indicator === this.chart.key;
    this.asked.setAttribute("visibility", wanted ? "visible" : "hidden");
    if (wanted) for (const end of ["x1", "x2"]) this.asked.setAttribute(end, this.x(question.month));
    this.bound(0, this.plot.width - this.plot.right < 8 * this.plot.line ? "" : "0", this.plot.left, this.plot.height - 2);
    this.bound(1, say("chart.months", { months: state.room.months }), this.plot.width - this.plot.right, this.plot.height - 2, "end");
  }

  // Values beside the ends of the lines, apart where the lines are close.
  label(marks, until) {
    const apart = this.plot.line;
    marks.sort((one, other) => one.y - other.y);
    if (marks.length === 2 && marks[1].y - marks[0].y < apart) {
      const middle = (marks[0].y + marks[1].y) / 2;
      [marks[0].y, marks[1].y] = [middle - apart / 2, middle + apart / 2];
    }
    const base = this.plot.height - this.plot.bottom, shift = Math.min(0, base - 6 - (marks.at(-1)?.y ?? 0)), lift = Math.max(0, this.plot.top + 4 - (marks[0]?.y ?? this.plot.height));
    for (const { side, y } of marks) {
      this.values[side].setAttribute("x", Math.min(this.x(until), this.plot.width - this.plot.right) + 7);
      this.values[side].setAttribute("y", y + 4 + shift + lift);
    }
  }

  bound(position, words, x, y, anchor = "start") {
    const text = this.bounds[position];
    text.textContent = words;
    text.setAttribute("x", x);
    text.setAttribute("y", y);
    text.setAttribute("text-anchor", anchor);
  }
}

const charts = setup.charts.map((chart, place) => new Chart(place, chart));
const chartBox = at("charts");
const ordered = [...charts].sort((one, other) => one.chart.order - other.chart.order);
chartBox.append(...ordered.map(chart => chart.element));
let reading = null;

function pointAt(month) {
  if (reading === month) return;
  reading = month;
  showCharts();
}

function showCharts() {
  if (!state.room || state.month === null) return;
  charts.forEach(chart => chart.show(reading));
}

chartBox.addEventListener("keydown", event => {
  const step = { ArrowLeft: -1, ArrowRight: 1, PageUp: -12, PageDown: 12 }[event.key];
  if (event.key === "Escape") pointAt(null);
  if (!step || !state.month) return;
  event.preventDefault();
  pointAt(Math.max(1, Math.min(state.month, (reading ?? state.month) + step)));
  announce([say("month.short", { month: reading }), ...charts.map(chart => `${chart.chart.title}: ${SIDES.map((_, side) => `${side ? "B" : "A"} ${valueOf(chart.chart, chart.value(reading, side))}`).join(", ")}`)].join(". "));
});
chartBox.addEventListener("blur", () => pointAt(null));

// Lines need not keep up with dots: while months fly by they are drawn a few times a second.
let drawnAt = 0, later = null;
hear("month", () => {
  const wait = drawnAt + 120 - performance.now();
  clearTimeout(later);
  later = setTimeout(() => {
    drawnAt = performance.now();
    showCharts();
  }, Math.max(0, wait));
});
hear("room", showCharts);
const widths = new ResizeObserver(entries => entries.forEach(({ target }) => charts.find(chart => chart.element === target).size()));
charts.forEach(chart => widths.observe(chart.element));
