import { existsSync, statSync } from "node:fs";
import type { RecoveredTable } from "../../../shared/contract/backups.ts";
import { syncFile } from "./catalog-copy.ts";
import { all, connect, first, number, type ReadableDb, type WritableDb } from "./database.ts";
import { APPLICATION_ID, initialise } from "./migrate.ts";
import { readAround, type Gap, type TableToRead } from "./read-around.ts";
import { dropBrokenSteps } from "./broken-steps.ts";
import { concernedStills, type Unread } from "./concerned-stills.ts";
import { filesFromIndexes } from "./files-from-indexes.ts";
import { malformedIn } from "./malformed.ts";
import { keepAsFound } from "./keep-as-found.ts";
import { STEPS } from "./kept-steps.ts";
import { lendFoundSchema } from "./lend-found-schema.ts";
import { lendSchema, lengthByHead, type Lent } from "./lend-schema.ts";
import { newestLike } from "./newest-like.ts";
import { lastWordsWithin, putLastWords, takeOutGone } from "./last-words.ts";
import { textColumns, textsInOrder } from "./texts-in-order.ts";

/** What could be recovered of a damaged catalog. */
export type Recovery = {
  readonly tables: readonly RecoveredTable[];
  /** The backup from which was taken what could not be read; null when none was. */
  readonly backup: string | null;
  /** The share of the database's file, 0 to 1, that was left of one that was cut off; null of any other. */
  readonly left: number | null;
  /** So many changes can no longer be undone or done again, for something of them is lost. */
  readonly steps: number;
  /** So many stills are there of which no file is known any more. */
  readonly withoutFile: number;
};

/**
 * Reads a damaged catalog table by table, past the pages that cannot be read, into a new catalog of the same
 * version. What lay on those pages is taken from the newest of the `backups` (newest first) that is of this archive and
 * version and `isUsable`, which is asked of no more of them than it has to be. Null where nothing can be recovered. The
 * damaged one is only read.
 */
export function recoverCatalog(
  damaged: string,
  into: string,
  backups: readonly string[],
  isUsable: (backup: string) => boolean,
): Recovery | null {
  const source = openDamaged(damaged) ?? openWithSchema(damaged, `${into}.read`, backups, isUsable);
  if (source === null) return null;
  try {
    const backup = newestLike(backups, source, isUsable);
    return recoverFrom(source, { into, backup, left: shareLeft(damaged) });
  } finally {
    source.db.close();
    source.remove();
  }
}

type Target = Pick<Recovery, "left"> & {
  readonly into: string;
  readonly backup: string | null;
};

function recoverFrom(source: Damaged, { into, backup, left }: Target): Recovery {
  const db = connect(into, "create");
  try {
    initialise(db, source.version);
    db.pragma("foreign_keys = OFF");
    db.pragma("synchronous = OFF"); // nobody has it yet; it is brought to the disk when it is whole
    if (backup !== null) db.prepare("ATTACH ? AS backup").run(backup);
    const found = db.transaction(() => refill(db, source.db, backup !== null))();
    if (backup !== null) db.exec("DETACH backup");
    db.pragma("journal_mode = DELETE");
    const isUsed = found.tables.some(({ fromBackup }) => fromBackup > 0);
    return { ...found, left, backup: isUsed ? backup : null };
  } finally {
    db.close();
    syncFile(into);
  }
}

/** By what its head says of its length. What is in its log may not be in the file yet. */
function shareLeft(file: string): number | null {
  const log = `${file}-wal`;
  if (existsSync(log) && statSync(log).size > 0) return null;
  const [bytes, meant] = [statSync(file).size, lengthByHead(file)];
  return meant === null || bytes >= meant ? null : bytes / meant;
}

type Damaged = {
  readonly db: ReadableDb;
  readonly version: number;
  readonly uuid: string | null;
  /** Takes away what was made to read it. */
  readonly remove: () => void;
};

/** Null where it cannot be opened, or is no catalog. */
function openDamaged(file: string, remove: () => void = () => undefined): Damaged | null {
  let db: ReadableDb | null = null;
  try {
    db = connect(file, "read");
    db.unsafeMode(true);
    db.pragma("writable_schema = ON"); // or SQLite reads nothing at all of a file that was cut off
    const mark = Number(db.pragma("application_id", { simple: true }));
    const version = Number(db.pragma("user_version", { simple: true }));
    if (
      mark === APPLICATION_ID &&
      version > 0 &&
      number(db, "SELECT count(*) FROM sqlite_schema") > 0
    )
      return { db, version, uuid: uuidOf(db), remove };
  } catch {
    // Not even the list of its tables can be read.
  }
  db?.close();
  return null;
}

