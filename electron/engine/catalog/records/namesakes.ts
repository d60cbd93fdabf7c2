import { countryName } from "../../../../shared/country.ts";
import { withDistinction } from "../../../../shared/distinction.ts";
import { keyedName } from "../../../../shared/query/keyed-name.ts";
import type { RecordKind } from "../../../../shared/record.ts";
import type { NamedRecord } from "../../../../shared/still.ts";
import { all, type ReadableDb } from "../database.ts";
import { levelled } from "../fold.ts";
import { describedSql } from "../described.ts";
import { recordTables } from "./tables.ts";

const some = "IN (SELECT value FROM json_each(@ids))";

/** Beside the name, what two records share that are taken for one: a film of no year is found with those of any. */
const alikeIn: Readonly<Record<RecordKind, string>> = {
  film: "(one.year IS NULL OR other.year IS one.year)",
  scene: "other.film_id IS one.film_id",
  character: "true",
  agent: "true",
  keyword: "true",
};

/** Exported for the test that looks at the plans. */
export function namesakesSql(kind: RecordKind, alike = alikeIn[kind]): string {
  const { table, names } = recordTables[kind];
  return `SELECT one.id, other.id AS other FROM ${table} AS one
      JOIN ${table} AS other ON other.name_key = one.name_key AND other.id <> one.id AND ${alike}
      WHERE one.id ${some} AND one.name_key <> ''
    UNION SELECT one.id, other.id FROM ${table} AS one
      JOIN ${names.table} AS named ON named.name_key = one.name_key
      JOIN ${table} AS other ON other.id = named.${names.record} AND other.id <> one.id AND ${alike}
      WHERE one.id ${some} AND one.name_key <> ''`;
}

/** For each of these records to whose shown name others answer too, by any of their names: those others. */
export function namesakesOf(
  db: ReadableDb,
  kind: RecordKind,
  ids: readonly number[],
  alike = alikeIn[kind],
): ReadonlyMap<number, readonly number[]> {
  const rows = all<{ id: number; other: number }>(db, namesakesSql(kind, alike), {
    ids: JSON.stringify(ids),
  });
  const others = new Map<number, number[]>();
  for (const { id, other } of rows) others.set(id, [...(others.get(id) ?? []), other]);
  return others;
}

/** What each of these records is called in a query: by its name, and its key where others answer to that. */
export function namesInQueries(
  db: ReadableDb,
  kind: RecordKind,
  records: readonly { readonly id: number; readonly name: string }[],
): (record: { readonly id: number; readonly name: string }) => string {
  const shared = namesakesOf(
    db,
    kind,
    records.map(({ id }) => id),
  );
  return ({ id, name }) => (shared.has(id) ? keyedName(name, id) : name);
}

/** A list of keys and what is said of them, and how that is put. */
type Telling = { readonly sql: string; readonly words?: (said: string) => string };

const described = (sql: string): Telling => ({
  sql: `SELECT id, detail AS said FROM (${sql} WHERE record.id ${some})`,
});

/** What may tell records of one name apart, what people go by first. */
const tellings: Readonly<Record<RecordKind, readonly Telling[]>> = {
  film: [
    {
      sql: `SELECT film_id AS id, group_concat(name, ', ' ORDER BY position) AS said FROM film_director
        JOIN agent ON agent.id = agent_id WHERE film_id ${some} GROUP BY film_id`,
    },
    {
      sql: `SELECT film_id AS id, country AS said FROM film_country WHERE position = 0 AND film_id ${some}`,
      words: countryName,
    },
    {
      sql: `SELECT film_id AS id, code AS said FROM production_code WHERE position = 0 AND film_id ${some}`,
    },
  ],
  scene: [
    { sql: `SELECT id, number AS said FROM scene WHERE id ${some}` },
    { sql: `SELECT id, place AS said FROM scene WHERE id ${some}` },
  ],
  character: [
    described(describedSql.character),
    {
      sql: `SELECT id, group_concat(film, ', ') AS said FROM (
          SELECT DISTINCT character_id AS id, title || coalesce(' (' || year || ')', '') AS film
          FROM cast_role JOIN film ON film.id = film_id WHERE character_id ${some}
        ) GROUP BY id`,
    },
  ],
  agent: [
    described(describedSql.performer),
    {
      sql: `SELECT agent_id AS id, min(title) AS said FROM film_director JOIN film ON film.id = film_id
        WHERE agent_id ${some} GROUP BY agent_id`,
    },
  ],
  keyword: [
    {
      sql: `SELECT keyword.id, broader.term AS said FROM keyword
        JOIN keyword AS broader ON broader.id = keyword.parent_id WHERE keyword.id ${some}`,
    },
  ],
};

