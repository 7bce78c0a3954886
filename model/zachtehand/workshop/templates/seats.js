// Where each person sits inside a place: who stays keeps the seat, who comes takes the first free one, and when many
// seats in front are free the last ones move up.

class Seats {
  constructor(people) {
    this.place = new Uint8Array(people);
    this.seat = new Int32Array(people).fill(-1);
    this.taken = Array.from({ length: PLACES }, () => []);
  }

  // Put everyone where they are now. `place` has marks in its high bits.
  follow(place) {
    const came = [];
    for (let person = 0; person < place.length; person++) {
      const now = place[person] & 15;
      if (now === this.place[person]) continue;
      if (this.seat[person] >= 0) this.taken[this.place[person]][this.seat[person]] = -1;
      this.place[person] = now;
      this.seat[person] = -1;
      if (now !== NOT_YET) came.push(person);
    }
    const free = new Int32Array(PLACES);
    for (const person of came) this.sit(person, free);
    for (let each = 1; each < PLACES; each++) this.moveUp(this.taken[each]);
  }

  sit(person, free) {
    const place = this.place[person], row = this.taken[place];
    while (free[place] < row.length && row[free[place]] !== -1) free[place]++;
    row[free[place]] = person;
    this.seat[person] = free[place];
  }

  moveUp(row) {
    while (row.length && row[row.length - 1] === -1) row.pop();
    let gaps = 0;
    for (const person of row) if (person === -1) gaps++;
    if (gaps <= Math.max(4, 0.06 * row.length)) return;
    for (let first = 0; first < row.length; first++) {
      if (row[first] !== -1) continue;
      const last = row.pop();
      row[first] = last;
      this.seat[last] = first;
      while (row.length && row[row.length - 1] === -1) row.pop();
    }
  }

  // How many seats a place needs.
  needed(place) {
    return this.taken[place].length;
  }
}
