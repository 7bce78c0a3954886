// Frames from bytes; the layout is that of film.py. Numbers are little-endian, as on every machine that runs a browser today.

const HEAD_BYTES = 10;
const NOT_YET = 0, PLACES = 12, NOBODY = 0xffff;
const TALKED = 16, MEASURE = 32;

// What zlib packed. A browser that cannot do this is told so by the source.
async function inflate(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function readFrame(bytes) {
  const head = new DataView(bytes.buffer, bytes.byteOffset, HEAD_BYTES);
  const body = await inflate(bytes.subarray(HEAD_BYTES)), people = head.getUint32(6, true);
  const first = readWorld(body, people, 0), second = readWorld(body, people, first.end);
  return { run: head.getUint32(0, true), month: head.getUint16(4, true), people, worlds: [first.world, second.world] };
}

// One world of a month from its bytes, and where the next one begins.
function readWorld(body, people, at) {
  const take = (kind, count) => {
    const size = count * kind.BYTES_PER_ELEMENT;
    const values = new kind(body.slice(at, at + size).buffer);
    at += size;
    return values;
  };
  const desks = take(Uint16Array, 1)[0];
  const world = counted({
    place: take(Uint8Array, people), shade: take(Uint16Array, people), desk: take(Uint16Array, people),
    files: take(Uint16Array, desks), load: take(Uint8Array, desks), busy: take(Uint8Array, desks), burnout: take(Uint8Array, desks),
    vacancies: take(Uint16Array, setup.segments.length), hired: take(Uint16Array, setup.segments.length),
    chart: take(Float32Array, setup.charts.length),
  });
  return { world, end: at };
}

// How many are in each place, and how many each caseworker talked with.
function counted(seen) {
  seen.count = new Uint16Array(PLACES);
  seen.talks = new Uint16Array(seen.files.length);
  seen.talked = seen.measured = 0;
  for (let person = 0; person < seen.place.length; person++) {
    seen.count[seen.place[person] & 15]++;
    if (seen.place[person] & MEASURE) seen.measured++;
    if (!(seen.place[person] & TALKED)) continue;
    seen.talked++;
    if (seen.desk[person] < seen.talks.length) seen.talks[seen.desk[person]]++;
  }
  return seen;
}

// One of the four numbers of a shade, 0 to 15.
const level = (shade, kind) => (shade >> (4 * setup.shades.findIndex(each => each.key === kind))) & 15;

function bytesOf(base64) {
  const text = atob(base64), bytes = new Uint8Array(text.length);
  for (let place = 0; place < text.length; place++) bytes[place] = text.charCodeAt(place);
  return bytes;
}
