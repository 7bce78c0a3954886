// Words and numbers in the reader's language, and elements made of them. Data becomes text, never markup.

const language = setup.language;

// A text of the catalogue; what stands in braces is filled in.
function say(key, values = {}) {
  const words = setup.words[key];
  if (words === undefined) throw new Error(`no words for ${key}`);
  return words.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

const formats = new Map();
function written(value, decimals = 0) {
  if (!Number.isFinite(value)) return "–";
  if (!formats.has(decimals)) {
    // "negative": what rounds to nothing has no sign
    formats.set(decimals, new Intl.NumberFormat(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals, signDisplay: "negative" }));
  }
  return formats.get(decimals).format(value).replace("-", "−");
}

// A value of a chart as people write it: shares as percentages.
function valueOf(chart, value) {
  return written(value * chart.times, chart.decimals) + (chart.times === 100 ? "\u00a0%" : "");
}

// The name of a month of the run in the calendar.
function dateOf(month) {
  const [year, first] = state.room.first_month.split("-").map(Number);
  const date = new Date(Date.UTC(year, first - 1 + Math.max(0, month - 1), 1));
  return new Intl.DateTimeFormat(language, { month: "long", year: "numeric", timeZone: "UTC" }).format(date);
}

// An element: properties and "aria-…"/"data-…" attributes by name, children as elements or text.
function make(tag, properties = {}, ...children) {
  return filled(document.createElement(tag), properties, children);
}

function draw(tag, properties = {}, ...children) {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", tag), properties, children);
}

function filled(element, properties, children) {
  const drawn = element.namespaceURI.endsWith("svg");
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name in element && !name.includes("-") && !drawn) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.flat().filter(each => each !== null && each !== undefined).map(each => (typeof each === "number" ? String(each) : each)));
  return element;
}

const at = id => document.getElementById(id);

// Say something to those who do not see: politely, the last thing said counts.
function announce(words) {
  at("said").textContent = words;
}
