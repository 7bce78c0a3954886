// Where everything stands on the stage of one world, in CSS pixels: the desks above, the employers beside them, the places below.

const PARKED = 1, TALKING = 2, BARRIERS = 3, SOCIAL = 4, VOLUNTEERING = 5, TRAINING = 6, PART_TIME = 7, BASIC_JOB = 8, WORK = 9, ELSEWHERE = 10, NOWHERE = 11;
const CROWDED = { [ELSEWHERE]: 0.62 }; // who is out of sight stands closer together

// Columns of rows of [place, share]; a row may hold two places side by side.
const WIDE = [
  [0.36, [[[TALKING], 0.17], [[PARKED], 0.83]]],
  [0.3, [[[BARRIERS], 0.25], [[SOCIAL], 0.24], [[VOLUNTEERING], 0.32], [[TRAINING], 0.19]]],
  [0.34, [[[PART_TIME, WORK], 0.24], [[BASIC_JOB], 0.3], [[NOWHERE], 0.17], [[ELSEWHERE], 0.29]]],
];
const NARROW = [
  [1, [[[TALKING], 0.11], [[PARKED], 0.25], [[BARRIERS, SOCIAL], 0.14], [[VOLUNTEERING, TRAINING], 0.15], [[PART_TIME, WORK], 0.1], [[BASIC_JOB, NOWHERE], 0.14], [[ELSEWHERE], 0.11]]],
];

function layoutOf(width, height, people) {
  const narrow = width < 430;
  const type = Math.max(12.5, Math.min(20.5, width / 46));
  const gap = narrow ? 5 : Math.max(5, width / 110), head = type * 1.65;
  const above = narrow ? type * 5.6 : type * 6.8;
  const right = narrow ? 0.4 : WIDE[2][0];
  const desks = { x: 0, y: 0, w: (width + gap) * (1 - right) - gap, h: above - gap };
  const employers = { x: (width + gap) * (1 - right), y: 0, w: (width + gap) * right - gap, h: above - gap };
  const places = [];
  let x = 0;
  for (const [share, rows] of narrow ? NARROW : WIDE) {
    const across = (width + gap) * share - gap;
    let y = above;
    for (const [side, part] of rows) {
      const down = (height - above + gap) * part - gap, each = (across + gap) / side.length - gap;
      side.forEach((place, position) => (places[place] = { place, x: x + position * (each + gap), y, w: each, h: down }));
      y += down + gap;
    }
    x += across + gap;
  }
  const room = places.reduce((sum, each) => sum + (each.w - 12) * Math.max(0, each.h - head), 0);
  const pitch = Math.max(2.6, Math.min(16, Math.sqrt((0.82 * room) / Math.max(people, 1))));
  for (const area of places.filter(Boolean)) spread(area, pitch * (CROWDED[area.place] ?? 1), head);
  return { width, height, narrow, type, gap, head, desks, employers, places, pitch };
}

// Room for seats inside an area at a pitch.
function spread(area, wanted, head) {
  const pitch = (area.pitch = Math.min(wanted, Math.max(2.6, area.h - head - 4))); // at least one row stays inside

  area.left = area.x + 8;
  area.top = area.y + head;
  area.columns = Math.max(1, Math.floor((area.w - 14) / pitch));
  area.rows = Math.max(1, Math.floor((area.h - head - 4) / pitch));
}

// Make seats smaller until all fit; they do not grow again while the run lasts, so that nobody moves to and fro.
function fit(area, seats, head) {
  while (area.columns * area.rows < seats && area.pitch > 0.6) spread(area, area.pitch * 0.93, head);
}
