// What serves the people: caseworkers' desks with their pile of files and their load, and the vacancies of employers.

const FULL_LOAD = 50; // a load of 1, in fiftieths
const INK = "#1f2328", SOFT = "#4d545c", FAINT = "#c3c8ce", PAPER = "#e9dcc3", SHEET = "#a98f5d", ALARM = "#a33b00";

// Piles of files per caseworker, one sheet per file where they fit and else per so many; under them how much of the hours is asked for.
function drawDesks(pen, box, world, layout, side) {
  const { type } = layout, count = world.files.length, small = type * SMALL;
  title(pen, [say("stage.desks")], deskWords(world, side), box, type);
  if (!count) return;
  const top = box.y + type * 2.05, floor = box.y + box.h - type * 0.75, each = (box.w - 16) / count, most = Math.max(1, ...world.files);
  const label = measure(pen, written(most), small) + 14, spacious = each > label + type * 0.95;
  const { per, rows, stacks, width } = pilesOf(most, floor - top, spacious ? each - label : each - 3, type);
  const wide = stacks * (width + 3) - 3, step = Math.min(each, spacious ? wide + label + type * 0.9 : wide + type * 0.8);
  for (let desk = 0; desk < count; desk++) {
    const x = box.x + 8 + desk * step, over = world.load[desk] > FULL_LOAD;
    for (let stack = 0, left = Math.ceil(world.files[desk] / per); left > 0; stack++, left -= rows) pile(pen, x + stack * (width + 3), floor, width, Math.min(left, rows), (floor - top) / rows, over);
    gauge(pen, x, floor + 2, wide, Math.max(3, type * 0.32), world.load[desk] / FULL_LOAD);
    if (spacious) {
      const beside = x + wide + (over ? 9 : 5);
      write(pen, written(world.files[desk]), beside, floor - small * 1.05, small, INK);
      if (world.talks[desk]) bubble(pen, beside, floor - small * 2.85, small, world.talks[desk]);
    } else if (each > 5 && world.talks[desk]) {
      pen.fillStyle = INK;
      pen.beginPath();
      pen.arc(x + wide / 2, top - 5, Math.min(2.4, each / 4), 0, 2 * Math.PI);
      pen.fill();
    }
  }
}

// How many caseworkers, and how many of them are asked for more hours than they have; the longest words that fit come first.
function deskWords(world, side) {
  const count = world.files.length, { dials } = state.room.worlds[side];
  if (!count) return [say(state.month === 0 && dials.caseload !== 0 ? "stage.desks_soon" : "stage.no_desks")];
  const over = world.load.reduce((sum, load) => sum + (load > FULL_LOAD), 0);
  if (over && count === 1) return [say("stage.desk_over")];
  return over ? [say("stage.desks_over", { count, over })] : [say("stage.desks_count", { count }), String(count)];
}

// How many files one sheet stands for, sheets in a pile, piles on a desk and the width of each, so that the highest number of files fits.
function pilesOf(most, height, across, type) {
  const width = Math.max(1, Math.min(type * 2.3, across)), room = Math.max(1, Math.floor((across + 3) / (width + 3)));
  const rows = Math.max(1, Math.floor(height / 3.2)), per = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000].find(files => most / files <= rows * room) ?? 20000;
  const stacks = Math.ceil(Math.ceil(most / per) / rows);
  return { per, stacks, width, rows: Math.max(1, Math.ceil(Math.ceil(most / per) / stacks)) };
}

function pile(pen, x, floor, width, sheets, thick, over) {
  const step = Math.min(thick, 5);
  for (let sheet = 0; sheet < sheets; sheet++) {
    const y = floor - (sheet + 1) * step, lean = width > 6 ? ((sheet * 7) % 3) - 1 + (over ? sheet * 0.18 : 0) : 0;
    pen.fillStyle = PAPER;
    pen.fillRect(x + lean, y, width, Math.max(1, step - 0.6));
    pen.fillStyle = SHEET;
    pen.fillRect(x + lean, y + Math.max(0.5, step - 1), width, Math.max(0.5, Math.min(1, step * 0.3)));
  }
}

