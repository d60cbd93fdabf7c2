import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { join } from "node:path";
import { StringDecoder } from "node:string_decoder";
import * as v from "valibot";
import { ProblemError } from "../../../shared/problem.ts";
import { makeCatalog } from "../catalog/catalog.ts";
import type { WritableDb } from "../catalog/database.ts";
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
import { formOf, type DumpForm } from "./dump-forms.ts";
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
 * where an earlier Stillroom dumped it. @throws ProblemError that names the file that cannot be read, and then there is
 * no archive
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
    try {
      refill(db, tablesIn(db, reading));
    } catch (error) {
      throw error instanceof RowRefused ? refusal(error, reading) : error;
    }
    const dangling = firstDangling(db);
    if (dangling !== null) throw danglingIn(dangling, reading);
    bringForward(db);
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
  "where JSON belongs there is none, or it names a table or a column that there is none of";

function refusal({ table, row, cause }: RowRefused, reading: Reading): ProblemError {
  const { dump, head, outcome } = reading;
  const why =
    cause === malformed
      ? malformed
      : "a key is there twice, or a value is missing or of another kind";
  return new ProblemError(
    "damaged",
    `Row ${row.toLocaleString("en")} of this file does not fit: ${why}. ${outcome} Dump the archive again.`,
    join(dump, `${table}.${head.form}`),
  );
}

function danglingIn(
  { table, column, value, parent }: Dangling,
  { dump, head, outcome }: Reading,
): ProblemError {
  return new ProblemError(
    "damaged",
    `A row of this file refers, by its ${column}, to ${String(value)} in ${parent}.${head.form}, where there is none. ${outcome} Dump the archive again.`,
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
  reading: Reading,
): Iterable<{ table: Table; rows: Iterable<Cell[]> }> {
  const { dump, head } = reading;
  for (const table of tablesOf(db)) {
    const expected = head.rows[table.name];
    if (expected === undefined)
      throw new ProblemError("damaged", `This dump has no table ${table.name}.`, join(dump, HEAD));
    yield { table, rows: rowsIn({ db, table, expected }, reading) };
  }
}

function* rowsIn(
  {
    db,
    table,
    expected,
  }: { readonly db: WritableDb; readonly table: Table; readonly expected: number },
  { dump, head, outcome, each }: Reading,
): Iterable<Cell[]> {
  const form = formOf[head.form];
  const file = join(dump, `${table.name}.${head.form}`);
  const isMalformed = malformedIn(
    db,
    table.name,
    table.columns.map(({ name }) => name),
  );
  let count = 0;
  try {
    for (const part of partsOf(file, form)) {
      for (const row of form.read(table, part)) {
        count += 1;
        if (isMalformed(row)) throw new RowRefused(table.name, count, malformed);
        yield row;
        each();
      }
    }
  } catch (error) {
    if (error instanceof RowRefused) throw error;
    const problem = new ProblemError(
      "damaged",
      `This file of the dump cannot be read after its row ${count.toLocaleString("en")}. ${outcome} Copy the dump again, or dump the archive again.`,
      file,
    );
    problem.cause = error;
    throw problem;
  }
  if (count !== expected)
    throw new ProblemError(
      "damaged",
      `This file should have ${expected.toLocaleString("en")} rows and has ${count.toLocaleString("en")}. ${outcome} Copy the dump again, or dump the archive again.`,
      file,
    );
}

/** Read at once: a table may be larger than the longest text there can be. */
const PART_BYTES = 1 << 20;
/** No row is as long: whatever is has no rows. */
const LONGEST_ROW = 64 << 20;

/** A file in parts of whole rows, the head not among them. */
function* partsOf(file: string, form: DumpForm): Iterable<string> {
  const handle = openSync(file, "r");
  try {
    const decoder = new StringDecoder("utf8");
    const bytes = Buffer.alloc(PART_BYTES);
    let text = "";
    for (let read = -1; read !== 0;) {
      read = readSync(handle, bytes);
      text += read === 0 ? decoder.end() : decoder.write(bytes.subarray(0, read));
      const end = read === 0 ? text.length : form.endOfRows(text);
      if (end > 0) yield text.slice(0, end);
      text = text.slice(end);
      if (text.length > LONGEST_ROW) throw new Error("a row does not end");
    }
  } finally {
    closeSync(handle);
  }
}