/**
 * Tables lie in the same places in a backup of the same version, which knows them by its first pages. Where none is, what
 * is left of the list itself tells where some of them lie.
 */
function openWithSchema(
  damaged: string,
  copy: string,
  backups: readonly string[],
  isUsable: (backup: string) => boolean,
): Damaged | null {
  for (const backup of backups) {
    if (!isUsable(backup)) continue;
    const opened = openLent(lendSchema(damaged, backup, copy));
    if (opened !== null) return opened;
  }
  return openLent(lendFoundSchema(damaged, copy));
}

function openLent(lent: Lent | null): Damaged | null {
  if (lent === null) return null;
  const opened = openDamaged(lent.file, lent.remove);
  if (opened !== null && (opened.uuid !== null || holdsRecords(opened.db))) return opened;
  opened?.db.close();
  lent.remove();
  return null;
}

/** Tables whose records have lasting identifiers, of which one at least is not empty in an archive of any use. */
const recordTables = ["still", "film", "agent", "character", "source", "history"] as const;

/** Whether a lent list of tables leads to where they are, where the one that says whose they are cannot be read. */
function holdsRecords(db: ReadableDb): boolean {
  return recordTables.some((table) =>
    rowsOf<{ uuid: unknown }>(db, `SELECT uuid FROM "${table}" LIMIT 1`).some(
      ({ uuid }) =>
        typeof uuid === "string" && /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u.test(uuid),
    ),
  );
}

function uuidOf(db: ReadableDb): string | null {
  try {
    return first<{ uuid: string }>(db, "SELECT uuid FROM catalog")?.uuid ?? null;
  } catch {
    return null;
  }
}

/** Fills the new catalog, whose triggers wait meanwhile: what they would do was done to the rows long ago. */
function refill(
  db: WritableDb,
  source: ReadableDb,
  hasBackup: boolean,
): Omit<Recovery, "backup" | "left"> {
  const triggers = all<{ name: string; sql: string }>(
    db,
    "SELECT name, sql FROM main.sqlite_schema WHERE type = 'trigger'",
  );
  for (const { name } of triggers) db.exec(`DROP TRIGGER "${name}"`);
  const unread = tablesOf(db).map((table) => refillTable({ db, source, hasBackup }, table));
  // as long as what is said of lost stills is there, which tells their names
  const filled = unread.map(({ recovered, ...where }) => ({
    ...recovered,
    stills: concernedStills(db, source, where),
  }));
  const fallen = dropDangling(db, filled);
  keepKeysApart(db, source, hasBackup);
  for (const { sql } of triggers) db.exec(sql);
  const steps = unread
    .filter(({ table, recovered }) => table.name === STEPS && recovered.lost !== 0)
    .reduce((dropped, where) => dropped + dropBrokenSteps(db, source, where), 0);
  const tables = filled.map((table) => {
    const gone = fallen.get(table.table) ?? 0;
    const lost = table.lost === null ? null : table.lost + gone;
    return { ...table, lost, kept: table.kept - gone };
  });
  // of a change that is lost an earlier one seems the last
  if (tables.some(({ table, lost }) => isOfHistory(table) && lost !== 0)) keepAsFound(db);
  return { tables, steps, withoutFile: countWithoutFile(db, tables) };
}

/** Stills of which it is lost which file is theirs: what is said of them is there, and nothing to show it with. */
function countWithoutFile(db: ReadableDb, tables: readonly RecoveredTable[]): number {
  if (tables.every(({ table, lost }) => table !== "file" || lost === 0)) return 0;
  return number(
    db,
    "SELECT count(*) FROM main.still WHERE id NOT IN (SELECT still_id FROM main.file)",
  );
}

function isOfHistory(table: string): boolean {
  return table === "history" || table === STEPS;
}

