import { catalogUuid } from "../catalog-uuid.ts";
import { all, first, type ReadableDb } from "../database.ts";
import { changedColumns, keysOf, parseRow, type RecordedRow } from "../recorded-row.ts";
import { mergedBefore } from "./merges-before.ts";

/**
 * Up to where two archives are known to have held the same: the last action that both have in their histories, or,
 * where theirs was taken in before, what it had by then. Of what differs it tells who changed it since.
 */
export class SharedPast {
  /** False where they have nothing in common: then nobody can say who changed what. */
  readonly isKnown: boolean;
  private readonly since: number;
  private readonly here: ChangesSince;
  private readonly there: ChangesSince;
  private readonly away: TakenAway;
  private readonly told = new Map<string, ReadonlyMap<string, number>>();

  constructor(ours: ReadableDb, theirs: ReadableDb) {
    const shared = lastShared(ours, theirs);
    this.isKnown = shared !== null;
    this.since = shared?.ours ?? 0;
    this.here = shared === null ? nothing : changesSince(ours, shared.ours, []);
    this.there =
      shared === null ? nothing : changesSince(theirs, shared.theirs, takenFromUs(theirs, ours));
    this.away = takenAway(ours);
  }

  /** Whether we changed one of these columns of our row. */
  isChangedHere(table: string, key: string, columns: readonly string[]): boolean {
    return isIn(this.here.columns, table, key, ["*", ...columns]);
  }

  /** The same of their row, by its key there. */
  isChangedThere(table: string, key: string, columns: readonly string[]): boolean {
    return isIn(this.there.columns, table, key, ["*", ...columns]);
  }

  /** Whether we ever emptied one of these columns of our row. */
  isEmptiedHere(table: string, key: string, columns: readonly string[]): boolean {
    return isIn(this.away.emptied, table, key, columns);
  }

  /** Whether they put this row in, or changed anything of it. */
  isNewsThere(table: string, key: string): boolean {
    return this.there.rows.has(`${table} ${key}`);
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
  tellBy(table: string, columns: readonly string[]): void {
    const gone = this.away.rows.get(table) ?? [];
    this.told.set(table, new Map(gone.map(({ row, at }) => [wordsOf(row, columns), at])));
  }

  /**
   * Whether we took a row away that said the same in these columns, which were named before; not where it is news
   * of theirs since.
   */
  isTakenAwayHere(
    table: string,
    row: RecordedRow,
    { by, isNews }: { readonly by: readonly string[]; readonly isNews: boolean },
  ): boolean {
    const at = this.told.get(table)?.get(wordsOf(row, by));
    return at !== undefined && (at > this.since || !isNews);
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
  /** By table, what rows that were put in, changed or taken away are of: the first column of their key says it. */
  readonly owners: ReadonlyMap<string, ReadonlySet<number>>;
};

const nothing: ChangesSince = { rows: new Set(), columns: new Set(), owners: new Map() };

function ownersIn({ owners }: ChangesSince, table: string): ReadonlySet<number> {
  return owners.get(table) ?? new Set();
}

function isIn(
  known: ReadonlySet<string>,
  table: string,
  key: string,
  columns: readonly string[],
): boolean {
  return columns.some((column) => known.has(`${table} ${key} ${column}`));
}

function changesSince(db: ReadableDb, place: number, without: readonly number[]): ChangesSince {
  const rows = new Set<string>();
  const columns = new Set<string>();
  const owners = new Map<string, Set<number>>();
  for (const { table, before, after, row } of changesAfter(db, place, without)) {
    const [owner = ""] = keysOf(db, table);
    owners.set(table, (owners.get(table) ?? new Set()).add(Number(row[owner])));
    if (after === null) continue;
    const key = keyOfRow(db, table, row);
    rows.add(`${table} ${key}`);
    const changed = before === null ? ["*"] : changedColumns(before, after);
    for (const column of changed) columns.add(`${table} ${key} ${column}`);
  }
  return { rows, columns, owners };
}

/** What an archive ever took away, and in which action. */
type TakenAway = {
  readonly rows: ReadonlyMap<string, readonly { readonly row: RecordedRow; readonly at: number }[]>;
  /** Columns that were emptied, by table, key and column. */
  readonly emptied: ReadonlySet<string>;
};

function takenAway(db: ReadableDb): TakenAway {
  const rows = new Map<string, { row: RecordedRow; at: number }[]>();
  const emptied = new Set<string>();
  for (const { table, before, after, row, at } of changesAfter(db, 0, [])) {
    if (before === null) continue;
    if (after === null) {
      const known = rows.get(table);
      if (known === undefined) rows.set(table, [{ row, at }]);
      else known.push({ row, at });
      continue;
    }
    for (const column of changedColumns(before, after))
      if ((after[column] ?? "") === "")
        emptied.add(`${table} ${keyOfRow(db, table, row)} ${column}`);
  }
  return { rows, emptied };
}

type Change = {
  readonly table: string;
  readonly before: RecordedRow | null;
  readonly after: RecordedRow | null;
  /** As it is after, or was. */
  readonly row: RecordedRow;
  /** The key of the action. */
  readonly at: number;
};

/** What stands of an archive's history after a place, but for some actions. */
function* changesAfter(
  db: ReadableDb,
  place: number,
  without: readonly number[],
): Iterable<Change> {
  const changes = db
    .prepare<
      [number, string],
      { table: string; before: string | null; after: string | null; at: number }
    >(
      `SELECT table_name AS "table", before, after, history_id AS at
       FROM history_change JOIN history ON history.id = history_id
       WHERE history_id > ? AND state = 'done' AND history_id NOT IN (SELECT value FROM json_each(?))
       ORDER BY history_change.id`,
    )
    .iterate(place, JSON.stringify(without));
  for (const { table, at, ...change } of changes) {
    const [before, after] = [parseRow(change.before), parseRow(change.after)];
    yield { table, before, after, row: after ?? before ?? {}, at };
  }
}

/** Places in both histories up to which nothing is unknown to us. */
type Shared = { readonly ours: number; readonly theirs: number };

function lastShared(ours: ReadableDb, theirs: ReadableDb): Shared | null {
  const found = [forkOf(ours, theirs), ...mergesOf(ours, theirs)].filter((one) => one !== null);
  const last = found.toSorted((one, other) => other.theirs - one.theirs)[0];
  return last ?? (catalogUuid(ours) === catalogUuid(theirs) ? beginning : null);
}

/** Copies of an archive in which nobody had worked yet. */
const beginning: Shared = { ours: 0, theirs: 0 };

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
