import type { TextualField } from "../../../../shared/query/tree.ts";
import { recordOfTag } from "../../../../shared/record.ts";
import type { TagField } from "../../../../shared/tag.ts";
import { first, type ReadableDb } from "../database.ts";
import { nameOfRecord } from "../names.ts";
import { namesInQueries } from "./namesakes.ts";
import { queryFor, queryForFilm, queryWithin } from "./queries.ts";

type RecordField = Exclude<TagField, "kind">;

const fields: Readonly<Record<RecordField, TextualField>> = {
  film: "film",
  scene: "scene",
  character: "character",
  performer: "performer",
  rightsHolder: "rights",
  keyword: "keyword",
};

/** The query that finds the stills of a record; of a scene or character those of a film, where one is given. */
export function queryOfTag(
  db: ReadableDb,
  {
    field,
    id,
    film,
  }: { readonly field: RecordField; readonly id: number; readonly film: number | null },
): string {
  const name = nameIn(db, field, id);
  if (field === "film") return queryForFilm({ name, year: yearOf(db, id) });
  if (film === null || (field !== "scene" && field !== "character"))
    return queryFor(fields[field], name);
  return queryWithin(field, name, { name: nameIn(db, "film", film), year: yearOf(db, film) });
}

function nameIn(db: ReadableDb, field: RecordField, id: number): string {
  const record = { id, name: nameOfRecord(db, field, id) };
  return namesInQueries(db, recordOfTag(field), [record])(record);
}

function yearOf(db: ReadableDb, film: number): number | null {
  return (
    first<{ year: number | null }>(db, "SELECT year FROM film WHERE id = ?", film)?.year ?? null
  );
}