/** The history first, of which other tables are told. */
function tablesOf(db: ReadableDb): TableToRead[] {
  const tables = all<{ name: string; wr: number }>(
    db,
    `SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'
     ORDER BY name NOT IN ('history', '${STEPS}'), name`,
  );
  return tables.map(({ name, wr }) => {
    const columns = all<{ name: string; type: string; pk: number }>(
      db,
      `PRAGMA main.table_info("${name}")`,
    );
    const inKey = columns.filter(({ pk }) => pk > 0).toSorted((one, other) => one.pk - other.pk);
    const key = wr === 0 ? ["rowid"] : inKey.map((column) => `"${column.name}"`);
    const numbered = wr === 0 || inKey[0]?.type === "INTEGER";
    return { name, columns: columns.map((column) => `"${column.name}"`), key, numbered };
  });
}

type Recovering = {
  readonly db: WritableDb;
  readonly source: ReadableDb;
  readonly hasBackup: boolean;
};

type Refilled = Unread & {
  readonly recovered: Omit<RecoveredTable, "stills">;
};

/**
 * Reads what can be read of a table. What cannot is taken from the history, which was refilled before and is newer than any
 * backup; from the backup; then from indexes, and of texts what of them can be read.
 */
function refillTable({ db, source, hasBackup }: Recovering, table: TableToRead): Refilled {
  const { name, columns } = table;
  // what every new catalog has, which it cannot be without
  const given = db
    .prepare(`SELECT ${columns.join(", ")} FROM main."${name}"`)
    .raw()
    .all();
  db.exec(`DELETE FROM main."${name}"`);
  const insert = db.prepare(
    `INSERT OR IGNORE INTO main."${name}" (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
  );
  const malformedColumn = malformedIn(
    db,
    name,
    columns.map((column) => column.slice(1, -1)),
  );
  const isMalformed = (row: readonly unknown[]): boolean => malformedColumn(row) !== null;
  const malformed = new Set<unknown>();
  const garbled: (readonly unknown[])[] = [];
  let refused = 0;
  const checked = { ...table, columns: [...columns, textsInOrder(source, textColumns(db, name))] };
  const gaps = readAround(source, checked, (read, at) => {
    const row = read.slice(0, -1);
    const isGarbled = read.at(-1) === 0;
    if (isGarbled) garbled.push(row);
    if (isGarbled || isMalformed(row)) malformed.add(at);
    else if (!put(insert, row)) refused += 1;
  });
  const read = number(db, `SELECT count(*) FROM main."${name}"`);
  const missing = [...gaps, ...[...malformed].map((at) => ({ from: at, to: at }))];
  const isWhole = missing.length === 0 && refused === 0;
  const sought = refused > 0 ? [everything] : missing;
  const words = isWhole ? [] : lastWordsWithin(db, name, sought);
  const fromHistory = putLastWords(db, name, words);
  const filled = hasBackup ? fillGaps(db, table, sought) : 0;
  const gone = takeOutGone(db, name, words);
  const fromBackup = filled === 0 ? 0 : filled - gone - dropMalformed(db, table, isMalformed);
  const whatIsLeft = name === STEPS ? [] : garbled.filter((row) => !isMalformed(row)); // half a change is not undone
  const fromIndexes = name === "file" && !isWhole ? filesFromIndexes(db, source) : 0;
  const inPart = whatIsLeft.filter((row) => put(insert, row)).length + fromIndexes;
  const there = read + fromHistory + fromBackup + inPart;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what raw() gives
  if (!isWhole && there === 0) for (const row of given as unknown[][]) put(insert, row);
  const lost = isWhole ? 0 : lostOf(source, name, there);
  return {
    table,
    gaps: refused > 0 ? [] : gaps,
    malformed: [...malformed],
    recovered: { table: name, kept: read, fromHistory, fromBackup, inPart, lost },
  };
}

const everything: Gap = { from: null, to: null };

/** False for a row that is there already, or is none of its table, as where a damaged page was read as if it were whole. */
function put(
  insert: { run: (...values: unknown[]) => { changes: number } },
  row: readonly unknown[],
): boolean {
  try {
    return insert.run(...row).changes === 1;
  } catch {
    return false;
  }
}

function fillGaps(
  db: WritableDb,
  { name, columns, key }: TableToRead,
  gaps: readonly Gap[],
): number {
  const listed = columns.join(", ");
  let filled = 0;
  for (const { from, to } of gaps) {
    const within = [
      ...(from === null ? [] : [`${String(key[0])} >= ?`]),
      ...(to === null ? [] : [`${String(key[0])} <= ?`]),
      "true",
    ].join(" AND ");
    filled += db
      .prepare(
        `INSERT OR IGNORE INTO main."${name}" (${listed}) SELECT ${listed} FROM backup."${name}" WHERE ${within}`,
      )
      .run(...[from, to].filter((bound) => bound !== null)).changes;
  }
  return filled;
}

/** A backup may have been made of rows that were damaged already; answers how many are taken out again. */
function dropMalformed(
  db: WritableDb,
  { name, columns, key }: TableToRead,
  isMalformed: (row: readonly unknown[]) => boolean,
): number {
  const inOrder = textsInOrder(db, textColumns(db, name));
  const rows = db
    .prepare<[], unknown[]>(
      `SELECT ${[...key, ...columns, inOrder].join(", ")} FROM main."${name}"`,
    )
    .raw()
    .iterate();
  const malformed: unknown[][] = [];
  for (const row of rows)
    if (row.at(-1) === 0 || isMalformed(row.slice(key.length, -1)))
      malformed.push(row.slice(0, key.length));
  const where = key.map((column) => `${column} = ?`).join(" AND ");
  const drop = db.prepare(`DELETE FROM main."${name}" WHERE ${where}`);
  for (const place of malformed) drop.run(...place);
  return malformed.length;
}

/** How many rows there were is still known where an index of them is whole; null where none is. */
function lostOf(source: ReadableDb, table: string, kept: number): number | null {
  const indexes = rowsOf<{ name: string; partial: number }>(
    source,
    `PRAGMA index_list("${table}")`,
  );
  for (const { name } of indexes.filter(({ partial }) => partial === 0)) {
    const [row] = rowsOf<{ rows: number }>(
      source,
      `SELECT count(*) AS rows FROM "${table}" INDEXED BY "${name}"`,
    );
    if (row !== undefined) return Math.max(0, row.rows - kept);
  }
  return null;
}

function rowsOf<R>(db: ReadableDb, sql: string): R[] {
  try {
    return all<R>(db, sql);
  } catch {
    return [];
  }
}

type Link = {
  readonly id: number;
  readonly table: string;
  readonly from: string;
  readonly to: string | null;
  readonly on_delete: string;
};

/** Takes out what refers to rows that are lost, or has it refer to nothing where that may be; counts the rows by table. */
function dropDangling(
  db: WritableDb,
  tables: readonly RecoveredTable[],
): ReadonlyMap<string, number> {
  const fallen = new Map<string, number>();
  while (all(db, "PRAGMA main.foreign_key_check").length > 0) {
    for (const { table } of tables) {
      for (const link of all<Link>(db, `PRAGMA main.foreign_key_list("${table}")`)) {
        const gone = dropLink(db, table, link);
        if (gone > 0) fallen.set(table, (fallen.get(table) ?? 0) + gone);
      }
    }
  }
  return fallen;
}

function dropLink(
  db: WritableDb,
  table: string,
  { table: parent, from, to, on_delete }: Link,
): number {
  const column = to ?? keyOf(db, parent);
  const dangles = `"${from}" IS NOT NULL AND NOT EXISTS
    (SELECT 1 FROM main."${parent}" AS parent WHERE parent."${column}" = main."${table}"."${from}")`;
  if (on_delete !== "CASCADE")
    db.exec(`UPDATE OR IGNORE main."${table}" SET "${from}" = NULL WHERE ${dangles}`);
  return db.prepare(`DELETE FROM main."${table}" WHERE ${dangles}`).run().changes;
}

function keyOf(db: ReadableDb, table: string): string {
  const columns = all<{ name: string; pk: number }>(db, `PRAGMA main.table_info("${table}")`);
  return columns.find(({ pk }) => pk === 1)?.name ?? "rowid";
}

/** Keys are never given twice, not even those of rows that are lost. */
function keepKeysApart(db: WritableDb, source: ReadableDb, hasBackup: boolean): void {
  const known = [
    ...rowsOf<{ name: string; seq: number }>(source, "SELECT name, seq FROM sqlite_sequence"),
    ...(hasBackup
      ? all<{ name: string; seq: number }>(db, "SELECT name, seq FROM backup.sqlite_sequence")
      : []),
  ];
  for (const { name, seq } of known)
    db.prepare("UPDATE main.sqlite_sequence SET seq = max(seq, ?) WHERE name = ?").run(seq, name);
}
