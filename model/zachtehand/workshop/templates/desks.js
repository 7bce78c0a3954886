// What serves the people: caseworkers' desks with their pile of files and their load, and the vacancies of employers.

const FULL_LOAD = 50; // a load of 1, in fiftieths
const INK = "#1f2328", SOFT = "#4d545c", FAINT = "#c3c8ce", PAPER = "#e9dcc3", SHEET = "#a98f5d", ALARM = "#a33b00";

// A pile per caseworker, one sheet per so many files; under it how much of the hours is asked for.
function drawDesks(pen, box, world, layout) {
  const { type } = layout, count = world.files.length;
  const small = type * 0.9;
  pen.textBaseline = "top";
  title(pen, say("stage.desks"), deskWords(world), box, type);
  if (!count) {
    write(pen, say("stage.no_desks"), box.x + 8, box.y + type * 1.9, small, SOFT);
    return;
  }
  const top = box.y + type * 1.75, floor = box.y + box.h - type * 1.05;
  const each = Math.min(type * 4.6, (box.w - 16) / count), width = Math.max(1, each * (each > type * 3.6 ? 0.5 : 0.72));
  const most = Math.max(1, ...world.files), per = sheetsOf(most, floor - top);
  for (let desk = 0; desk < count; desk++) {
    const x = box.x + 8 + desk * each;
    pile(pen, x, floor, width, Math.ceil(world.files[desk] / per), (floor - top) / Math.ceil(most / per), world.load[desk] > FULL_LOAD);
    gauge(pen, x, floor + 2, width, Math.max(3, type * 0.32), world.load[desk] / FULL_LOAD);
    if (each > type * 3.6) {
      write(pen, written(world.files[desk]), x + width + 4, floor - small * 1.05, small, INK);
      if (world.talks[desk]) bubble(pen, x + width + 4, floor - small * 2.75, small, world.talks[desk]);
    } else if (each > 5 && world.talks[desk]) {
      pen.fillStyle = INK;
      pen.beginPath();
      pen.arc(x + width / 2, top - 1, Math.min(2.4, each / 4), 0, 2 * Math.PI);
      pen.fill();
    }
  }
}

function deskWords(world) {
  const count = world.files.length;
  if (!count) return "";
  const over = world.load.reduce((sum, load) => sum + (load > FULL_LOAD), 0);
  return over ? say("stage.desks_over", { count, over }) : say("stage.desks_count", { count });
}

// How many files one sheet of a pile stands for, so that the highest pile fits.
function sheetsOf(most, height) {
  return [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000].find(per => most / per <= height / 3.2) ?? 20000;
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
  const { type } = layout, small = type * 0.9;
  title(pen, fitting(pen, say("stage.employers"), type, box.w - 12, 600), "", box, type);
  const rows = setup.segments.length, line = (box.h - type * 1.75) / rows, square = Math.min(line - 2, small * 0.72);
  const names = setup.segments.map(name => fitting(pen, name, small, box.w * 0.62));
  const across = Math.max(...names.map(name => measure(pen, name, small))) + 16;
  for (let segment = 0; segment < rows; segment++) {
    const y = box.y + type * 1.7 + segment * line;
    write(pen, names[segment], box.x + 8, y, Math.min(small, line * 0.92), SOFT);
    squares(pen, box.x + across + 2, y + 1, square, box.x + box.w - 4, world.vacancies[segment], world.hired[segment]);
  }
}

function squares(pen, x, y, size, right, vacancies, hired) {
  const fits = Math.max(1, Math.floor((right - x) / (size + 3)));
  pen.lineWidth = 1.2;
  for (let each = 0; each < Math.min(fits, vacancies + hired); each++) {
    const left = x + each * (size + 3);
    pen.fillStyle = pen.strokeStyle = INK;
    if (each < hired) pen.fillRect(left, y, size, size);
    else pen.strokeRect(left + 0.6, y + 0.6, size - 1.2, size - 1.2);
  }
}

function title(pen, words, more, box, size) {
  write(pen, words, box.x + 8, box.y + size * 0.35, size, INK, 600);
  if (more) write(pen, fitting(pen, more, size * 0.82, box.w - measure(pen, words, size, 600) - 26), box.x + 18 + measure(pen, words, size, 600), box.y + size * 0.48, size * 0.82, SOFT);
}

const FAMILY = "system-ui, sans-serif";
function write(pen, words, x, y, size, colour, weight = 400) {
  pen.font = `${weight} ${size}px ${FAMILY}`;
  pen.textBaseline = "top";
  pen.fillStyle = colour;
  pen.fillText(words, x, y);
}

function measure(pen, words, size, weight = 400) {
  pen.font = `${weight} ${size}px ${FAMILY}`;
  return pen.measureText(words).width;
}

// Words cut so that they fit.
function fitting(pen, words, size, width, weight = 400) {
  if (measure(pen, words, size, weight) <= width) return words;
  let cut = words;
  while (cut.length > 1 && measure(pen, `${cut}…`, size, weight) > width) cut = cut.slice(0, -1);
  return `${cut.trimEnd()}…`;
}
