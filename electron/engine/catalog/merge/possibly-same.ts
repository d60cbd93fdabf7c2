import type { PossiblySame } from "../../../../shared/contract/merging.ts";
import { valuesIn } from "../database.ts";
import type { MergeState, Row } from "./merge-state.ts";

type Kind = PossiblySame["kind"];

/** Those that are named; all are counted. */
const NAMED = 200;

/** Records that come in while one of the same name is here under another lasting name: whether they are one, archivists know. */
export class PossiblySameRecords {
  private readonly state: MergeState;
  private readonly first: PossiblySame[] = [];
  private readonly found = new Set<string>();

  constructor(state: MergeState) {
    this.state = state;
  }

  /** Looks, before it is put in, what a row of theirs (with our keys) may be the same as. */
  look(table: string, row: Row): void {
    const named = namedAlike[table];
    if (named === undefined) return;
    const { kind, name, sql } = named;
    const ours = valuesIn<number>(this.state.ours, sql, row).find(
      (key) => !this.state.isFresh(kind, key),
    );
    if (ours === undefined) return;
    if (this.found.has(`${kind} ${String(ours)}`)) return;
    this.found.add(`${kind} ${String(ours)}`);
    if (this.first.length < NAMED) this.first.push({ kind, name: name(row), ours });
  }

  report(): { readonly total: number; readonly first: readonly PossiblySame[] } {
    return { total: this.found.size, first: this.first };
  }
}

type Alike = {
  readonly kind: Kind;
  readonly name: (row: Row) => string;
  readonly sql: string;
};

const text = (column: string) => (row: Row) => String(row[column] ?? "");

const namedAlike: Readonly<Partial<Record<string, Alike>>> = {
  film: {
    kind: "film",
    name: ({ title, year }) =>
      year === null ? String(title) : `${String(title)} (${String(year)})`,
    sql: `SELECT id FROM film WHERE (year IS NULL OR @year IS NULL OR year = @year) AND id IN (
      SELECT id FROM film WHERE name_key = @name_key
      UNION ALL SELECT film_id FROM film_title WHERE name_key = @name_key)`,
  },
  scene: {
    kind: "scene",
    name: text("label"),
    sql: "SELECT id FROM scene WHERE film_id IS @film_id AND name_key = @name_key",
  },
  character: {
    kind: "character",
    name: text("name"),
    sql: `SELECT id FROM character WHERE name_key = @name_key
      UNION ALL SELECT character_id FROM character_name WHERE name_key = @name_key`,
  },
  agent: {
    kind: "agent",
    name: text("name"),
    sql: `SELECT id FROM agent WHERE name_key = @name_key
      UNION ALL SELECT agent_id FROM agent_name WHERE name_key = @name_key`,
  },
  character_name: {
    kind: "character",
    name: text("name"),
    sql: "SELECT id FROM character WHERE name_key = @name_key AND id <> @character_id",
  },
  agent_name: {
    kind: "agent",
    name: text("name"),
    sql: "SELECT id FROM agent WHERE name_key = @name_key AND id <> @agent_id",
  },
  film_identifier: {
    kind: "film",
    name: text("value"),
    sql: "SELECT film_id FROM film_identifier WHERE scheme = @scheme AND value = @value AND film_id <> @film_id",
  },
  agent_identifier: {
    kind: "agent",
    name: text("value"),
    sql: "SELECT agent_id FROM agent_identifier WHERE scheme = @scheme AND value = @value AND agent_id <> @agent_id",
  },
};
