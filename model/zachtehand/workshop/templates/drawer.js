// The facilitator's drawer: other scenarios, every setting with what it does and where its range comes from, bookmarks, the way in.

const drawer = { told: null, values: [null, null], rows: [], asked: false };

async function openSettings() {
  openSide("settings", say("drawer.title"), make("p", {}, say("drawer.loading")));
  drawer.told ??= await fetch(`/settings?lang=${language}`).then(answer => answer.json());
  if (panel.kind !== "settings") return;
  drawer.rows = [];
  const search = make("input", { type: "search", id: "search", oninput: () => sift(search.value) });
  openSide("settings", say("drawer.title"), [
    make("details", { id: "scenarios" }, make("summary", {}, say("drawer.scenarios")), scenarioForm()),
    make("p", { className: "small-print" }, say("drawer.explain")),
    make("label", { className: "stack" }, say("drawer.search"), search),
    make("details", { id: "about-dials" }, make("summary", {}, say("drawer.dials")), drawer.told.dials.map(aboutDial)),
    ...drawer.told.instruments.map(group => make("details", { className: "group-of-settings" }, make("summary", {}, group.title), group.settings.map(settingRow))),
  ]);
  source.send({ do: "settings" });
}

function scenarioForm() {
  const { worlds, clients, months, seed } = state.room;
  const about = make("div", { className: "small-print" });
  const chosen = worlds.map((world, side) => make("select", { id: `scenario-${SIDES[side]}` }, drawer.told.scenarios.map(each => make("option", { value: each.name, selected: each.name === world.name }, each.title))));
  const describe = () => about.replaceChildren(...chosen.flatMap((select, side) => {
    const told = drawer.told.scenarios.find(each => each.name === select.value);
    return told ? [make("p", {}, make("b", {}, `${side ? "B" : "A"}: ${told.question}`), ` ${told.description}`), make("p", {}, `${say("drawer.from")} ${told.source}`)] : [];
  }));
  chosen.forEach(select => select.addEventListener("change", describe));
  describe();
  const number = (id, value, min, max) => make("input", { type: "number", id, value, min, max, step: 1, required: true });
  const fields = [number("people", clients, 100, 10000), number("length", months, 1, 240), number("luck", seed, 0, 999999999)];
  return make("form", { className: "stack", onsubmit: event => {
    event.preventDefault();
    const [people, length, luck] = fields.map(field => Number(field.value));
    source.send({ do: "choose", a: chosen[0].value, b: chosen[1].value, seed: luck, months: length, clients: people });
    closeSide();
  } }, chosen.map((select, side) => make("label", {}, `${side ? "B" : "A"}`, select)), about,
  make("div", { className: "three" }, ["drawer.clients", "drawer.months", "drawer.seed"].map((key, place) => make("label", {}, say(key), fields[place]))),
  make("button", { type: "submit", className: "main" }, say("drawer.choose")));
}

// The sliders above the worlds: what each is, and what it sets.
function aboutDial(dial) {
  return make("div", { className: "setting" }, make("p", {}, make("b", {}, `${dial.title}. `), dial.says),
    make("ul", { className: "small-print" }, dial.sets.map(each => make("li", {}, each.says, " ", make("code", {}, each.path)))));
}

function settingRow(setting) {
  const now = make("span", { className: "now" }), field = fieldOf(setting);
  const set = side => source.send({ do: "set", side, path: setting.path, value: valueIn(setting, field) });
  const range = setting.low === null ? setting.unit : `${setting.unit}, ${written(setting.low, 0)}–${written(setting.high, setting.high < 1 ? 2 : 0)}`;
  const row = make("div", { className: "setting" }, make("p", {}, setting.says), make("p", { className: "small-print" }, make("code", {}, setting.path), ` · ${range} · `, now),
    make("div", { className: "group" }, field, ...[[0, "A"], [1, "B"], ["both", say("drawer.both")]].map(([side, words]) => button(null, say("drawer.in", { world: words }), () => set(side), { "aria-label": say("drawer.set", { setting: setting.path, world: words }) }))),
    make("p", { className: "small-print" }, `${say("drawer.source")} ${setting.source} (${setting.grade})`));
  drawer.rows.push({ setting, row, now, field, words: `${setting.says} ${setting.path}`.toLowerCase() });
  return row;
}

