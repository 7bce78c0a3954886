// A recorded run as the source: all months are here, and the clock is this screen's own.

const clock = { timer: null };

async function unpackFilm(film) {
  const bytes = await inflate(bytesOf(at("film").textContent));
  let start = 0, before = null;
  film.sizes.forEach((size, month) => {
    const body = bytes.slice(start, start + size);
    if (before?.length === size) for (let place = 0; place < size; place++) body[place] ^= before[place];
    state.reel.set(month, frameOf(film.run, month, film.people, body));
    start += size;
    before = body;
  });
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
  await unpackFilm(film);
  tell("room");
  showMonth(0);
  source.lives = JSON.parse(new TextDecoder().decode(await inflate(bytesOf(at("lives").textContent))));
}

// Both lives as they were told when this month had ended; a later line that begins in the same month takes the place of the earlier.
function lookReplay(person) {
  const { sentences, who, lives } = source.lives;
  const told = lives[person].map(life => {
    const passages = [];
    for (let place = 0; place < life.length; place += 3) {
      const [from, to, words] = life.slice(place, place + 3);
      if (to > state.month) break;
      if (passages.at(-1)?.from === from) passages.pop();
      passages.push({ from, to, words: sentences[words] });
    }
    return { passages, now: "" };
  });
  state.life = { person, month: state.month, who: who[person], lives: told.map((life, side) => ({ ...life, title: state.room.worlds[side].title })) };
  tell("life");
}
