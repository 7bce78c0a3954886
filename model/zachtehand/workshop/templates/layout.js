// Where everything stands on the stage of one world, in CSS pixels: the desks above, the employers beside them, the places below.

const PARKED = 1, TALKING = 2, BARRIERS = 3, SOCIAL = 4, VOLUNTEERING = 5, TRAINING = 6, PART_TIME = 7, BASIC_JOB = 8, WORK = 9, ELSEWHERE = 10, NOWHERE = 11;
const CROWDED = { [ELSEWHERE]: 0.62 }; // who is out of sight stands closer together
const NAME = 0.94, SMALL = 0.92; // sizes of words, as parts of the size of a title

// Columns of rows of [place, share]; a row may hold two places side by side. Shares are of the room that names leave.
const WIDE = [
  [0.36, [[[TALKING], 0.15], [[PARKED], 0.85]]],
  [0.3, [[[BARRIERS], 0.25], [[SOCIAL], 0.24], [[VOLUNTEERING], 0.34], [[TRAINING], 0.17]]],
  [0.34, [[[PART_TIME, WORK], 0.25], [[BASIC_JOB], 0.33], [[NOWHERE], 0.17], [[ELSEWHERE], 0.25]]],
];
const NARROW = [
  [1, [[[TALKING], 0.1], [[PARKED], 0.3], [[BARRIERS, SOCIAL], 0.14], [[VOLUNTEERING, TRAINING], 0.15], [[PART_TIME, WORK], 0.1], [[BASIC_JOB, NOWHERE], 0.13], [[ELSEWHERE], 0.08]]],
];

function layoutOf(width, height, people, hidden) {
  const narrow = width < 430 && height > width;
  const type = Math.max(12.5, Math.min(20.5, width / 46, narrow ? Infinity : height / 22));
  const gap = narrow ? 5 : Math.max(5, Math.min(12, width / 110));
  const { desks, employers, above } = servedAbove(width, height, type, gap, narrow, hidden);
  const places = [], largest = written(Math.round(people / 3)); // room for a count of so many digits
  let x = 0;
  for (const [share, rows] of narrow ? NARROW : WIDE) {
    const across = (width + gap) * share - gap;
    const heads = rows.map(([side]) => side.map(place => headOf(setup.places[place].title, (across + gap) / side.length - gap, type, largest)));
    for (const row of heads) { // neighbours have their counts at the same height
      const most = Math.max(...row.map(lines => lines.length));
      row.forEach(lines => lines.push(...Array(most - lines.length).fill("")));
    }
    const tall = heads.map(([lines]) => type * (0.45 + 1.2 * lines.length));
    const left = height - above - gap * (rows.length - 1) - tall.reduce((sum, each) => sum + each, 0);
    let y = above;
    rows.forEach(([side, part], row) => {
      const each = (across + gap) / side.length - gap, down = tall[row] + Math.max(7, left * part);
      side.forEach((place, position) => (places[place] = { place, x: x + position * (each + gap), y, w: each, h: down, head: tall[row], lines: heads[row][position] }));
      y += down + gap;
    });
    x += across + gap;
  }
  const lowest = Math.min(...places.filter(Boolean).map(each => each.h - each.head - 3)); // the same size everywhere, as long as all fit
  const room = places.reduce((sum, each) => sum + (each.w - 14) * Math.max(0, each.h - each.head), 0);
  const pitch = Math.max(2.6, Math.min(26, Math.max(lowest, 8), Math.sqrt((0.82 * room) / Math.max(people, 1))));
  for (const area of places.filter(Boolean)) spread(area, pitch * (CROWDED[area.place] ?? 1));
  return { width, height, narrow, type, gap, desks, employers, places, pitch };
}

// Desks and employers: side by side, or under each other where it is narrow. Alone, as in the first step of the story, the desks get more.
function servedAbove(width, height, type, gap, narrow, hidden) {
  const alone = hidden.has("employers");
  if (narrow) {
    const under = type * 5.2, down = alone ? 0 : type * 6.1;
    return { desks: { x: 0, y: 0, w: width, h: under }, employers: { x: 0, y: under + 2, w: width, h: down, columns: 2 }, above: under + down + gap };
  }
  const right = alone ? 0 : width < 620 ? 0.42 : WIDE[2][0], above = alone ? Math.max(type * 7.3, Math.min(type * 11, height * 0.36)) : type * 7.3;
  const split = (width + gap) * (1 - right);
  return { desks: { x: 0, y: 0, w: split - gap, h: above - gap }, employers: { x: split, y: 0, w: width - split, h: above - gap, columns: 1 }, above };
}

// A name on one line with the count behind it, or on more lines, so that no name is ever cut.
const ruler = document.createElement("canvas").getContext("2d");
function headOf(name, across, type, count) {
  const fits = (words, more) => measure(ruler, words, type * NAME) + more <= across - 18, counted = measure(ruler, count, type, 650) + 8;
  const lines = [""];
  for (const word of name.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (lines.at(-1) && !fits(longer, 0)) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  if (!fits(lines.at(-1), counted)) lines.push(""); // the count on a line of its own
  return lines;
}

// Room for seats inside an area at a pitch.
function spread(area, wanted) {
  const inside = area.h - area.head - 3, pitch = (area.pitch = Math.min(wanted, Math.max(2.6, inside))); // at least one row stays inside

  area.left = area.x + 8;
  area.top = area.y + area.head;
  area.columns = Math.max(1, Math.floor((area.w - 14) / pitch));
  area.rows = Math.max(1, Math.floor(inside / pitch));
}

// Make seats smaller until all fit; they do not grow again while the run lasts, so that nobody moves to and fro.
function fit(area, seats) {
  while (area.columns * area.rows < seats && area.pitch > 0.6) spread(area, area.pitch * 0.93);
}
