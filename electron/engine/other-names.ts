import type { MatchPlace } from "../../shared/contract/search.ts";
import type { RecordKind } from "../../shared/record.ts";
import type { ReadableDb } from "./catalog/database.ts";
import { namesOf } from "./catalog/records/tables.ts";

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
