import type { MergeChoices } from "../../../../shared/contract/merging.ts";
import { run, type ReadableDb, type WritableDb } from "../database.ts";
import { MergeLines } from "./merge-lines.ts";
import { SharedPast } from "./shared-past.ts";
import { Tally } from "./tally.ts";

/** A row of theirs or ours. */
export type Row = Readonly<Record<string, string | number | null>>;

/** Two archives while one is taken into the other. Without `into` nothing is written, and what would be is only counted. */
export class MergeState {
  readonly ours: ReadableDb;
  readonly into: WritableDb | null;
  readonly theirs: ReadableDb;
  readonly choices: MergeChoices;
  readonly past: SharedPast;
  readonly tally = new Tally();
  /** Which values are counted; null where a merge is done, and was looked at before. */
  readonly lines: MergeLines | null;
  /** By table: their keys, and ours of the same. */
  private readonly keys = new Map<string, Map<number, number>>();
  /** By table: our keys of what came in. */
  private readonly fresh = new Map<string, Set<number>>();
  /** Our scenes that get another film. */
  readonly movedScenes = new Set<number>();
  /** Our stills that get another film. */
  readonly films = new Map<number, number>();
  /** Stands for the keys that a preview does not give. */
  private provisional = 0;

  constructor(
    ours: ReadableDb,
    into: WritableDb | null,
    { theirs, choices }: { readonly theirs: ReadableDb; readonly choices: MergeChoices },
  ) {
    this.ours = ours;
    this.into = into;
    this.theirs = theirs;
    this.choices = choices;
    this.lines = into === null ? new MergeLines() : null;
    this.past = new SharedPast(ours, theirs);
  }

  /** Our key of a row of theirs; null where it has not come in. */
  keyOf(table: string, theirs: number): number | null {
    return this.keys.get(table)?.get(theirs) ?? null;
  }

  /** All of a table that are here, by their keys. */
  pairs(table: string): ReadonlyMap<number, number> {
    return this.keys.get(table) ?? new Map<number, number>();
  }

  /** From here on their row is known to be this one of ours. */
  pair(table: string, theirs: number, ours: number): void {
    const keys = this.keys.get(table) ?? new Map<number, number>();
    this.keys.set(table, keys.set(theirs, ours));
  }

  /** Whether a row of ours came in by this merge. */
  isFresh(table: string, ours: unknown): boolean {
    return typeof ours === "number" && (this.fresh.get(table)?.has(ours) ?? false);
  }

  /** Puts a row in; answers its key. */
  insert(table: string, row: Row): number {
    const key = this.write(table, row);
    const fresh = this.fresh.get(table) ?? new Set<number>();
    this.fresh.set(table, fresh.add(key));
    return key;
  }

  private write(table: string, row: Row): number {
    if (this.into === null) return (this.provisional -= 1);
    const columns = Object.keys(row);
    const places = columns.map(() => "?").join(", ");
    const sql = `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${places})`;
    return run(this.into, sql, ...Object.values(row)).key;
  }
}

/** The rows of a table of theirs one by one, in the order of their keys. */
export function* rowsOf(db: ReadableDb, table: string): Iterable<Row> {
  yield* db.prepare<[], Row>(`SELECT * FROM ${table}`).iterate();
}
