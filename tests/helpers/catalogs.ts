import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { createCatalog, openCatalog, type Catalog } from "../../electron/engine/catalog/catalog.ts";
import { all, type WritableDb } from "../../electron/engine/catalog/database.ts";
import { readingOf } from "../../electron/engine/catalog/reading.ts";
import { sourceHolding } from "../../electron/engine/catalog/sources.ts";
import { storeRead, type ReadFile } from "../../electron/engine/catalog/store-read.ts";
import type { Carried } from "../../shared/carried.ts";
import { nothingCarried } from "./carried.ts";
import { temporaryFolder } from "./temporary.ts";

let empty: Buffer | null = null;

/** Makes an empty catalog as its folder, after the first one a copy of that: making the tables takes a while. */
export function makeEmptyCatalog(folder: string): void {
  const file = join(folder, "catalog.db");
  empty ??= newCatalog();
  for (const part of ["thumbnails", "backups"]) mkdirSync(join(folder, part), { recursive: true });
  writeFileSync(file, empty);
}

/** Always of one name, which stands in it, whoever asks first. */
function newCatalog(): Buffer {
  const folder = join(mkdtempSync(join(tmpdir(), "stillroom-test-")), "Test.stillroom");
  createCatalog(folder);
  const bytes = readFileSync(join(folder, "catalog.db"));
  rmSync(dirname(folder), { recursive: true });
  return bytes;
}

/** An empty catalog on disk, closed when the test ends. */
export function emptyCatalog(): Catalog {
  const folder = join(temporaryFolder(), "Test.stillroom");
  makeEmptyCatalog(folder);
  const catalog = openCatalog(folder);
  onTestFinished(() => {
    if (catalog.db.open) catalog.close();
  });
  return catalog;
}

/** What the reader would give for a file of this name whose bytes are `content`. */
export function readFileNamed(
  path: string,
  content: string,
  carried: Partial<Carried> = {},
): ReadFile {
  return {
    path,
    name: path.slice(path.lastIndexOf("/") + 1),
    hash: createHash("sha256").update(content).digest(),
    bytes: content.length,
    modifiedMs: 1_000,
    inode: 1,
    sidecar: null,
    keepsWords: false,
    format: "jpeg",
    width: 300,
    height: 200,
    pages: 1,
    reading: readingOf({ ...nothingCarried, ...carried }),
    inCharsets: [],
    decodable: true,
  };
}

/** Stores stills of these names as in a source, each with bytes of its own; gives their keys. */
export function storeStills(
  catalog: Catalog,
  names: readonly string[],
  carried: Partial<Carried> = {},
  folder = "/stills",
): number[] {
  const { source } = sourceHolding(catalog.db, folder);
  return names.map((name) => {
    const stored = storeRead(catalog.db, source.id, readFileNamed(name, name, carried));
    if (stored.as === "changed") throw new Error(`${name} was stored before with other bytes`);
    return stored.still;
  });
}

/** What indexing, jobs and exports write, which is repeated or kept, never undone. Every other table is an archivist's. */
const neverUndone =
  /^(?:catalog|source|file|file_carried|history|history_change|job|problem|export|export_file|caption_credit|caption_unread)$/u;

/** Everything an archivist can change, row for row. */
export function contents(db: WritableDb): Record<string, unknown[]> {
  const tables = all<{ name: string }>(
    db,
    "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  ).map(({ name }) => name);
  return Object.fromEntries(
    tables
      .filter((table) => !neverUndone.test(table))
      .map((table) => [
        table,
        all(db, `SELECT * FROM ${table}`)
          .map((row) => JSON.stringify(row))
          .toSorted(),
      ]),
  );
}
