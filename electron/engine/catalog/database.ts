import { randomUUIDv7 } from "node:crypto";
import Database from "better-sqlite3";
import { codeKey } from "./code-key.ts";
import { nameKey, personKey } from "./name-key.ts";

declare const writable: unique symbol;

/** A connection that may only be asked. Functions that take one do not change the catalog. */
export type ReadableDb = Database.Database;

/** A connection that may also change the catalog. Made only by `openCatalog`. */
export type WritableDb = Database.Database & { readonly [writable]: true };

const statements = new WeakMap<Database.Database, Map<string, Database.Statement>>();

/** The prepared form of a statement, kept per connection: preparing costs more than most queries. */
function prepared(db: ReadableDb, sql: string): Database.Statement {
  let known = statements.get(db);
  if (known === undefined) {
    known = new Map();
    statements.set(db, known);
  }
  let statement = known.get(sql);
  if (statement === undefined) {
    statement = db.prepare(sql);
    known.set(sql, statement);
  }
  return statement;
}

/** All rows of a query. The row type is the caller's word for what its SQL selects. */
export function all<R>(db: ReadableDb, sql: string, ...parameters: unknown[]): R[] {
  // The one place where SQLite's answer gets its type: the SQL beside each call says which columns there are.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return prepared(db, sql).all(...parameters) as R[];
}

/** The first row of a query, or null. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
export function first<R>(db: ReadableDb, sql: string, ...parameters: unknown[]): R | null {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return (prepared(db, sql).get(...parameters) as R | undefined) ?? null;
}

/** The values of a query's only column: without a row made of each, which takes most of the time where there are many. */
export function valuesIn<V extends string | number>(
  db: ReadableDb,
  sql: string,
  ...parameters: unknown[]
): V[] {
  const statement = prepared(db, sql).pluck();
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return statement.all(...parameters) as V[];
  } finally {
    statement.pluck(false); // it is kept, and others may ask for rows
  }
}

/** The single number a query selects; throws when it selects none. */
export function number(db: ReadableDb, sql: string, ...parameters: unknown[]): number {
  const row = first<Record<string, unknown>>(db, sql, ...parameters) ?? {};
  const [value] = Object.values(row);
  if (typeof value !== "number") throw new Error(`no number from: ${sql}`);
  return value;
}

/** Runs a statement; answers how many rows it changed and the last key it made. */
export function run(
  db: WritableDb,
  sql: string,
  ...parameters: unknown[]
): { changes: number; key: number } {
  const done = prepared(db, sql).run(...parameters);
  return { changes: done.changes, key: Number(done.lastInsertRowid) };
}

/** Runs `work` in one transaction: all of it is kept, or none. */
export function inTransaction<R>(db: WritableDb, work: () => R): R {
  return db.transaction(work).immediate();
}

/**
 * Runs `work` in one transaction that does not wait for the disk: for what is found or made again if the power fails.
 */
export function inRepeatableTransaction<R>(db: WritableDb, work: () => R): R {
  setDurability(db, "normal");
  try {
    return inTransaction(db, work);
  } finally {
    setDurability(db, "full");
  }
}

/** Runs `work` in a transaction that is taken back whatever comes of it: to see what would happen. */
export function inTransactionUndone<R>(db: WritableDb, work: () => R): R {
  const isWithin = db.inTransaction;
  db.exec("SAVEPOINT rehearsal");
  try {
    return work();
  } finally {
    undoRehearsal(db, isWithin);
  }
}

/**
 * A full disk can keep SQLite from going back to a savepoint, which then stays: whatever was confirmed after that would
 * only be part of a transaction that nobody ever ends. Going back to before all of it needs no room.
 */
function undoRehearsal(db: WritableDb, isWithin: boolean): void {
  if (!db.inTransaction) return; // SQLite has taken all of it back by itself, as it may at a fault
  try {
    db.exec("ROLLBACK TO rehearsal; RELEASE rehearsal");
  } catch (error) {
    if (isWithin) throw error; // whoever began the transaction takes it back
    db.exec("ROLLBACK");
  }
}

