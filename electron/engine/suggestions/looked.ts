/** Beyond so many answers all are forgotten: a selection may go through every film of a large archive. */
const KEPT = 2_000;

/** Answers that are looked up once and kept. */
export class Looked<Key, Value> {
  private readonly look: (key: Key) => Value;
  private readonly known = new Map<Key, Value>();

  constructor(look: (key: Key) => Value) {
    this.look = look;
  }

  get(key: Key): Value {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    if (this.known.size >= KEPT) this.known.clear();
    const value = this.look(key);
    this.known.set(key, value);
    return value;
  }

  forget(): void {
    this.known.clear();
  }
}
