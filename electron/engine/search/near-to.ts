/** A word or name, and how many letters must be changed, added, left out or swapped to come to it. */
export type Near = { readonly text: string; readonly distance: number };

/** Shorter words are near to anything. */
const SHORTEST = 3;
/** From so many letters on two slips are allowed. */
const LONG = 6;
const LONGEST = 64;
/** Spaces that a name may have beside its letters. */
const MOST_SPACES = 8;
const SPACE = 0x20;
const letters = new Uint16Array(LONGEST);

/**
 * Tells how far words are from one, by the optimal string alignment distance: Levenshtein's, in which two neighbours
 * that changed places are one slip. Words that are shown one after the other in their order share the work on the
 * letters they begin with, so that a quarter of a million of them take milliseconds.
 */
export class NearTo {
  readonly #wanted: string;
  readonly #most: number;
  /** Row `d` says how far the first `d` letters of the last word are from each beginning of the wanted one. */
  readonly #rows: readonly Uint8Array[];
  readonly #last = new Uint16Array(LONGEST);
  /** So many letters of the last word have their row. */
  #known = 0;
  /** Whatever begins with so many letters of the last word is too far; 0 when that is open. */
  #hopeless = 0;

  constructor(wanted: string) {
    this.#wanted = wanted;
    this.#most = wanted.length < SHORTEST ? -1 : wanted.length < LONG ? 1 : 2;
    this.#rows = Array.from({ length: LONGEST + 1 }, () =>
      Uint8Array.from({ length: wanted.length + 1 }, (_, column) => Math.min(column, 255)),
    );
  }

  /** Words of fewer letters are too far. */
  get shortest(): number {
    return this.#wanted.length - this.#most;
  }

  /** Words of more letters are too far. */
  get longest(): number {
    return Math.min(this.#wanted.length + this.#most, LONGEST - MOST_SPACES);
  }

  /** How far the word is that has `length` units (UTF-16) from `from` on; null when that is too far to be meant. */
  distanceTo(units: ArrayLike<number>, from: number, length: number): number | null {
    if (length > this.longest) return null;
    const shared = this.#sharedWith(units, from, length);
    if (this.#hopeless > 0 && shared >= this.#hopeless) return null;
    [this.#known, this.#hopeless] = [shared, 0];
    for (let at = shared; at < length; at++) {
      this.#last[at] = units[from + at] ?? 0;
      this.#known = at + 1;
      if (this.#fillRow(at + 1) <= this.#most) continue;
      this.#hopeless = at + 1;
      return null;
    }
    const distance = this.#rows[length]?.[this.#wanted.length] ?? Infinity;
    return distance <= this.#most ? distance : null;
  }

  #sharedWith(units: ArrayLike<number>, from: number, length: number): number {
    const most = Math.min(this.#known, length);
    let at = 0;
    while (at < most && units[from + at] === this.#last[at]) at++;
    return at;
  }

  /** Fills the row of the last word's first letters; answers the least of it, below which no longer word can come. */
  #fillRow(depth: number): number {
    const [row, above, twoAbove] = [
      this.#rows[depth],
      this.#rows[depth - 1],
      this.#rows[depth - 2],
    ];
    if (row === undefined || above === undefined) return Infinity;
    const [unit, before] = [this.#last[depth - 1], this.#last[depth - 2]];
    row[0] = depth;
    let least = depth;
    for (let column = 1; column < row.length; column++) {
      const letter = this.#wanted.charCodeAt(column - 1);
      let distance = Math.min(
        (above[column - 1] ?? 0) + (unit === letter ? 0 : 1),
        (above[column] ?? 0) + 1,
        (row[column - 1] ?? 0) + 1,
      );
      const isSwapped =
        column > 1 && unit === this.#wanted.charCodeAt(column - 2) && before === letter;
      if (isSwapped && twoAbove !== undefined)
        distance = Math.min(distance, (twoAbove[column - 2] ?? 0) + 1);
      row[column] = distance;
      least = Math.min(least, distance);
    }
    return least;
  }
}

/** Those of some texts that are near, spaces not counted. There may be a hundred thousand: nothing is made for each. */
export function nearAmong(texts: Iterable<string>, wanted: NearTo): readonly Near[] {
  const near: Near[] = [];
  const { shortest, longest } = wanted;
  for (const text of texts) {
    if (text.length < shortest || text.length > longest + MOST_SPACES) continue;
    let length = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit !== SPACE) letters[length++] = unit;
    }
    if (length < shortest || length > longest) continue;
    const distance = wanted.distanceTo(letters, 0, length);
    if (distance !== null) near.push({ text, distance });
  }
  return near;
}