/**
 * What tells each of these records from others that answer to its name: the first of what people go by that
 * none of those shares, else its key. Empty for a record that has its name to itself.
 */
export function distinctionsOf(
  db: ReadableDb,
  kind: RecordKind,
  ids: readonly number[],
): (id: number) => string {
  const namesakes = namesakesOf(db, kind, ids);
  if (namesakes.size === 0) return () => "";
  const among = JSON.stringify([
    ...new Set([...namesakes].flatMap(([id, others]) => [id, ...others])),
  ]);
  const sayings = tellings[kind].map(({ sql, words = String }) => {
    const rows = all<{ id: number; said: string | null }>(db, sql, { ids: among });
    return new Map(rows.map((row) => [row.id, words(row.said ?? "")]));
  });
  const keyOf = (said: string | undefined): string => levelled(said ?? "").replaceAll(" ", "");
  return (id) => {
    const others = namesakes.get(id);
    if (others === undefined) return "";
    const isTold = (one: ReadonlyMap<number, string>): boolean =>
      (one.get(id) ?? "") !== "" &&
      others.every((other) => keyOf(one.get(other)) !== keyOf(one.get(id)));
    return sayings.find(isTold)?.get(id) ?? `#${String(id)}`;
  };
}

/** Records, each with what tells it from others of its name. */
export function toldApart<Named extends NamedRecord>(
  db: ReadableDb,
  kind: RecordKind,
  records: readonly Named[],
): Named[] {
  const distinctionOf = distinctionsOf(
    db,
    kind,
    records.map(({ id }) => id),
  );
  return records.map((record) => withApart(record, distinctionOf(record.id)));
}

/** A record with what tells it from others; empty for nothing. */
export function withApart<Named extends NamedRecord>(record: Named, apart: string): Named {
  return apart === "" ? record : { ...record, apart };
}

const placeSql: Readonly<Partial<Record<RecordKind, string>>> = {
  film: "SELECT id, CAST(year AS TEXT) AS place, NULL AS film, NULL AS title FROM film WHERE id",
  scene: `SELECT scene.id, title || coalesce(' (' || year || ')', '') AS place, film_id AS film, title
    FROM scene JOIN film ON film.id = film_id WHERE scene.id`,
};

type PlaceRow = {
  readonly id: number;
  readonly place: string | null;
  readonly film: number | null;
  readonly title: string | null;
};

/** Where records stand that may share a name without being taken for one another: the year of a film, the film of a scene. */
function placesOf(
  db: ReadableDb,
  kind: RecordKind,
  ids: readonly number[],
): (id: number) => string {
  const sql = placeSql[kind];
  if (sql === undefined) return () => "";
  const rows = all<PlaceRow>(db, `${sql} ${some}`, { ids: JSON.stringify(ids) });
  const filmOf = new Map(rows.map(({ place, film }) => [place, film]));
  // films of one title and year, which the search looks for only where there are any
  const alike = rows.flatMap(({ place, film }) =>
    film !== null && filmOf.get(place) !== film ? [film, filmOf.get(place) ?? film] : [],
  );
  const bracketsBehind = alike.length === 0 ? () => "" : bracketsOf(db, "film", alike);
  const places = new Map(
    rows.map(({ id, place, film, title }) => [
      id,
      film !== null && alike.includes(film)
        ? `${title ?? ""}${bracketsBehind(film)}`
        : (place ?? ""),
    ]),
  );
  return (id) => places.get(id) ?? "";
}

/** What tells records of one name apart where nothing else is said of them: their place, and if need be more. */
export function tellingOf(
  db: ReadableDb,
  kind: RecordKind,
  ids: readonly number[],
): (id: number) => string {
  const placeOf = placesOf(db, kind, ids);
  const distinctionOf = distinctionsOf(db, kind, ids);
  return (id) => withDistinction(placeOf(id), distinctionOf(id));
}

/**
 * What stands behind the names of records in a sentence: " (1948 · Laurence Olivier)", and nothing behind one
 * that has its name to itself. Films of other years are not taken for one another, but one name is said of both.
 */
export function bracketsOf(
  db: ReadableDb,
  kind: RecordKind,
  ids: readonly number[],
): (id: number) => string {
  const shared = namesakesOf(db, kind, ids, kind === "film" ? "true" : alikeIn[kind]);
  if (shared.size === 0) return () => "";
  const telling = tellingOf(db, kind, [...shared.keys()]);
  return (id) => {
    const said = shared.has(id) ? telling(id) : "";
    return said === "" ? "" : ` (${said})`;
  };
}
