import { all, first, type ReadableDb } from "../database.ts";
import { keysOf, parseRow, type RecordedRow } from "../recorded-row.ts";
import { mergedBefore } from "./merges-before.ts";

/**
 * Up to where two archives are known to have held the same: the last action that both have in their histories, or,
 * where theirs was taken in before, what it had by then. Of what differs it tells who changed it since.
 */
export class SharedPast {
  /** False where they have nothing in common: then nobody can say who changed what. */
  readonly isKnown: boolean;
  private readonly here: ChangesSince;
  private readonly there: ChangesSince;

  constructor(ours: ReadableDb, theirs: ReadableDb) {
    const shared = lastShared(ours, theirs);
    this.isKnown = shared !== null;
    this.here = shared === null ? nothing : changesSince(ours, shared.ours, []);
    this.there =
      shared === null ? nothing : changesSince(theirs, shared.theirs, takenFromUs(theirs, ours));
  }

  /** Whether we changed one of these columns of our row. */
  isChangedHere(table: string, key: string, columns: readonly string[]): boolean {
    return isIn(this.here, table, key, columns);
  }

  /** The same of their row, by its key there. */
  isChangedThere(table: string, key: string, columns: readonly string[]): boolean {
    return isIn(this.there, table, key, columns);
  }

  /** Whether they put this row in, or changed anything of it. */
  isNewsThere(table: string, key: string): boolean {
    return this.there.rows.has(`${table} ${key}`);
  }

  /** Whether we took a row away that said the same in these columns. */
  isTakenAwayHere(table: string, row: RecordedRow, told: readonly string[]): boolean {
    return this.here.gone.get(table)?.has(wordsOf(row, told)) ?? false;
  }

  /** Whether a list of which the rows have this key of ours first was changed. */
  isListChangedHere(table: string, owner: number): boolean {
    return ownersIn(this.here, table).has(owner);
  }

  /** The same of theirs, by its key there. */
  isListChangedThere(table: string, owner: number): boolean {
    return ownersIn(this.there, table).has(owner);
  }

  /** Has rows that we took away told apart by these columns. */
  tellBy(table: string, told: readonly string[]): void {
    const rows = this.here.rowsGone.get(table) ?? [];
    this.here.gone.set(table, new Set(rows.map((row) => wordsOf(row, told))));
  }
}

/** The key of a row as one text. */
export function keyOfRow(db: ReadableDb, table: string, row: RecordedRow): string {
  return wordsOf(row, keysOf(db, table));
}

function wordsOf(row: RecordedRow, columns: readonly string[]): string {
  return JSON.stringify(columns.map((column) => row[column] ?? null));
}

/** What an archive changed after a place in its history. */
type ChangesSince = {
  /** Rows by table and key that were put in or changed. */
  readonly rows: ReadonlySet<string>;
  /** The same with each column that was changed; "*" for all of a row that was put in. */
  readonly columns: ReadonlySet<string>;
  readonly rowsGone: ReadonlyMap<string, readonly RecordedRow[]>;
  readonly gone: Map<string, ReadonlySet<string>>;
  readonly owners: Map<string, ReadonlySet<number>>;
};

const nothing: ChangesSince = {
  rows: new Set(),
  columns: new Set(),
  rowsGone: new Map(),
  gone: new Map(),
  owners: new Map(),
};

/** What the rows of a table that were put in, changed or taken away are of: the first column of their key says it. */
function ownersIn(changes: ChangesSince, table: string): ReadonlySet<number> {
  const known = changes.owners.get(table);
  if (known !== undefined) return known;
  const start = `${table} [`;
  const put = [...changes.rows].filter((row) => row.startsWith(start));
  const gone = changes.rowsGone.get(table) ?? [];
  const owners = new Set([
    ...put.map((row) => Number.parseInt(row.slice(start.length), 10)),
    ...gone.map((row) => Number(Object.values(row)[0])),
  ]);
  changes.owners.set(table, owners);
  return owners;
}

function isIn(
  { columns: changed }: ChangesSince,
  table: string,
  key: string,
  columns: readonly string[],
): boolean {
  return ["*", ...columns].some((column) => changed.has(`${table} ${key} ${column}`));
}

function changesSince(db: ReadableDb, place: number, without: readonly number[]): ChangesSince {
  const rows = new Set<string>();
  const columns = new Set<string>();
  const rowsGone = new Map<string, RecordedRow[]>();
  const changes = db
    .prepare<[number, string], { table_name: string; before: string | null; after: string | null }>(
      `SELECT table_name, before, after FROM history_change JOIN history ON history.id = history_id
       WHERE history_id > ? AND state = 'done' AND history_id NOT IN (SELECT value FROM json_each(?))
       ORDER BY history_change.id`,
    )
    .iterate(place, JSON.stringify(without));
  for (const { table_name: table, ...change } of changes) {
    const [before, after] = [parseRow(change.before), parseRow(change.after)];
    const row = after ?? before ?? {};
    if (after === null) {
      const known = rowsGone.get(table);
      if (known === undefined) rowsGone.set(table, [row]);
      else known.push(row);
      continue;
    }
    const key = keyOfRow(db, table, row);
    rows.add(`${table} ${key}`);
    const changed = Object.keys(after).filter(
      (column) => before !== null && before[column] !== after[column],
    );
    for (const column of before === null ? ["*"] : changed)
      columns.add(`${table} ${key} ${column}`);
  }
  return { rows, columns, rowsGone, gone: new Map(), owners: new Map() };
}

/** Places in both histories up to which nothing is unknown to us. */
type Shared = { readonly ours: number; readonly theirs: number };

function lastShared(ours: ReadableDb, theirs: ReadableDb): Shared | null {
  const found = [forkOf(ours, theirs), ...mergesOf(ours, theirs)].filter((one) => one !== null);
  return found.toSorted((one, other) => other.theirs - one.theirs)[0] ?? null;
}

/** Where one was made as a copy of the other, or both of a third. */
function forkOf(ours: ReadableDb, theirs: ReadableDb): Shared | null {
  const known = theirs.prepare<[string], { id: number }>("SELECT id FROM history WHERE uuid = ?");
  for (const { id, uuid } of all<{ id: number; uuid: string }>(
    ours,
    "SELECT id, uuid FROM history ORDER BY id DESC",
  )) {
    const there = known.get(uuid);
    if (there !== undefined) return { ours: id, theirs: there.id };
  }
  return null;
}

function mergesOf(ours: ReadableDb, theirs: ReadableDb): (Shared | null)[] {
  return mergedBefore(ours).map(({ theirs: uuid, at }) => {
    const there = placeOf(theirs, uuid);
    const here = placeOf(ours, at);
    return there === null || here === null ? null : { ours: here, theirs: there };
  });
}

/** Where they took ours in: what they changed by that came from here. */
function takenFromUs(theirs: ReadableDb, ours: ReadableDb): number[] {
  return mergedBefore(theirs).flatMap(({ theirs: uuid, at }) =>
    placeOf(ours, uuid) === null ? [] : (placeOf(theirs, at) ?? []),
  );
}

function placeOf(db: ReadableDb, uuid: string): number | null {
  return first<{ id: number }>(db, "SELECT id FROM history WHERE uuid = ?", uuid)?.id ?? null;
}
