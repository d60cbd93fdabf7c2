/** A set of keys of rows: a bit for each, so that a million take little more than a hundred kilobytes. */
export class IdSet {
  private bits = new Uint8Array(1024);

  add(id: number): void {
    const at = id >>> 3;
    if (at >= this.bits.length) {
      const grown = new Uint8Array(Math.max(at + 1, this.bits.length * 2));
      grown.set(this.bits);
      this.bits = grown;
    }
    this.bits[at] = (this.bits[at] ?? 0) | (1 << (id & 7));
  }

  delete(id: number): void {
    const at = id >>> 3;
    if (at < this.bits.length) this.bits[at] = (this.bits[at] ?? 0) & ~(1 << (id & 7));
  }

  has(id: number): boolean {
    return ((this.bits[id >>> 3] ?? 0) & (1 << (id & 7))) !== 0;
  }
}
