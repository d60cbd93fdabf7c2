import { isUtf8 } from "node:buffer";
import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { ProblemError } from "../../../shared/problem.ts";
import { makeCatalog } from "../catalog/catalog.ts";
import { all, first, inTransaction, type WritableDb } from "../catalog/database.ts";
import { errorCode } from "../catalog/error-code.ts";
import { readProfile } from "../catalog/export-profiles.ts";
import { keepAsFound } from "../catalog/keep-as-found.ts";
import { malformedIn } from "../catalog/malformed.ts";
import { bringForward, CATALOG_VERSION, initialise } from "../catalog/migrate.ts";
import {
  firstDangling,
  refill,
  RowRefused,
  tablesOf,
  type Cell,
  type Dangling,
  type Table,
} from "../catalog/whole-tables.ts";
import { HEAD, type DumpHead } from "./dump-catalog.ts";
import { formOf, Unreadable, type DumpForm } from "./dump-forms.ts";
import { wrongPathIn } from "./dumped-paths.ts";
import { dumpForms } from "../../../shared/dump-forms.ts";

const Head = v.object({
  kind: v.literal("stillroom dump"),
  catalogVersion: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  form: v.picklist(dumpForms),
  madeAt: v.string(),
  rows: v.record(v.string(), v.number()),
});

/** What became of a dump that could not be read, by what it was read for. */
const outcomes = {
  load: "No archive was made of the dump.",
  merge: "Nothing was taken in.",
} as const;
type Purpose = keyof typeof outcomes;

type Progress = (share: number, of: number) => void;

/**
 * Makes an archive of a dump, in a folder that is not there yet or empty: row for row what was dumped, brought forward
 * where an earlier Stillroom dumped it. @throws ProblemError that names the file that cannot be read, with the row and
 * column where it is one, and then there is no archive
 */
export function loadCatalog(
  dump: string,
  to: string,
  { progress = () => undefined, purpose = "load" }: { progress?: Progress; purpose?: Purpose } = {},
): DumpHead {
  const head = headOf(dump);
  const reading = { dump, head, outcome: outcomes[purpose], each: counting(head, progress) };
  makeCatalog(to, (db) => {
    initialise(db, head.catalogVersion);
    const tables = tablesOf(db);
    try {
      refill(db, tablesIn(db, tables, reading));
    } catch (error) {
      throw error instanceof RowRefused ? refusal(error, tables, reading) : error;
    }
    const dangling = firstDangling(db) ?? strayStep(db);
    if (dangling !== null) throw danglingIn(dangling, tables, reading);
    bringForward(db);
    requireProfiles(db, tables, reading);
    inTransaction(db, () => keepAsFound(db)); // what somebody wrote into the dump, which its history does not know
  });
  return head;
}

/** Rows between two words of how far it is. */
const TOLD_EACH = 1_000;

function counting({ rows }: DumpHead, progress: Progress): () => void {
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
  let done = 0;
  return () => {
    done += 1;
    if (done % TOLD_EACH === 0) progress(Math.min(1, done / total), total);
  };
}

function headOf(dump: string): DumpHead {
  const file = join(dump, HEAD);
  const read = v.safeParse(Head, jsonIn(file));
  if (!read.success)
    throw new ProblemError(
      "invalid",
      "There is no whole dump here: its dump.json, which is written last, is missing or cannot be read. Choose the folder that “Write everything into plain files…”, or stillroom dump, has made, or write it again.",
      file,
    );
  const { catalogVersion } = read.output;
  if (catalogVersion > CATALOG_VERSION)
    throw new ProblemError(
      "newer",
      `This dump was made by a newer Stillroom (catalog version ${String(catalogVersion)}, this program reads up to ${String(CATALOG_VERSION)}). Load it with that one.`,
      dump,
    );
  return read.output;
}

/** A dump that is read, and for what. */
type Reading = {
  readonly dump: string;
  readonly head: DumpHead;
  readonly outcome: (typeof outcomes)[Purpose];
  readonly each: () => void;
};

const malformed =
  "holds no JSON where that belongs, or names a table or a column that there is none of";

/** A row reads, and says what it must not. */
class RowForbidden extends Error {
  readonly column: string;

  constructor(column: string, message: string) {
    super(message);
    this.column = column;
  }
}

function refusal(
  { table, row, cause }: RowRefused,
  tables: readonly Table[],
  reading: Reading,
): ProblemError {
  const known = tables.find(({ name }) => name === table)?.columns ?? [];
  const [column, why] =
    cause instanceof RowForbidden ? [cause.column, cause.message] : ofSqlite(cause, known);
  const where = column === null ? "" : `its column “${column}” `;
  return damaged(
    table,
    `Row ${row.toLocaleString("en")} of this file does not fit: ${where}${why}.`,
    "Dump the archive again.",
    reading,
  );
}

