// The people of one world as dots: where they are, where they go, and how they look.

// Small pictures of a dot: one per level and mark, made once per size, so that a month costs a copy per person and no drawing.
class Stamps {
  constructor(radius) {
    this.radius = radius;
    this.half = Math.ceil(radius * 1.7 + 2);
    const size = 2 * this.half;
    this.size = size;
    this.sheet = make("canvas", { width: size * 17, height: size * 4 });
    const pen = this.sheet.getContext("2d");
    for (let shade = 0; shade < 17; shade++) {
      for (let mark = 0; mark < 4; mark++) this.paint(pen, shade, mark, shade * size + this.half, mark * size + this.half);
    }
  }

  paint(pen, shade, mark, x, y) {
    const radius = this.radius;
    pen.fillStyle = shade < 16 ? setup.ramp[shade] : "#8b9097";
    pen.beginPath();
    if (mark & 2) pen.rect(x - radius * 0.95, y - radius * 0.95, radius * 1.9, radius * 1.9); // under a measure: a square
    else pen.arc(x, y, radius, 0, 2 * Math.PI);
    pen.fill();
    pen.strokeStyle = "#1f2328";
    if (mark & 2) {
      pen.lineWidth = Math.max(1, radius * 0.42);
      pen.stroke();
    }
    if (mark & 1) { // talked: a ring around it
      pen.lineWidth = Math.max(0.8, radius * 0.3);
      pen.beginPath();
      pen.arc(x, y, radius * 1.45, 0, 2 * Math.PI);
      pen.stroke();
    }
  }

  put(pen, shade, mark, x, y) {
    const size = this.size;
    pen.drawImage(this.sheet, shade * size, mark * size, size, size, Math.round(x) - this.half, Math.round(y) - this.half, size, size);
  }
}

const AWAY = 16; // the grey stamp, for who is out of sight
const eased = part => (part < 0.5 ? 4 * part ** 3 : 1 - (2 - 2 * part) ** 3 / 2);

class Dots {
  constructor(people) {
    this.people = people;
    this.seats = new Seats(people);
    this.x = new Float32Array(people); // where they are going, in CSS pixels; negative is nowhere
    this.y = new Float32Array(people);
    this.fromX = new Float32Array(people);
    this.fromY = new Float32Array(people);
    this.movers = new Int32Array(0);
    this.moving = new Uint8Array(people);
    this.x.fill(-1);
  }

  // Seats for everybody at once, in the order of their numbers: the same in both worlds at the start.
  restart() {
    this.seats = new Seats(this.people);
    this.x.fill(-1);
  }

  // Take a month: `part` is how far the moves before it had come.
  take(world, layout, part) {
    for (const person of this.movers) [this.x[person], this.y[person]] = this.position(person, part);
    this.seats.follow(world.place);
    for (const area of layout.places) if (area) fit(area, this.seats.needed(area.place));
    const movers = [];
    this.moving.fill(0);
    for (let person = 0; person < this.people; person++) {
      const area = layout.places[this.seats.place[person]];
      const before = this.x[person];
      this.fromX[person] = before;
      this.fromY[person] = this.y[person];
      if (!area) {
        this.x[person] = -1;
        continue;
      }
      const seat = this.seats.seat[person];
      this.x[person] = area.left + ((seat % area.columns) + 0.5) * area.pitch;
      this.y[person] = area.top + (Math.floor(seat / area.columns) + 0.5) * area.pitch;
      if (before < 0) { // comes in by the door, at the left
        this.fromX[person] = 0;
        this.fromY[person] = layout.height;
      }
      if (Math.abs(this.x[person] - this.fromX[person]) + Math.abs(this.y[person] - this.fromY[person]) > 0.5) {
        movers.push(person);
        this.moving[person] = 1;
      }
    }
    this.movers = Int32Array.from(movers);
  }

  // Where a mover is when this part of the way is done.
  position(person, part) {
    const done = eased(part);
    return [this.fromX[person] + (this.x[person] - this.fromX[person]) * done, this.fromY[person] + (this.y[person] - this.fromY[person]) * done];
  }

  // The person nearest to a point, or null.
  nearest(x, y, reach) {
    let best = null, least = reach * reach;
    for (let person = 0; person < this.people; person++) {
      if (this.x[person] < 0) continue;
      const distance = (this.x[person] - x) ** 2 + (this.y[person] - y) ** 2;
      if (distance < least) [best, least] = [person, distance];
    }
    return best;
  }
}
