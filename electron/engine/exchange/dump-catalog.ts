import { closeSync, fsyncSync, openSync, readdirSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { ProblemError } from "../../../shared/problem.ts";
import { errorCode } from "../catalog/error-code.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { makeFolderSync } from "../catalog/make-folder.ts";
import { CATALOG_VERSION } from "../catalog/migrate.ts";
import { countRows, declarations, rowsOf, tablesOf, type Table } from "../catalog/whole-tables.ts";
import { formOf, type DumpForm } from "./dump-forms.ts";
import type { DumpFormName } from "../../../shared/dump-forms.ts";

/** What a dump says of itself, in `dump.json`; it is written last, so a dump without it is none. */
export type DumpHead = {
  readonly kind: "stillroom dump";
  readonly catalogVersion: number;
  readonly form: DumpFormName;
  readonly madeAt: string;
  /** How many rows each table has. */
  readonly rows: Readonly<Record<string, number>>;
};

export const HEAD = "dump.json";
/** How the tables are declared. */
export const SCHEMA = "schema.sql";

/** Told the share of the rows that is written, 0 to 1, and how many there are; what it throws ends it. */
type Progress = (share: number, of: number) => void;

/** Rows between two words of how far it is. */
const TOLD_EACH = 1_000;

/** Characters gathered before they are written. */
const WRITTEN_AT_ONCE = 1 << 20;

/**
 * Writes everything a catalog holds into a folder, a file a table, with how the tables are declared: nothing is left
 * that only this program could read. All of one moment. @throws ProblemError of a folder that is not empty or cannot be
 * written
 */
export function dumpCatalog(
  db: ReadableDb,
  folder: string,
  name: DumpFormName,
  progress: Progress = () => undefined,
): DumpHead {
  try {
    makeFolderSync(folder);
    if (readdirSync(folder).length > 0)
      throw new ProblemError("invalid", "This folder is not empty. Choose an empty one.", folder);
    return db.transaction(() => dumped(db, { folder, name, progress })).deferred();
  } catch (error) {
    if (error instanceof ProblemError || !isOfFile(error)) throw error;
    const isFull = errorCode(error) === "ENOSPC";
    throw new ProblemError(
      isFull ? "disk-full" : "read-only",
      isFull
        ? "The disk of this folder is full, so the dump is not whole. Make room there, empty the folder and dump again."
        : "The dump cannot be written here. Choose a folder you may write to.",
      folder,
    );
  }
}

type Dump = {
  readonly folder: string;
  readonly name: DumpFormName;
  readonly progress: Progress;
};

function dumped(db: ReadableDb, { folder, name, progress }: Dump): DumpHead {
  const tables = tablesOf(db);
  const total = tables.reduce((sum, table) => sum + countRows(db, table), 0);
  let done = 0;
  const each = (): void => {
    done += 1;
    if (done % TOLD_EACH === 0) progress(done / total, total);
  };
  const rows = Object.fromEntries(
    tables.map((table) => [
      table.name,
      writeTable(db, table, {
        file: join(folder, `${table.name}.${name}`),
        form: formOf[name],
        each,
      }),
    ]),
  );
  writeFileSync(join(folder, SCHEMA), declarations(db));
  const head: DumpHead = {
    kind: "stillroom dump",
    catalogVersion: CATALOG_VERSION,
    form: name,
    madeAt: new Date().toISOString(),
    rows,
  };
  writeWhole(join(folder, HEAD), [`${JSON.stringify(head, null, 2)}\n`]);
  return head;
}

type Writing = { readonly file: string; readonly form: DumpForm; readonly each: () => void };

function writeTable(db: ReadableDb, table: Table, { file, form, each }: Writing): number {
  let count = 0;
  function* texts(): Iterable<string> {
    yield form.head(table);
    for (const row of rowsOf(db, table)) {
      count += 1;
      each();
      yield form.write(table, row);
    }
  }
  writeWhole(file, texts());
  return count;
}

/** On the disk when it returns. */
function writeWhole(file: string, texts: Iterable<string>): void {
  const handle = openSync(file, "wx");
  try {
    let waiting = "";
    for (const text of texts) {
      waiting += text;
      if (waiting.length < WRITTEN_AT_ONCE) continue;
      writeSync(handle, waiting);
      waiting = "";
    }
    writeSync(handle, waiting);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function isOfFile(error: unknown): error is Error & { readonly code: unknown } {
  return error instanceof Error && "code" in error && "syscall" in error;
}
