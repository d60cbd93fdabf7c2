import type { MatchPlace } from "../../shared/contract/search.ts";
import type { RecordKind } from "../../shared/record.ts";
import type { ReadableDb } from "./catalog/database.ts";
import { keywordsOver } from "./catalog/records/keywords-over.ts";
import { namesOf, shownName } from "./catalog/records/tables.ts";

const kinds: Readonly<Partial<Record<MatchPlace, RecordKind>>> = {
  film: "film",
  scene: "scene",
  character: "character",
  performer: "agent",
  rights: "agent",
  keyword: "keyword",
};

/** The names of a record beside the one it is shown under; none of what is no record. */
export function otherNames(db: ReadableDb, place: MatchPlace, id: number): readonly string[] {
  const kind = kinds[place];
  return kind === undefined ? [] : namesOf(db, kind, id).map(({ name }) => name);
}

/** The keywords over one, the nearest first, each with all its names, the one that is shown first. */
export function widerKeywords(
  db: ReadableDb,
  keyword: number,
): { id: number; names: readonly string[] }[] {
  return keywordsOver(db, keyword).map((id) => ({
    id,
    names: [shownName(db, "keyword", id) ?? "", ...otherNames(db, "keyword", id)],
  }));
}