const refusedAs: Readonly<Record<string, string>> = {
  SQLITE_CONSTRAINT_PRIMARYKEY: "holds a key that is there twice",
  SQLITE_CONSTRAINT_UNIQUE: "holds a key that is there twice",
  SQLITE_CONSTRAINT_ROWID: "holds a key that is there twice",
  SQLITE_CONSTRAINT_NOTNULL: "holds nothing, and has to hold something",
  SQLITE_CONSTRAINT_DATATYPE: "holds a value of another kind",
  SQLITE_MISMATCH: "holds a value of another kind",
  SQLITE_CONSTRAINT_CHECK: "holds a value that is none of those it may have",
};

/** SQLite names the column in its message alone, after that of the table or within what is asked of it. */
function ofSqlite(cause: unknown, known: Table["columns"]): [column: string | null, why: string] {
  const message = cause instanceof Error ? cause.message : "";
  const words = message.split(/[^\w]+/u);
  const column = known.find(({ name }) => words.includes(name))?.name ?? null;
  const why = column === null ? undefined : refusedAs[errorCode(cause) ?? ""];
  return [
    why === undefined ? null : column,
    why ?? "a key is there twice, or a value is missing or of another kind",
  ];
}

function danglingIn(
  { table, column, value, parent }: Dangling,
  tables: readonly Table[],
  reading: Reading,
): ProblemError {
  const row = rowWith({ table, column, value }, tables, reading);
  return damaged(
    table,
    `Row ${row} of this file refers, by its ${column}, to ${String(value)} in ${parent}.${reading.head.form}, where there is none.`,
    "Dump the archive again.",
    reading,
  );
}

/**
 * A row of the history of a still that there never was. Stills that were joined with others, or lost with a damaged page,
 * are rightly gone while their history is there: keys are given once, and so all that are up to the last one given may be.
 */
function strayStep(db: WritableDb): Dangling | null {
  const given = first<{ seq: number }>(db, "SELECT seq FROM sqlite_sequence WHERE name = 'still'");
  const counts = "SELECT 1 FROM sqlite_schema WHERE name = 'still' AND sql LIKE '%AUTOINCREMENT%'";
  if (first(db, counts) === null) return null; // of a version that did not count them yet
  const stray = first<{ value: number }>(
    db,
    `SELECT still_id AS value FROM history_change
     WHERE (still_id > ? OR still_id < 1) AND still_id NOT IN (SELECT id FROM still) LIMIT 1`,
    given?.seq ?? 0,
  );
  return (
    stray && { table: "history_change", column: "still_id", value: stray.value, parent: "still" }
  );
}

/** What an export is made by has to be whole: every profile of the archive is read as one. */
function requireProfiles(db: WritableDb, tables: readonly Table[], reading: Reading): void {
  const profiles = all<{ uuid: string; name: string; definition: string }>(
    db,
    "SELECT uuid, name, definition FROM export_profile ORDER BY id",
  );
  const wrong = profiles.find(({ definition }) => readProfile(definition) === null);
  if (wrong === undefined) return;
  const at = { table: "export_profile", column: "uuid", value: wrong.uuid };
  throw damaged(
    "export_profile",
    `Row ${rowWith(at, tables, reading)} of this file does not fit: its column “definition” holds no export profile that can be read, of “${wrong.name}”.`,
    "Delete that profile in the archive, or save it anew, and dump the archive again.",
    reading,
  );
}

/** The place in a file, as it is told, of the first row with a value. */
function rowWith(
  { table, column, value }: { table: string; column: string; value: Cell },
  tables: readonly Table[],
  { dump, head }: Reading,
): string {
  const found = tables.find(({ name }) => name === table);
  const at = found?.columns.findIndex(({ name }) => name === column) ?? -1;
  let row = 0;
  for (const { text, isFirst } of partsOf(join(dump, `${table}.${head.form}`), formOf[head.form]))
    for (const cells of found === undefined || text === null
      ? []
      : formOf[head.form].read(found, text, isFirst)) {
      row += 1;
      if (cells[at] === value) return row.toLocaleString("en");
    }
  return "";
}

function damaged(table: string, what: string, todo: string, reading: Reading): ProblemError {
  const { dump, head, outcome } = reading;
  return new ProblemError(
    "damaged",
    `${what} ${outcome} ${todo}`,
    join(dump, `${table}.${head.form}`),
  );
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null; // told by whoever wanted more
  }
}

function* tablesIn(
  db: WritableDb,
  tables: readonly Table[],
  reading: Reading,
): Iterable<{ table: Table; rows: Iterable<Cell[]> }> {
  const { dump, head, outcome } = reading;
  for (const table of tables) {
    const expected = head.rows[table.name];
    if (expected === undefined)
      throw new ProblemError(
        "damaged",
        `This dump does not say how many rows the table ${table.name} has, which every archive has. ${outcome} ${AGAIN}`,
        join(dump, HEAD),
      );
    yield { table, rows: rowsIn({ db, table, expected }, reading) };
  }
}

const AGAIN = "Copy the dump again, or dump the archive again.";