function fieldOf(setting) {
  const label = { "aria-label": setting.says };
  if (setting.kind === "yesno") return make("select", label, make("option", { value: "true" }, say("drawer.yes")), make("option", { value: "false" }, say("drawer.no")));
  if (setting.kind === "choice") return make("select", label, setting.choices.map((each, place) => make("option", { value: each }, setting.choices_in_words[place])));
  if (setting.kind === "list") return make("input", { type: "text", ...label });
  return make("input", { type: "number", step: setting.kind === "whole" ? 1 : "any", ...label });
}

function valueIn(setting, field) {
  if (setting.kind === "yesno") return field.value === "true";
  if (setting.kind === "list") return field.value.split(",").map(each => each.trim()).filter(Boolean);
  if (setting.kind === "choice") return field.value;
  return field.value === "" ? null : Number(field.value);
}

function sift(words) {
  const wanted = words.trim().toLowerCase();
  at("about-dials").hidden = wanted !== "";
  for (const each of drawer.rows) each.row.hidden = wanted !== "" && !each.words.includes(wanted);
  for (const group of document.querySelectorAll(".group-of-settings")) {
    const some = [...group.querySelectorAll(".setting")].some(row => !row.hidden);
    group.hidden = !some;
    group.open = wanted !== "" && some;
  }
}

hear("settings", ({ side, values }) => {
  drawer.values[side] = values;
  if (panel.kind !== "settings" || !drawer.values[0] || !drawer.values[1]) return;
  const words = value => (value === null || value === undefined ? "–" : typeof value === "boolean" ? say(value ? "drawer.yes" : "drawer.no") : Array.isArray(value) ? value.join(", ") : typeof value === "number" ? written(value, Number.isInteger(value) ? 0 : 2) : String(value));
  for (const { setting, now, field } of drawer.rows) {
    const [a, b] = drawer.values.map(each => each[setting.path]);
    now.textContent = say("drawer.now", { a: words(a), b: words(b) });
    if (document.activeElement !== field && field.dataset.filled === undefined && a !== null && a !== undefined) {
      field.value = Array.isArray(a) ? a.join(", ") : String(a);
      field.dataset.filled = "yes";
    }
  }
});
hear("room", () => panel.kind === "settings" && isFacilitator() && source.send({ do: "settings" }));

// Bookmarks: months to come back to, with a note.
function openBookmarks() {
  const note = make("input", { type: "text", id: "note", maxLength: 200 });
  const list = state.room.bookmarks.map(each => make("li", {},
    button(null, `${say("month.short", { month: each.month })}${each.note ? `: ${each.note}` : ""}`, () => (isFacilitator() ? lookTogether(each.month) : lookBack(each.month))),
    isFacilitator() ? button(null, "✕", () => source.send({ do: "unbookmark", bookmark: each.number }), { className: "plain", "aria-label": say("bookmark.remove", { number: each.number }) }) : null));
  openSide("bookmarks", say("bookmark.title"), [
    isFacilitator() ? make("form", { className: "stack", onsubmit: event => {
      event.preventDefault();
      source.send({ do: "bookmark", note: note.value });
    } }, make("label", {}, say("bookmark.note"), note), make("button", { type: "submit", className: "main" }, say("bookmark.add", { month: state.month }))) : null,
    list.length ? make("ul", { className: "steps-list removable" }, list) : make("p", {}, say("bookmark.none")),
  ].filter(Boolean));
}
hear("room", () => panel.kind === "bookmarks" && openBookmarks());

// The way in for everybody, large enough for the back row.
function openJoin() {
  at("join-address").textContent = addressOf(state.room);
  at("join-code").src ||= "/join.svg";
  at("join").showModal();
}

function makeDoors() {
  const door = (id, kind, open, role) => {
    const made = make("button", { type: "button", id: `door-${id}`, className: role }, say(`door.${id}`));
    sideButton(made, kind, open);
    return made;
  };
  const live = source.kind === "live" ? [
    door("ask", "ask", openAsk, "for-facilitator"), door("story", "story", openStory, "for-facilitator"), door("settings", "settings", openSettings, "for-facilitator"),
    door("bookmarks", "bookmarks", openBookmarks, ""),
    make("button", { type: "button", id: "door-join", className: "for-live", onclick: openJoin }, say("door.join")),
    make("button", { type: "button", id: "door-report", className: "for-facilitator", onclick: () => source.send({ do: "report" }) }, say("door.report")),
  ] : [];
  at("doors").append(...live);
  if (source.kind === "replay" && setup.film.room.bookmarks.length) at("doors").append(door("bookmarks", "bookmarks", openBookmarks, ""));
  at("join-close").addEventListener("click", () => at("join").close());
}
makeDoors();
