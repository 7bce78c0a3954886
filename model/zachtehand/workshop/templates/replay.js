// A recorded run as the source: all months are here, and the clock is this screen's own.

const clock = { timer: null, tracks: [], track: 1 };

// Tracks of the film: world A, and world B once, or once per position of the atlas. Each month is kept as its difference with the one before.
async function unpackFilm({ tracks, people }) {
  const bytes = await inflate(bytesOf(at("film").textContent));
  let start = 0;
  return tracks.map(sizes => {
    let before = null;
    return sizes.map(size => {
      const body = bytes.slice(start, start + size);
      if (before?.length === size) for (let place = 0; place < size; place++) body[place] ^= before[place];
      start += size;
      before = body;
      return readWorld(body, people, 0).world;
    });
  });
}

// Put a track in world B; 1 is the policy as it is.
function chooseTrack(track) {
  clock.track = track;
  clock.tracks[0].forEach((world, month) => state.reel.set(month, { run: setup.film.run, month, people: setup.film.people, worlds: [world, clock.tracks[track][month]] }));
}

function replayAct(wish) {
  const { room } = state;
  if (wish.do === "play") {
    if (state.month >= room.months) showMonth(0);
    room.playing = true;
  } else if (wish.do === "pause") room.playing = false;
  else if (wish.do === "step") [room.playing] = [false, nextMonth()];
  else if (wish.do === "speed") room.speed = wish.value;
  else if (wish.do === "restart") [room.playing] = [false, showMonth(0)];
  else if (wish.do === "look") return lookReplay(wish.person);
  else if (wish.do === "position") return choosePosition(wish.track);
  wind();
  tell("room");
}

function nextMonth() {
  if (state.month >= state.room.months) return;
  showMonth(state.month + 1, Math.min(1.1, 0.6 / state.room.speed));
}

function wind() {
  clearInterval(clock.timer);
  clock.timer = null;
  if (!state.room.playing) return;
  clock.timer = setInterval(() => {
    nextMonth();
    if (state.month >= state.room.months) replayAct({ do: "pause" });
  }, 1000 / state.room.speed);
}

async function startReplay() {
  source.send = replayAct;
  const film = setup.film;
  if (typeof DecompressionStream === "undefined") return notice(say("page.too_old"));
  state.room = film.room;
  clock.tracks = await unpackFilm(film);
  chooseTrack(1);
  tell("room");
  showMonth(monthOfAddress(film.room.months));
  source.lives = JSON.parse(new TextDecoder().decode(await inflate(bytesOf(at("lives").textContent))));
}

// An address may name the month to begin with: replay.html#month=36.
function monthOfAddress(last) {
  const month = Number(new URLSearchParams(location.hash.slice(1)).get("month"));
  return Number.isInteger(month) ? Math.max(0, Math.min(month, last)) : 0;
}

// Both lives as they were told when this month had ended; a later line that begins in the same month takes the place of the earlier.
function lookReplay(person) {
  if (!source.lives) return;
  const { sentences, who, lives } = source.lives;
  const told = [0, clock.track].map(track => {
    const passages = [], life = lives[track][person];
    for (let place = 0; place < life.length; place += 3) {
      const [from, to, words] = life.slice(place, place + 3);
      if (to > state.month) break;
      if (passages.at(-1)?.from === from) passages.pop();
      passages.push({ from, to, words: sentences[words] });
    }
    return { passages, now: "" };
  });
  state.life = { person, month: state.month, who: who[person], lives: told.map((life, side) => ({ ...life, title: titleOf(side) })) };
  tell("life");
}