function* rowsIn(
  {
    db,
    table,
    expected,
  }: { readonly db: WritableDb; readonly table: Table; readonly expected: number },
  reading: Reading,
): Iterable<Cell[]> {
  const { dump, head, each } = reading;
  const form = formOf[head.form];
  const file = join(dump, `${table.name}.${head.form}`);
  const requireAllowed = allowedIn(db, table);
  let count = 0;
  try {
    for (const { text, isFirst, bytes } of partsOf(file, form)) {
      if (text === null) throw notUtf8(form, table, { bytes, isFirst });
      for (const row of form.read(table, text, isFirst)) {
        count += 1;
        requireAllowed(row, count);
        yield row;
        each();
      }
    }
  } catch (error) {
    if (error instanceof RowRefused) throw error;
    throw unreadable(error, { table, count }, reading);
  }
  if (count !== expected)
    throw damaged(
      table.name,
      `This file should have ${expected.toLocaleString("en")} rows and has ${count.toLocaleString("en")}.`,
      AGAIN,
      reading,
    );
}

/** What no row may say, whatever SQLite takes. @throws RowRefused */
function allowedIn(db: WritableDb, table: Table): (row: readonly Cell[], place: number) => void {
  const names = table.columns.map(({ name }) => name);
  const malformedColumn = malformedIn(db, table.name, names);
  const wrongPath = wrongPathIn(table);
  return (row, place) => {
    const column = malformedColumn(row);
    if (column !== null)
      throw new RowRefused(table.name, place, new RowForbidden(column, malformed));
    const wrong = wrongPath(row);
    if (wrong !== null)
      throw new RowRefused(table.name, place, new RowForbidden(wrong.column, wrong.why));
  };
}

/** Why a file cannot be read, as exactly as it is known. */
function unreadable(
  error: unknown,
  { table, count }: { table: Table; count: number },
  reading: Reading,
): ProblemError {
  const after = `This file of the dump cannot be read after its row ${count.toLocaleString("en")}`;
  const code = errorCode(error);
  const problem = damaged(table.name, whatIsWrong(), AGAIN, reading);
  problem.cause = error;
  return problem;

  function whatIsWrong(): string {
    if (code === "ENOENT")
      return `The file ${table.name}.${reading.head.form} of this dump is missing.`;
    if (code === "EACCES" || code === "EPERM")
      return "This file of the dump may not be read: change its permissions.";
    if (!(error instanceof Unreadable)) return `${after}.`;
    if (error.ofHead) return `The first line of this file ${error.message}.`;
    const row = (count + error.rowsBefore + 1).toLocaleString("en");
    return error.column === null
      ? `${after}: row ${row} ${error.message}.`
      : `Row ${row} of this file does not fit: its column “${error.column}” ${error.message}.`;
  }
}

/** The row, and the column, in which bytes are that are no text: each byte is read as a letter of its own to find them. */
function notUtf8(
  form: DumpForm,
  table: Table,
  { bytes, isFirst }: { bytes: Buffer; isFirst: boolean },
): Unreadable {
  const what = "holds bytes that are no UTF-8";
  let rows = 0;
  for (const row of form.read(table, bytes.toString("latin1"), isFirst)) {
    const at = row.findIndex((cell) => typeof cell === "string" && isMangled(cell));
    if (at !== -1) return new Unreadable(what, table.columns[at]?.name ?? null, false, rows);
    rows += 1;
  }
  return new Unreadable(what, null, false, rows);
}

/** What JSON writes with escapes may have letters that are no bytes. */
function isMangled(latin1: string): boolean {
  return /^[\0-\u00ff]*$/u.test(latin1) && !isUtf8(Buffer.from(latin1, "latin1"));
}

/** Read at once: a table may be larger than the longest text there can be. */
const PART_BYTES = 1 << 20;
/** No row is as long: whatever is has no rows. */
const LONGEST_ROW = 64 << 20;

/** Whole rows of a file; `text` is null where their bytes are none. */
type Part = { readonly text: string | null; readonly bytes: Buffer; readonly isFirst: boolean };

/** A file in parts of whole rows; the head stands in the first, also of a file in which nothing is. */
function* partsOf(file: string, form: DumpForm): Iterable<Part> {
  const handle = openSync(file, "r");
  try {
    const piece = Buffer.alloc(PART_BYTES);
    let waiting: Buffer = Buffer.alloc(0);
    let isFirst = true;
    for (let read = -1; read !== 0;) {
      read = readSync(handle, piece);
      waiting = Buffer.concat([waiting, piece.subarray(0, read)]);
      // what ends rows is one byte in UTF-8, and stands in no other letter
      const end = read === 0 ? waiting.length : form.endOfRows(waiting.toString("latin1"));
      if (end > 0 || (read === 0 && isFirst)) {
        const bytes = waiting.subarray(0, end);
        yield { text: isUtf8(bytes) ? bytes.toString("utf8") : null, bytes, isFirst };
        isFirst = false;
      }
      waiting = waiting.subarray(end);
      if (waiting.length > LONGEST_ROW) throw new Error("a row does not end");
    }
  } finally {
    closeSync(handle);
  }
}