/** How hard a commit tries to reach the disk. */
type Durability = "full" | "normal";

/** Commands are confirmed to people, so they wait for the disk; indexing can be repeated and does not. */
function setDurability(db: WritableDb, durability: Durability): void {
  db.pragma(`synchronous = ${durability === "full" ? "FULL" : "NORMAL"}`);
}

/** Halves the time of scans over a million stills. */
const CACHE_MIB = 64;
const CACHE_BESIDE_PICTURES_MIB = 24;

/** How long is waited for those who read what is in the log: nothing else is answered meanwhile. */
const LOG_IN_USE_MS = 1000;

/**
 * Brings what is in SQLite's log into the database's file and leaves nothing in the log; false where
 * somebody else is reading, who needs it, for longer than `waitMs`.
 */
export function emptyLog(db: ReadableDb, waitMs = LOG_IN_USE_MS): boolean {
  const before = db.pragma("busy_timeout", { simple: true });
  db.pragma(`busy_timeout = ${String(waitMs)}`);
  try {
    return db.pragma("wal_checkpoint(TRUNCATE)", { simple: true }) === 0; // "busy" is its first column
  } finally {
    db.pragma(`busy_timeout = ${String(before)}`);
  }
}

/** How much of its file a connection keeps in memory at most. */
function keepInMemory(db: WritableDb | Database.Database, mebibytes: number): void {
  db.pragma(`cache_size = -${String(mebibytes * 1024)}`);
}

/**
 * Has a connection keep less in memory while many files are stored: what is written is seldom read again
 * soon, and the memory is needed for pictures.
 */
export async function whileStoringMany<R>(db: WritableDb, work: () => Promise<R>): Promise<R> {
  keepInMemory(db, CACHE_BESIDE_PICTURES_MIB);
  try {
    return await work();
  } finally {
    if (db.open) keepInMemory(db, CACHE_MIB);
  }
}

/** A connection to a catalog's database file, which must exist unless `create` is set. */
export function connect(file: string, mode: "read" | "write" | "create"): WritableDb {
  const db = new Database(file, { readonly: mode === "read", fileMustExist: mode !== "create" });
  db.pragma("trusted_schema = OFF"); // an archive may come from anybody: its views and triggers call nothing that acts outside it
  keepInMemory(db, CACHE_MIB);
  db.pragma("foreign_keys = ON");
  db.pragma("temp_store = MEMORY");
  db.pragma("busy_timeout = 5000");
  db.function("name_key", { deterministic: true }, (name) => nameKey(String(name)));
  db.function("code_key", { deterministic: true }, (code) => codeKey(String(code)));
  db.function("person_key", { deterministic: true }, (name) => personKey(String(name)));
  db.function("new_uuid", () => randomUUIDv7());
  if (mode !== "read") {
    db.pragma("journal_mode = WAL");
    db.pragma("synchronous = FULL");
  }
  // A read-only connection is given the same type; SQLite itself refuses writes on it.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return db as WritableDb;
}

/** A connection that reads a catalog once from end to end beside the one that writes it, with little memory. */
export function connectToReadThrough(file: string): ReadableDb {
  const db = connect(file, "read");
  db.pragma("cache_size = -2048"); // 2 MiB
  return db;
}

/** A database of its own for what is not to be kept: in a file that is deleted when it is closed, with 1 MiB of it in memory. */
export function connectToScratch(): WritableDb {
  const db = new Database(""); // SQLite's name for it
  db.pragma("cache_size = -1024");
  db.pragma("journal_mode = OFF");
  db.pragma("synchronous = OFF");
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return db as WritableDb;
}

/** The SQLite that is linked in. */
export function sqliteVersion(): string {
  const db = new Database(":memory:");
  try {
    return first<{ version: string }>(db, "SELECT sqlite_version() AS version")?.version ?? "";
  } finally {
    db.close();
  }
}
