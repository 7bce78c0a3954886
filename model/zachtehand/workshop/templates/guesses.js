// Predict first: a question about a month to come, everybody's two numbers, and later the guesses beside the outcome.

const chartOf = key => setup.charts.find(chart => chart.key === key);
let typed = {}; // what stands in the fields and was not sent yet

function showQuestion() {
  const { question, past_questions: past } = state.room, box = at("question");
  box.hidden = !question;
  if (question) {
    const told = box.querySelector(".told");
    if (typed.number !== question.number) typed = { number: question.number };
    const key = JSON.stringify([question, state.room.you.role, state.room.present, titleOf(0), titleOf(1)]);
    if (box.dataset.number !== String(question.number)) window.scrollTo({ top: 0 });
    box.dataset.number = question.number;
    if (box.dataset.key !== key) {
      box.dataset.key = key;
      const kept = box.contains(document.activeElement) ? document.activeElement.id : null;
      told.replaceChildren(...questionParts(question));
      if (kept) at(kept)?.focus();
    }
  }
  at("past").hidden = !past?.length;
  const before = JSON.stringify(past.map(each => [each.number, cameOut(each)]));
  if (past.length && at("past").dataset.key !== before) {
    at("past").dataset.key = before;
    at("past").replaceChildren(make("h2", {}, say("guess.past")), ...past.map(each => make("section", { className: "asked-before" }, make("h3", {}, questionWords(each)), strip(each), outcomeWords(each))));
  }
}

// The outcome, once it may be seen: a replay keeps it until its month has come.
const cameOut = question => (question.outcome && (source.kind === "live" || state.month >= question.month) ? question.outcome : null);

function questionWords(question) {
  return say("guess.question", { what: chartOf(question.indicator).title, month: question.month });
}

function questionParts(question) {
  const open = question.open ?? !question.revealed;
  const count = say("guess.count", { count: question.count, present: Math.max(question.count, state.room.present) });
  const parts = [make("h2", { id: "question-title" }, questionWords(question)), make("p", { className: "definition" }, chartOf(question.indicator).definition)];
  if (source.kind === "live" && open && !isFacilitator()) parts.push(guessForm(question));
  parts.push(question.revealed ? outcomeWords(question) : make("p", { className: "sofar" }, open ? count : `${count} ${say("guess.closed")}`));
  if (isFacilitator()) {
    parts.push(make("p", { className: "group" },
      question.revealed ? null : button("reveal", say("guess.reveal"), () => source.send({ do: "reveal" })),
      button("drop", say("guess.drop"), () => source.send({ do: "drop_question" }))));
  }
  const { clientWidth } = at("main");
  return [make("div", {}, parts), question.revealed ? strip(question, clientWidth > 832 ? clientWidth * 0.28 : clientWidth - 60) : null].filter(Boolean);
}

function guessForm(question) {
  const chart = chartOf(question.indicator);
  const step = chart.times === 100 ? 1 : 10 ** -chart.decimals;
  const fields = SIDES.map((side, place) => {
    const value = typed[side] ?? (question.yours ? rounded(question.yours[place] * chart.times, chart.decimals) : "");
    const field = make("input", { type: "number", id: `guess-${side}`, inputMode: "decimal", required: true, min: chart.low * chart.times, max: chart.high * chart.times, step: "any", value, oninput: () => (typed[side] = field.value) });
    field.dataset.step = step;
    return make("label", { className: `field ${side}` }, make("span", {}, make("b", {}, side.toUpperCase()), ` ${titleOf(place)}`), make("span", { className: "entry" }, field, make("span", { className: "unit" }, chart.unit)),
      make("small", { id: `now-${side}` }, standing(chart, place)));
  });
  const name = make("input", { type: "text", id: "guess-name", maxLength: 40, value: kept("name") ?? "", autocomplete: "nickname", onchange: () => {
    kept("name", name.value);
    source.send({ do: "name", name: name.value });
  } });
  return make("form", { className: "guess", onsubmit: event => {
    event.preventDefault();
    const [a, b] = SIDES.map(side => Number(at(`guess-${side}`).value) / chart.times);
    source.send({ do: "guess", question: question.number, a, b });
    typed = { number: question.number };
    announce(say("guess.sent"));
  } }, fields, make("label", { className: "field" }, make("span", {}, say("guess.name")), name), make("button", { type: "submit", id: "guess-send", className: "main" }, say(question.yours ? "guess.change" : "guess.send")));
}

// Where this world stands, beside the field for its guess; at the start, what can be guessed.
function standing(chart, side) {
  const now = state.month ? frame()?.worlds[side].chart[setup.charts.indexOf(chart)] : undefined;
  return now === undefined ? say("guess.range", { low: written(chart.low * chart.times), high: written(chart.high * chart.times) }) : say("guess.now", { value: valueOf(chart, now) });
}