// Hours asked for against hours there are: a bar up to the tick is what fits; beyond it the bar is open, with a mark above.
function gauge(pen, x, y, width, height, load) {
  pen.fillStyle = FAINT;
  pen.fillRect(x, y, width, height);
  pen.fillStyle = INK;
  pen.fillRect(x, y, width * Math.min(1, load), height);
  if (load <= 1) return;
  const beyond = Math.min(width * 0.6, width * (load - 1));
  pen.fillStyle = ALARM;
  for (let part = 0; part < beyond; part += 4) pen.fillRect(x + width + part + 1, y, 2, height);
  pen.beginPath();
  pen.moveTo(x + width - 1, y - 1);
  pen.lineTo(x + width + 6, y - 1);
  pen.lineTo(x + width + 2.5, y - 8);
  pen.fill();
}

// How many were talked with this month.
function bubble(pen, x, y, size, talks) {
  const words = written(talks), width = measure(pen, words, size) + 8, height = size * 1.35;
  pen.strokeStyle = INK;
  pen.lineWidth = 1.2;
  pen.fillStyle = "#fff";
  pen.beginPath();
  pen.roundRect(x, y, width, height, 5);
  pen.fill();
  pen.stroke();
  pen.beginPath();
  pen.moveTo(x + 4, y + height);
  pen.lineTo(x - 1, y + height + 4);
  pen.lineTo(x + 9, y + height);
  pen.fill();
  pen.stroke();
  write(pen, words, x + 4, y + size * 0.2, size, INK);
}

// Open squares are vacancies within reach, filled ones people from the group who were hired this month.
function drawEmployers(pen, box, world, layout) {
  const { type } = layout, small = type * SMALL, columns = box.columns, across = (box.w - 8) / columns;
  title(pen, [say("stage.employers"), say("stage.employers_short")], [], box, type);
  const rows = Math.ceil(setup.segments.length / columns), line = (box.h - type * 1.9) / rows, size = Math.min(line - 3, small * 0.72), counted = 2 * (size + type * 1.5);
  const named = Math.min(across - counted - 18, Math.max(...setup.segments.map(name => measure(pen, name, small))));
  setup.segments.forEach((name, segment) => {
    const x = box.x + 8 + Math.floor(segment / rows) * across, y = box.y + type * 1.9 + (segment % rows) * line;
    write(pen, name, x, y, Math.min(small, line * 0.95), SOFT, 400, named);
    squares(pen, x + named + 9, y + (line - size) / 2 - 1, size, x + across - 10, world.vacancies[segment], world.hired[segment]);
  });
}

// A square each, or where there are too many one of each kind with a number.
function squares(pen, x, y, size, right, vacancies, hired) {
  const square = (left, filled) => {
    pen.fillStyle = pen.strokeStyle = INK;
    pen.lineWidth = 1.2;
    if (filled) pen.fillRect(left, y, size, size);
    else pen.strokeRect(left + 0.6, y + 0.6, size - 1.2, size - 1.2);
  };
  if ((vacancies + hired) * (size + 3) <= right - x) {
    for (let each = 0; each < vacancies + hired; each++) square(x + each * (size + 3), each < hired);
    return;
  }
  for (const [count, filled] of [[hired, true], [vacancies, false]]) {
    if (!count) continue;
    square(x, filled);
    const words = written(count), type = size * 1.4;
    write(pen, words, x + size + 3, y - type * 0.15, type, INK);
    x += size + 9 + measure(pen, words, type);
  }
}

// A title, and beside it what more there is to say: of both the longest words that fit.
function title(pen, words, more, box, size) {
  const longest = (choice, scale, weight, room) => choice.find(each => measure(pen, each, scale, weight) <= room);
  const named = longest(words, size, 600, box.w - 12) ?? words.at(-1), from = box.x + 18 + measure(pen, named, size, 600);
  write(pen, named, box.x + 8, box.y + size * 0.3, size, INK, 600, box.w - 12);
  const said = longest(more, size * SMALL, 400, box.x + box.w - from);
  if (said) write(pen, said, from, box.y + size * 0.37, size * SMALL, SOFT);
}

const FAMILY = "system-ui, sans-serif";
// Words at a place; where there is little room they are set narrower, never cut.
function write(pen, words, x, y, size, colour, weight = 400, room = Infinity) {
  pen.font = `${weight} ${size}px ${FAMILY}`;
  pen.textBaseline = "top";
  pen.fillStyle = colour;
  if (room === Infinity) pen.fillText(words, x, y);
  else pen.fillText(words, x, y, Math.max(1, room));
}

function measure(pen, words, size, weight = 400) {
  pen.font = `${weight} ${size}px ${FAMILY}`;
  return pen.measureText(words).width;
}
