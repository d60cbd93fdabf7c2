import { basename, dirname, join } from "node:path";
import type { GroupHeading } from "../../../shared/contract/search.ts";
import type { Grouping } from "../../../shared/grouping.ts";
import { printQuery } from "../../../shared/query/print.ts";
import { folderOfKey } from "../../../shared/search-document.ts";
import { withDistinction } from "../../../shared/distinction.ts";
import { all, type ReadableDb } from "./database.ts";
import { describedSql } from "./described.ts";
import { namesInQueries, tellingOf } from "./records/namesakes.ts";
import { queryFor, queryForFilm, queryWithin } from "./records/queries.ts";

type GroupKey = number | string | null;

/** What the groups with these keys are called, in their order; null is the group of what has none. */
export function headingsOf(
  db: ReadableDb,
  grouping: Grouping,
  keys: readonly GroupKey[],
): GroupHeading[] {
  const headings =
    grouping === "folder"
      ? folderHeadings(db, keys)
      : recordHeadings(
          db,
          grouping,
          keys.filter((key) => typeof key === "number"),
        );
  return keys.map((key) => (key === null ? null : headings.get(key)) ?? nothingIn[grouping]);
}

const nothingIn: Readonly<Record<Grouping, GroupHeading>> = {
  film: { label: "No film", detail: "", query: "no:film" },
  scene: { label: "No scene", detail: "", query: "no:scene" },
  character: { label: "No character", detail: "", query: "no:character" },
  folder: { label: "No file", detail: "", query: "is:missing" },
};

type HeadingRow = {
  readonly id: number;
  readonly name: string;
  readonly detail: string;
  /** Of a scene its film, of a film itself. */
  readonly film: number | null;
  readonly title: string | null;
  readonly year: number | null;
};

const rowSql: Readonly<Record<Exclude<Grouping, "folder">, string>> = {
  film: `SELECT id, title AS name, '' AS detail, id AS film, title, year FROM film AS record`,
  scene: `SELECT record.id, label AS name, '' AS detail, film.id AS film, title, year
    FROM scene AS record LEFT JOIN film ON film.id = film_id`,
  character: `SELECT record.id, record.name, detail, NULL AS film, NULL AS title, NULL AS year
    FROM character AS record JOIN (${describedSql.character}) AS described ON described.id = record.id`,
};

function recordHeadings(
  db: ReadableDb,
  grouping: Exclude<Grouping, "folder">,
  keys: readonly number[],
): Map<GroupKey, GroupHeading> {
  const rows = all<HeadingRow>(
    db,
    `${rowSql[grouping]} WHERE record.id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(keys),
  );
  const nameOf = namesInQueries(db, grouping, rows);
  const telling = tellingOf(
    db,
    grouping,
    rows.map(({ id }) => id),
  );
  const films = rows.flatMap(({ film, title }) =>
    film === null || title === null ? [] : [{ id: film, name: title }],
  );
  const filmNameOf = namesInQueries(db, "film", films);
  return new Map(
    rows.map((row) => {
      const { film, title, year } = row;
      const of =
        film === null || title === null
          ? null
          : { name: filmNameOf({ id: film, name: title }), year };
      const query =
        grouping === "film" && of !== null
          ? queryForFilm(of)
          : grouping === "scene"
            ? queryWithin("scene", nameOf(row), of)
            : queryFor("character", nameOf(row));
      const detail = withDistinction(row.detail, telling(row.id));
      return [row.id, { label: row.name, detail, query }];
    }),
  );
}

/** A folder by its own name, told apart by where it is. */
function folderHeadings(db: ReadableDb, keys: readonly GroupKey[]): Map<GroupKey, GroupHeading> {
  const paths = new Map(
    all<{ id: number; path: string }>(db, "SELECT id, path FROM source").map(({ id, path }) => [
      id,
      path,
    ]),
  );
  return new Map(
    keys.flatMap((key) => {
      if (typeof key !== "string") return [];
      const { source, folder } = folderOfKey(key);
      const path = join(paths.get(source) ?? "", folder).replace(/[/\\]$/u, "");
      const query = printQuery({ kind: "named", by: "source", value: path });
      return [[key, { label: basename(path), detail: dirname(path), query }] as const];
    }),
  );
}
