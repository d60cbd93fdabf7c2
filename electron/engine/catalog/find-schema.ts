import { closeSync, openSync, readSync } from "node:fs";

/** Where a table or index of a database begins, and as much of its declaration as stands on the page of its entry. */
export type FoundRoot = { readonly page: number; readonly begin: Buffer };

/** What can be told of a database whose list of tables cannot be read in order any more. */
export type FoundSchema = {
  readonly pageBytes: number;
  /** The version that its head names; null where the head is gone. */
  readonly version: number | null;
  /** By name; without those of which two places are named, as where an old page was left. */
  readonly roots: ReadonlyMap<string, FoundRoot>;
};

const MAGIC = "SQLite format 3\0";
const VERSION_AT = 60;
/** Of a file whose head is gone: what SQLite makes unless it is told otherwise. */
const USUAL_PAGE_BYTES = 4096;
const TABLE_LEAF = 0x0d;

/**
 * Looks at each page of a file for entries of SQLite's list of tables (https://sqlite.org/fileformat2.html), of which
 * some may stand where the way to them is damaged.
 */
export function findSchema(file: string): FoundSchema {
  const handle = openSync(file, "r");
  try {
    const head = Buffer.alloc(100);
    readSync(handle, head, 0, head.length, 0);
    const isHeaded = head.toString("latin1", 0, MAGIC.length) === MAGIC;
    const said = head.readUInt16BE(16);
    const pageBytes =
      isHeaded && said >= 512 && (said & (said - 1)) === 0 ? said : USUAL_PAGE_BYTES;
    const roots = new Map<string, FoundRoot | null>();
    const page = Buffer.alloc(pageBytes);
    for (let number = 1; ; number += 1) {
      const read = readSync(handle, page, 0, pageBytes, (number - 1) * pageBytes);
      if (read < pageBytes) break;
      for (const { name, root } of entriesOn(page, number === 1 ? 100 : 0)) {
        const known = roots.get(name);
        roots.set(name, known === undefined || known?.page === root.page ? root : null);
      }
    }
    return {
      pageBytes,
      version: isHeaded ? head.readUInt32BE(VERSION_AT) : null,
      roots: new Map([...roots].flatMap(([name, root]) => (root === null ? [] : [[name, root]]))),
    };
  } finally {
    closeSync(handle);
  }
}

type Entry = { readonly name: string; readonly root: FoundRoot };

function* entriesOn(page: Buffer, at: number): Iterable<Entry> {
  if (page[at] !== TABLE_LEAF) return;
  const cells = page.readUInt16BE(at + 3);
  if (at + 8 + cells * 2 > page.length) return;
  for (let cell = 0; cell < cells; cell += 1) {
    const entry = entryAt(page, page.readUInt16BE(at + 8 + cell * 2));
    if (entry !== null) yield entry;
  }
}

/** A row of five columns (type, name, name of the table, first page, declaration); null of any other. */
function entryAt(page: Buffer, at: number): Entry | null {
  try {
    const reader = new Reader(page, at);
    const bytes = reader.varint();
    reader.varint(); // the row's key
    const body = reader.at;
    const end = body + reader.varint();
    const kinds: number[] = [];
    while (reader.at < end) kinds.push(reader.varint());
    if (kinds.length !== 5) return null;
    reader.at = end;
    const [kind, name, , root] = kinds.slice(0, 4).map((one) => reader.value(one));
    if ((kind !== "table" && kind !== "index") || typeof name !== "string") return null;
    if (typeof root !== "number" || root < 1) return null;
    const here = Math.min(
      body + localBytes(bytes, page.length),
      reader.at + textBytes(kinds[4] ?? 0),
    );
    return { name, root: { page: root, begin: Buffer.from(page.subarray(reader.at, here)) } };
  } catch {
    return null; // it leads out of the page
  }
}

/** How much of a row stands on its own page, where it is too long for that. */
function localBytes(bytes: number, page: number): number {
  if (bytes <= page - 35) return bytes;
  const least = Math.floor(((page - 12) * 32) / 255) - 23;
  const most = least + ((bytes - least) % (page - 4));
  return most <= page - 35 ? most : least;
}

function textBytes(kind: number): number {
  return kind >= 13 && kind % 2 === 1 ? (kind - 13) / 2 : 0;
}

class Reader {
  at: number;
  private readonly page: Buffer;

  constructor(page: Buffer, at: number) {
    this.page = page;
    this.at = at;
  }

  /** Numbers of more than four parts are none that stand here. */
  varint(): number {
    let value = 0;
    for (let part = 0; part < 5; part += 1) {
      const byte = this.page.readUInt8(this.at);
      this.at += 1;
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return value;
    }
    throw new RangeError("too long a number");
  }

  /** Text, or a whole number; null of all else. */
  value(kind: number): string | number | null {
    if (kind === 8 || kind === 9) return kind - 8;
    const bytes = kind >= 12 ? Math.floor((kind - 12) / 2) : ([0, 1, 2, 3, 4, 6][kind] ?? 8);
    const begin = this.at;
    this.at += bytes;
    if (this.at > this.page.length) throw new RangeError("beyond the page");
    if (textBytes(kind) > 0) return this.page.toString("utf8", begin, this.at);
    return bytes >= 1 && bytes <= 6 && kind < 12 ? this.page.readIntBE(begin, bytes) : null;
  }
}
