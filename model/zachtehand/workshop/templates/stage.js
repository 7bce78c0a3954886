// The stage of one world: two sheets over each other, the lower with all that stands still, the upper with who moves and who is chosen.

class Stage {
  constructor(side, figure) {
    this.side = side;
    this.box = figure.querySelector(".stage");
    this.ground = this.box.querySelector(".ground");
    this.front = this.box.querySelector(".front");
    this.began = 0;
    this.seconds = 0;
    this.settled = true;
    this.hover = null;
  }

  world() {
    return frame()?.worlds[this.side];
  }

  // Whether there is something to draw: a month on the reel, of the people that were laid out.
  ready() {
    return this.layout !== undefined && this.world()?.place.length === this.dots.people;
  }

  // New people, or a new size: everything is laid out again.
  reset() {
    if (!frame()) return;
    const people = frame().people, ratio = Math.min(window.devicePixelRatio || 1, 2.5);
    const { width, height } = this.box.getBoundingClientRect();
    if (width < 40 || height < 40) return;
    this.ratio = ratio;
    for (const sheet of [this.ground, this.front]) {
      sheet.width = Math.round(width * ratio);
      sheet.height = Math.round(height * ratio);
    }
    this.layout = layoutOf(width, height, people, state.hidden);
    if (this.dots?.people !== people) [this.dots, this.hover] = [new Dots(people), null];
    this.stamps = new Map();
    this.show(0);
  }

  show(seconds) {
    const world = this.world();
    if (!world || !this.layout) return;
    const now = performance.now();
    const part = this.settled ? 1 : Math.min(1, (now - this.began) / (1000 * this.seconds || 1));
    if (state.month === 0 && seconds === 0) this.dots.restart();
    this.dots.take(world, this.layout, part);
    [this.began, this.seconds, this.settled] = [now, seconds, seconds === 0];
    this.paint();
    this.over();
  }

  // One moment of the way; true while somebody moves.
  tick(now) {
    if (this.settled || !this.ready()) return false;
    if ((now - this.began) / 1000 < this.seconds) {
      this.over(now);
      return true;
    }
    this.settled = true;
    const pen = this.pen(this.ground, false);
    for (const person of this.dots.movers) this.stamp(pen, person, this.dots.x[person], this.dots.y[person]);
    this.over();
    return true;
  }

  pen(sheet, scaled = true) {
    const pen = sheet.getContext("2d");
    pen.setTransform(scaled ? this.ratio : 1, 0, 0, scaled ? this.ratio : 1, 0, 0);
    return pen;
  }

  // The lower sheet: places with their names and counts, desks, employers, and everybody who stays.
  paint() {
    const world = this.world(), { layout, dots } = this, pen = this.pen(this.ground);
    pen.clearRect(0, 0, layout.width, layout.height);
    const shown = what => !state.hidden.has(what);
    if (shown("desks")) drawDesks(pen, layout.desks, world, layout, this.side);
    if (shown("employers")) drawEmployers(pen, layout.employers, world, layout);
    for (const area of layout.places) if (area) this.area(pen, area, world.count[area.place]);
    const direct = this.pen(this.ground, false);
    for (let person = 0; person < dots.people; person++) {
      if (dots.x[person] >= 0 && (this.settled || !dots.moving[person])) this.stamp(direct, person, dots.x[person], dots.y[person]);
    }
  }

  area(pen, area, count) {
    const { type } = this.layout, lifted = state.lifted.has(setup.places[area.place].key), edge = area.x + area.w - 9;
    pen.fillStyle = lifted ? "#fff8e6" : "#f4f5f7";
    pen.beginPath();
    pen.roundRect(area.x, area.y, area.w, area.h, 7);
    pen.fill();
    if (lifted) {
      pen.strokeStyle = "#E69F00";
      pen.lineWidth = 2;
      pen.beginPath();
      pen.roundRect(area.x + 1, area.y + 1, area.w - 2, area.h - 2, 6);
      pen.stroke();
    }
    const words = written(count), counted = measure(pen, words, type, 650), last = area.lines.length - 1;
    area.lines.forEach((line, place) => {
      const y = area.y + type * (0.38 + 1.2 * place);
      write(pen, line, area.x + 9, y, type * NAME, INK, 400, edge - area.x - 9 - (place === last ? counted + 6 : 0));
    });
    write(pen, words, edge - counted, area.y + type * (0.34 + 1.2 * last), type, INK, 650);
  }

  stamp(pen, person, x, y) {
    const world = this.world(), place = world.place[person], area = this.layout.places[place & 15];
    if (!area) return;
    const marks = (place & TALKED && (place & 15) !== TALKING ? 1 : 0) | (place & MEASURE ? 2 : 0);
    const shade = (place & 15) === ELSEWHERE ? AWAY : shadeOf(world.shade[person]);
    this.stampsOf(area).put(pen, shade, marks, x * this.ratio, y * this.ratio);
  }

  stampsOf(area) {
    const radius = Math.max(0.8, Math.min(9, area.pitch * 0.37)) * this.ratio;
    const key = Math.round(radius * 4);
    if (!this.stamps.has(key)) this.stamps.set(key, new Stamps(key / 4));
    return this.stamps.get(key);
  }

  // The upper sheet: who moves, who is chosen, who is pointed at.
  over(now = performance.now()) {
    const pen = this.pen(this.front, false), { dots } = this;
    pen.clearRect(0, 0, this.front.width, this.front.height);
    const part = this.settled ? 1 : Math.min(1, (now - this.began) / (1000 * this.seconds || 1));
    if (!this.settled) for (const person of dots.movers) if (dots.x[person] >= 0) this.stamp(pen, person, ...dots.position(person, part));
    for (const [person, chosen] of [[this.hover, false], [state.person, true]]) {
      if (person === null || person >= dots.people || dots.x[person] < 0) continue;
      const [x, y] = this.settled || !dots.moving[person] ? [dots.x[person], dots.y[person]] : dots.position(person, part);
      this.ring(pen, x * this.ratio, y * this.ratio, chosen);
    }
  }

  ring(pen, x, y, chosen) {
    const radius = Math.max(7, this.layout.pitch * 1.1) * this.ratio;
    pen.lineWidth = (chosen ? 6 : 4) * this.ratio;
    pen.strokeStyle = "#fff";
    pen.beginPath();
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    pen.stroke();
    pen.lineWidth = (chosen ? 3 : 1.6) * this.ratio;
    pen.strokeStyle = INK;
    pen.stroke();
  }
}

// From the four numbers of a person to a step of the ramp, which begins and ends where the shade says.
function shadeOf(shade) {
  const { from, to } = setup.shades.find(each => each.key === state.shade);
  return Math.max(0, Math.min(15, Math.round((15 * (level(shade, state.shade) - from)) / (to - from))));
}

const stages = [...document.querySelectorAll(".world")].map((figure, side) => new Stage(side, figure));

function animate(now) {
  for (const stage of stages) stage.tick(now);
  window.requestAnimationFrame(animate);
}

hear("month", seconds => stages.forEach(stage => (stage.ready() ? stage.show(seconds) : stage.reset())));
hear("shade", () => stages.forEach(stage => stage.ready() && stage.paint()));
hear("person", () => stages.forEach(stage => stage.ready() && stage.over()));
hear("size", () => stages.forEach(stage => stage.reset()));
const sizes = new ResizeObserver(() => tell("size"));
stages.forEach(stage => sizes.observe(stage.box));
