import {
  forEachLinked,
  type LinkedTable,
  type RecordKeys,
} from "../../../shared/search-document.ts";
import { stillsShowing } from "./cast.ts";
import { all, first, type ReadableDb } from "./database.ts";
import { stillsOfRights } from "./rights/touched-rights.ts";

/** What an entry of the history changed, for those who keep something made from the catalog. */
export type Touched = {
  /** The stills whose own rows it changed, or what they are found by. */
  readonly stills: readonly number[];
  /** Whether records (films, names, sets …) changed beside stills. */
  readonly records: boolean;
  /** Those of them whose name, or place among the others, may have changed. */
  readonly named: RecordKeys;
  /** How many rows changed. */
  readonly rows: number;
};

export function touchedBy(db: ReadableDb, history: number): Touched {
  const own = all<{ still: number }>(
    db,
    "SELECT DISTINCT still_id AS still FROM history_change WHERE history_id = ? AND still_id IS NOT NULL",
    history,
  ).map(({ still }) => still);
  const counted = first<{ rows: number; records: number | null }>(
    db,
    `SELECT count(*) AS rows, max(still_id IS NULL OR table_name = 'still_set_member') AS records
     FROM history_change WHERE history_id = ?`,
    history,
  );
  return {
    stills: [
      ...new Set([
        ...own,
        ...stillsOfRoles(db, history),
        ...stillsOfHolders(db, history),
        ...stillsOfRights(db, history),
      ]),
    ],
    records: counted?.records === 1,
    named: counted?.records === 1 ? namedBy(db, history) : forEachLinked(() => []),
    rows: counted?.rows ?? 0,
  };
}

/** Where each kind of record has its names: the table, the column of its key, and the kind. */
const namesIn: readonly (readonly [table: string, key: string, kinds: readonly LinkedTable[]])[] = [
  ["film", "id", ["films"]],
  ["film_title", "film_id", ["films"]],
  ["scene", "id", ["scenes"]],
  ["scene_name", "scene_id", ["scenes"]],
  ["character", "id", ["characters"]],
  ["character_name", "character_id", ["characters"]],
  ["agent", "id", ["performers", "rightsHolders"]],
  ["agent_name", "agent_id", ["performers", "rightsHolders"]],
  ["keyword", "id", ["keywords"]],
  ["keyword_name", "keyword_id", ["keywords"]],
  ["still_set", "id", ["sets"]],
];

function namedBy(db: ReadableDb, history: number): RecordKeys {
  const key = `CASE table_name ${namesIn.map(([table, column]) => `WHEN '${table}' THEN '$.${column}'`).join(" ")} END`;
  const side = (row: "before" | "after"): string =>
    `SELECT table_name AS name, json_extract(${row}, ${key}) AS id FROM history_change
     WHERE history_id = @history AND still_id IS NULL AND ${row} IS NOT NULL AND ${key} IS NOT NULL`;
  const rows = all<{ name: string; id: number }>(db, `${side("before")} UNION ${side("after")}`, {
    history,
  });
  const of = (kind: LinkedTable): readonly number[] => [
    ...new Set(
      rows.flatMap(({ name, id }) =>
        namesIn.some(([table, , kinds]) => table === name && kinds.includes(kind)) ? [id] : [],
      ),
    ),
  ];
  return forEachLinked(of);
}

/** What several entries changed together. */
export function touchedByAll(entries: readonly Touched[]): Touched {
  return {
    stills: [...new Set(entries.flatMap(({ stills }) => stills))],
    records: entries.some(({ records }) => records),
    named: forEachLinked((kind) => [...new Set(entries.flatMap(({ named }) => named[kind]))]),
    rows: entries.reduce((sum, { rows }) => sum + rows, 0),
  };
}

/** Who plays a character is part of what its stills are found by; its place in the billing is not. */
function stillsOfRoles(db: ReadableDb, history: number): number[] {
  const said = ["film_id", "character_id", "performer_id", "kind"].map(
    (column) => `json_extract(before, '$.${column}') IS NOT json_extract(after, '$.${column}')`,
  );
  const changed = `FROM history_change WHERE history_id = @history AND table_name = 'cast_role' AND (${said.join(" OR ")})`;
  const side = (row: "before" | "after"): string =>
    `SELECT json_extract(${row}, '$.film_id') AS film, json_extract(${row}, '$.character_id') AS character
     ${changed} AND ${row} IS NOT NULL`;
  return all<{ film: number; character: number }>(db, `${side("before")} UNION ${side("after")}`, {
    history,
  }).flatMap(({ film, character }) => stillsShowing(db, film, character));
}

/** Whose the stills of a film are follows from it; in which order they stand there does not matter. */
function stillsOfHolders(db: ReadableDb, history: number): number[] {
  return all<{ id: number }>(
    db,
    `SELECT id FROM still WHERE film_id IN (
       SELECT json_extract(coalesce(after, before), '$.film_id') FROM history_change
       WHERE history_id = ? AND table_name = 'film_holder' AND (before IS NULL OR after IS NULL))`,
    history,
  ).map(({ id }) => id);
}
