// A shared run as the source: what the server tells over a WebSocket, and what this screen asks of it. Lost, it comes back by itself.

const SOON = 1000, LATE = 10000;
const line = { socket: null, wait: SOON, queue: Promise.resolve(), fetching: null, run: null, key: null, id: null };

function kept(name, value) {
  try {
    if (value !== undefined) localStorage.setItem(`zachtehand-${name}`, value);
    return localStorage.getItem(`zachtehand-${name}`);
  } catch {
    return null; // a browser that keeps nothing: then it is somebody new after every reload
  }
}

function startLive() {
  line.key = new URLSearchParams(location.hash.slice(1)).get("key");
  line.id = kept("id") ?? kept("id", [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, "0")).join(""));
  source.send = wish => line.socket?.readyState === WebSocket.OPEN && line.socket.send(JSON.stringify(wish));
  if (typeof DecompressionStream === "undefined") return notice(say("page.too_old"));
  connect();
}

function connect() {
  const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`);
  socket.binaryType = "arraybuffer";
  line.socket = socket;
  socket.addEventListener("open", () => socket.send(JSON.stringify({ do: "hello", key: line.key, id: line.id, name: kept("name"), lang: language })));
  socket.addEventListener("message", ({ data }) => {
    line.queue = line.queue.then(() => (typeof data === "string" ? heard(JSON.parse(data)) : seen(new Uint8Array(data)))).catch(error => console.error(error));
  });
  socket.addEventListener("close", () => {
    notice(say("live.lost"), 0, "lost");
    setTimeout(connect, line.wait);
    line.wait = Math.min(LATE, line.wait * 1.7);
  });
}

function heard(message) {
  if (message.is === "room") {
    if (noticed.kind === "lost") notice(null);
    line.wait = SOON;
    takeRun(message.run);
    takeRoom(message);
  } else if (message.is === "life") {
    if (message.person !== state.person) return;
    state.life = message;
    tell("life");
  } else if (message.is === "settings_now") tell("settings", message);
  else if (message.is === "report") {
    at("door-report").disabled = message.state === "begun";
    notice(message.words, message.state === "begun" ? 0 : 30000);
  }
  else if (message.is === "refused") notice(message.words, 7000);
}

function takeRoom(room) {
  const before = state.room, view = room.view;
  document.documentElement.dataset.role = room.you.role;
  if (room.you.id && room.you.id !== line.id) line.id = kept("id", room.you.id) ?? room.you.id;
  state.room = room;
  if (before?.view.shade !== view.shade) chooseShade(view.shade);
  tell("room");
  if (!before || before.view.month !== view.month) {
    state.follows = view.month === null;
    if (view.month !== null) showMonth(view.month);
    else if (before) showMonth(lastMonth());
  }
}

// Another run: the past has changed, so the reel begins anew.
function takeRun(run) {
  if (line.run === run) return;
  line.run = run;
  state.reel.clear();
  state.month = null;
  state.follows = true;
  if (state.person !== null) choosePerson(null);
}

async function seen(bytes) {
  const taken = await readFrame(bytes);
  takeRun(taken.run);
  state.reel.set(taken.month, taken);
  if (state.follows && state.room) showMonth(taken.month, state.room.playing ? Math.min(1.1, 0.6 / state.room.speed) : 0.6);
  else if (state.month !== null) tell("reel");
  if (!state.reel.has(0) || !state.reel.has(taken.month - 1)) fetchMissing();
}

// The months that this screen has not seen: it came later, or was away.
function fetchMissing() {
  if (line.fetching === line.run) return;
  line.fetching = line.run;
  const run = line.run;
  let first = 0;
  while (state.reel.has(first)) first++;
  fetch(`/film/${run}?from=${first}`).then(async answer => {
    if (!answer.ok) return;
    const bytes = new Uint8Array(await answer.arrayBuffer()), view = new DataView(bytes.buffer);
    for (let place = 0; place + 4 <= bytes.length;) {
      const size = view.getUint32(place, true), taken = await readFrame(bytes.subarray(place + 4, place + 4 + size));
      if (line.run !== run) return;
      state.reel.set(taken.month, taken);
      place += 4 + size;
    }
    if (state.room) showMonth(state.room.view.month ?? (state.follows ? lastMonth() : state.month));
  }).catch(() => {}).finally(() => {
    if (line.fetching === run) line.fetching = null;
  });
}
