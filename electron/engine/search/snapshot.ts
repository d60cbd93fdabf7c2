import { open, rename, rm } from "node:fs/promises";
import { crc32 } from "node:zlib";
import type { SearchDocument, SearchSource } from "../../../shared/search-document.ts";
import type { StillId } from "../../../shared/still.ts";
import { Breather } from "./breather.ts";
import { Orders } from "./orders.ts";
import { RecordTable, forEachTable } from "./record-table.ts";
import type { TableName } from "./record-table.ts";
import { Rows } from "./rows.ts";
import { engineOf } from "./engine-parts.ts";
import { SearchIndex, recordEntries } from "./search-index.ts";
import { IndexedStills } from "./stills.ts";
import { StillTexts } from "./still-texts.ts";
import { TextIndex } from "./text-index.ts";
import { pack, unpack } from "./packing.ts";
import type { Packed, Section } from "./packing.ts";

// Raise it whenever the layout, the folding of words or the meaning of a column changes.
const VERSION = 13;
const MAGIC = "STILLROOM-SEARCH";
const PREAMBLE = 64;
/** Read in one go, of a file that may have hundreds of megabytes. */
const PART = 1 << 24;

type Header = {
  readonly stamp: string;
  /** {@link SearchIndex.toldAt} */
  readonly toldAt: number;
  readonly layout: Packed;
  readonly keys: Readonly<Record<TableName, readonly (number | string)[]>>;
  readonly changes: readonly (readonly [StillId, SearchDocument | null])[];
};

/**
 * Writes the index to one file, which appears whole or not at all. `stamp` names the state of the catalog;
 * {@link loadSnapshot} takes the file only with the same one. Rejects with the system's error.
 */
export async function saveSnapshot(index: SearchIndex, file: string, stamp: string): Promise<void> {
  const { engine, changes } = index.parts;
  const { stills, orders } = engine;
  const { packed, sections } = pack({
    rows: stills.rows.parts(stills.sealedRows),
    texts: stills.texts.parts(),
    files: stills.files.parts(),
    orders: orders.sealed(),
  });
  const keys = forEachTable((table) => stills.tables[table].keys());
  const header: Header = {
    stamp,
    toldAt: index.toldAt,
    layout: packed,
    keys,
    changes: [...changes],
  };
  await writeWhole(file, Buffer.from(JSON.stringify(header)), sections);
}

async function writeWhole(
  file: string,
  header: Buffer,
  sections: readonly Section[],
): Promise<void> {
  const temporary = `${file}.part`;
  const handle = await open(temporary, "w");
  try {
    let checksum = crc32(header);
    let at = PREAMBLE;
    await handle.write(header, 0, header.length, at);
    at += header.length;
    for (const section of sections) {
      const gap = aligned(at) - at;
      checksum = crc32(Buffer.alloc(gap), checksum); // nothing is written there, which reads as zeros
      at += gap;
      const bytes = new Uint8Array(section.buffer, section.byteOffset, section.byteLength);
      checksum = crc32(bytes, checksum);
      await writeAll(handle, bytes, at);
      at += bytes.length;
    }
    await handle.truncate(at); // an empty last section is written nowhere, and its place counts
    const preamble = [MAGIC, VERSION, header.length, at, checksum].join(" ").padEnd(PREAMBLE);
    await handle.write(Buffer.from(preamble), 0, PREAMBLE, 0);
    await handle.sync();
  } catch (error) {
    await handle.close();
    await rm(temporary, { force: true });
    throw error;
  }
  await handle.close();
  await rename(temporary, file);
}

async function writeAll(
  handle: Awaited<ReturnType<typeof open>>,
  bytes: Uint8Array,
  position: number,
): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

/**
 * `none` when there is no snapshot, or one of another state or version; `damaged` when the file is not what was
 * written. Either way the index is to be built anew: the catalog has everything that is in it.
 */
export async function loadSnapshot(
  file: string,
  stamp: string,
  source: SearchSource,
): Promise<SearchIndex | "none" | "damaged"> {
  const read = await readChecked(file).catch(() => null);
  if (read === null) return "none";
  const { bytes, checksum } = read;
  try {
    const header = readHeader(bytes, checksum);
    if (header === "none" || header === "damaged") return header;
    return header.stamp === stamp ? await restore(header, bytes, source) : "none";
  } catch {
    return "damaged";
  }
}

/** A whole file, with the checksum of what comes after its preamble: made of each part while the next is read. */
async function readChecked(file: string): Promise<{ bytes: Buffer; checksum: number }> {
  const handle = await open(file, "r");
  try {
    const bytes = Buffer.allocUnsafeSlow((await handle.stat()).size);
    const read = async (from: number): Promise<number> =>
      (await handle.read(bytes, from, Math.min(PART, bytes.length - from), from)).bytesRead;
    let checksum = 0;
    let reading = read(0);
    for (let from = 0; from < bytes.length;) {
      const length = await reading;
      if (length === 0) throw new Error("the file became shorter while it was read");
      const to = from + length;
      if (to < bytes.length) reading = read(to);
      checksum = crc32(bytes.subarray(Math.max(from, PREAMBLE), to), checksum);
      from = to;
    }
    return { bytes, checksum };
  } finally {
    await handle.close();
  }
}

function readHeader(
  bytes: Buffer,
  found: number,
): (Header & { readonly end: number }) | "none" | "damaged" {
  const [magic, version, headerLength, size, checksum] = bytes
    .subarray(0, PREAMBLE)
    .toString("latin1")
    .trim()
    .split(" ");
  if (magic === MAGIC && /^\d+$/u.test(version ?? "") && Number(version) !== VERSION) return "none";
  if (magic !== MAGIC || Number(version) !== VERSION || Number(size) !== bytes.length)
    return "damaged";
  if (found !== Number(checksum)) return "damaged";
  const end = PREAMBLE + Number(headerLength);
  const text = bytes.subarray(PREAMBLE, end);
  // The header is ours once the checksum over the whole file is right.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const header = JSON.parse(text.toString("utf8")) as Header;
  return { ...header, end };
}

async function restore(
  header: Header & { readonly end: number },
  bytes: Buffer,
  source: SearchSource,
): Promise<SearchIndex> {
  const parts = unpack(header.layout, bytes, header.end, aligned);
  const tables = forEachTable((table) => RecordTable.restore(table, header.keys[table]));
  for (const [table, records] of recordEntries(source.records())) tables[table].update(records);
  const stills = new IndexedStills(
    tables,
    new Rows(parts.rows),
    StillTexts.restore(parts.texts),
    new TextIndex(parts.files),
  );
  const breather = new Breather();
  await stills.derive(breather);
  const orders = new Orders(stills, parts.orders);
  orders.recordsChanged();
  const index = new SearchIndex(source, engineOf(stills, orders), header.toldAt);
  index.restoreChanges(header.changes);
  void stills.prepare(breather); // The first results need not wait for it.
  return index;
}

/** Typed arrays must begin at a multiple of their element's size. */
function aligned(offset: number): number {
  return Math.ceil(offset / 8) * 8;
}