const rounded = (value, decimals) => Number(value.toFixed(decimals));

// The guesses as dots on a line per world, and the outcome as a bar across.
function strip(question, room = at("main").clientWidth - 60) {
  const chart = chartOf(question.indicator), width = Math.max(260, Math.min(620, room)), left = 26, right = 14, row = 54, base = 40, rem = parseFloat(getComputedStyle(document.documentElement).fontSize), height = row + base + 1.4 * rem;
  const all = [...question.guesses.flatMap(guess => [guess.a, guess.b]), ...(cameOut(question) ?? [])];
  if (!all.length) return make("p", {}, say("guess.nobody"));
  let [low, high] = [Math.min(...all), Math.max(...all)];
  const air = (high - low || Math.abs(high) * 0.2 || 1) * 0.12;
  [low, high] = [low - air, high + air];
  const x = value => left + ((value - low) / (high - low)) * (width - left - right);
  const drawn = SIDES.map((side, place) => {
    const floor = place * row + base, parts = [draw("text", { class: `letter-of ${side}`, x: 2, y: floor + 4 }, side.toUpperCase()), draw("path", { class: "axis", d: `M${left} ${floor}H${width - right}` })];
    const piles = new Map();
    for (const guess of [...question.guesses].sort((one, other) => one[side] - other[side])) {
      const column = Math.round(x(guess[side]) / 9), high_up = piles.get(column) ?? 0;
      piles.set(column, high_up + 1);
      parts.push(draw("circle", { class: `guessed ${side}`, cx: column * 9, cy: floor - 6 - Math.min(high_up, 4) * 8, r: 4.2 }, draw("title", {}, `${guess.name || say("guess.anonymous")}: ${valueOf(chart, guess[side])}`)));
    }
    if (cameOut(question)) {
      const here = x(question.outcome[place]);
      parts.push(draw("path", { class: `outcome ${side}`, d: `M${here} ${floor - 36}V${floor + 6}` }),
        draw("text", { class: `value ${side}`, x: Math.max(left, Math.min(width - right - 40, here + 6)), y: floor - 27 }, valueOf(chart, question.outcome[place])));
    }
    return parts;
  });
  const ends = [low, high].map((value, end) => draw("text", { class: "bound", x: end ? width - right : left, y: height - 0.3 * rem, "text-anchor": end ? "end" : "start" }, valueOf(chart, value)));
  return draw("svg", { class: "strip", width, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": stripWords(question) }, drawn.flat(), ends);
}

function stripWords(question) {
  const chart = chartOf(question.indicator);
  const middle = side => {
    const values = question.guesses.map(guess => guess[side]).sort((one, other) => one - other);
    return values.length ? values[Math.floor(values.length / 2)] : NaN;
  };
  return say("guess.strip", { count: question.guesses.length, a: valueOf(chart, middle("a")), b: valueOf(chart, middle("b")) });
}

function outcomeWords(question) {
  const chart = chartOf(question.indicator);
  const words = cameOut(question) ? say("guess.outcome", { month: question.month, a: valueOf(chart, question.outcome[0]), b: valueOf(chart, question.outcome[1]) }) : say("guess.wait", { month: question.month });
  return make("p", {}, make("span", { className: "sofar" }, words), question.guesses.length ? ` ${stripWords(question)}` : "");
}

// The facilitator's form for a new question.
function openAsk() {
  const indicator = make("select", { id: "ask-indicator" }, ordered.map(({ chart }) => make("option", { value: chart.key }, `${chart.title} (${chart.unit})`)));
  const { months } = state.room, now = lastMonth();
  const month = make("input", { type: "number", id: "ask-month", min: now + 1, max: months, step: 1, required: true, value: Math.min(months, Math.max(now + 1, Math.ceil((now + 1) / 12) * 12 + 12)) });
  openSide("ask", say("guess.title"), make("form", { className: "stack", onsubmit: event => {
    event.preventDefault();
    source.send({ do: "ask", indicator: indicator.value, month: Number(month.value) });
    closeSide();
  } }, make("p", {}, say("guess.explain")), make("label", {}, say("guess.what"), indicator), make("label", {}, say("guess.when"), month), make("button", { type: "submit", className: "main" }, say("guess.ask"))));
}

hear("room", showQuestion);
hear("month", () => {
  if (source.kind === "replay") return showQuestion();
  const { question } = state.room;
  if (question && at("now-a")) SIDES.forEach((side, place) => (at(`now-${side}`).textContent = standing(chartOf(question.indicator), place)));
});
