// Pointing at people: by mouse, finger or keyboard; who is chosen is seen in both worlds.

function choosePerson(person) {
  state.person = person;
  state.life = null;
  tell("person");
  if (person === null) return closeSide();
  source.send({ do: "look", person });
  showLife();
}

function pointTo(person) {
  for (const stage of stages) {
    if (stage.hover === person) continue;
    stage.hover = person;
    if (stage.ready()) stage.over();
  }
}

// A person in a few words: where, and the number that the colour shows.
function personWords(person, side) {
  const world = frame().worlds[side], place = world.place[person];
  const shade = setup.shades.find(each => each.key === state.shade);
  const marks = [[TALKED, "mark.talked"], [MEASURE, "mark.measure"]].filter(([mark]) => place & mark).map(([, key]) => say(key));
  return [say("person.short", { person }), setup.places[place & 15].title, `${shade.title} ${shadeWords(state.shade, level(world.shade[person], state.shade))}`, ...marks].join(" · ");
}

function shadeWords(kind, value) {
  if (kind === "wellbeing") return written((value * 10) / 15);
  if (kind === "contact") return value === 15 ? say("shade.long_ago") : say("shade.months", { months: value * 2 });
  return written(value / 15, 1);
}

function tip(words, x, y) {
  const box = at("tip");
  box.hidden = !words;
  if (!words) return;
  box.textContent = words;
  box.style.left = `${Math.max(6, Math.min(x + 14, window.innerWidth - box.offsetWidth - 8))}px`;
  box.style.top = `${y + 18 + box.offsetHeight > window.innerHeight ? y - box.offsetHeight - 12 : y + 18}px`;
}

function pointedAt(stage, event) {
  const box = stage.box.getBoundingClientRect();
  return stage.ready() ? stage.dots.nearest(event.clientX - box.left, event.clientY - box.top, Math.max(10, stage.layout.pitch * 1.5)) : null;
}

// With the keys: places up and down, people left and right.
function walk(stage, key) {
  if (!stage.ready()) return;
  const { places } = stage.layout, { taken } = stage.dots.seats;
  const full = places.filter(area => area && taken[area.place].some(person => person >= 0)).map(area => area.place);
  if (!full.length) return;
  const here = stage.hover ?? state.person, now = here === null ? -1 : full.indexOf(stage.dots.seats.place[here]);
  if (key === "ArrowUp" || key === "ArrowDown") {
    const place = full[(now + (key === "ArrowDown" ? 1 : -1) + full.length) % full.length];
    return reach(stage, taken[place].find(person => person >= 0), true);
  }
  const row = taken[full[Math.max(0, now)]].filter(person => person >= 0);
  const seat = here === null ? -1 : row.indexOf(here);
  reach(stage, row[(seat + (key === "ArrowRight" ? 1 : -1) + row.length) % row.length], false);
}

function reach(stage, person, placed) {
  pointTo(person);
  const place = stage.world().place[person] & 15, words = personWords(person, stage.side);
  announce(placed ? say("stage.place", { place: setup.places[place].title, count: stage.world().count[place], person: words }) : words);
  const box = stage.box.getBoundingClientRect();
  tip(words, box.left + stage.dots.x[person], box.top + stage.dots.y[person]);
}

for (const stage of stages) {
  stage.box.addEventListener("pointermove", event => {
    if (event.pointerType === "touch") return;
    const person = pointedAt(stage, event);
    pointTo(person);
    tip(person === null ? null : personWords(person, stage.side), event.clientX, event.clientY);
  });
  const away = () => {
    pointTo(null);
    tip(null);
  };
  stage.box.addEventListener("pointerleave", away);
  stage.box.addEventListener("blur", away);
  stage.box.addEventListener("click", event => {
    tip(null);
    choosePerson(pointedAt(stage, event));
  });
  stage.box.addEventListener("keydown", event => {
    if (event.key.startsWith("Arrow")) walk(stage, event.key);
    else if (event.key === "Enter" && stage.hover !== null) {
      tip(null);
      choosePerson(stage.hover);
    } else if (event.key === "Escape") choosePerson(null);
    else if (event.key === " " && drives()) source.send({ do: state.room.playing ? "pause" : "play" });
    else return;
    event.preventDefault();
  });
}
