import type { DocumentReference } from "../../../../shared/rights/grant.ts";
import { all, first, run, type ReadableDb, type WritableDb } from "../database.ts";

/** What a document proves something of. */
export type DocumentOwner = "layer_rights" | "usage_grant" | "picture_release";

/** The documents of some records, by the keys of these. */
export function documentsOf(
  db: ReadableDb,
  owner: DocumentOwner,
  ids: readonly number[],
): Map<number, DocumentReference[]> {
  const rows = all<DocumentReference & { owner: number }>(
    db,
    `SELECT ${owner}_id AS owner, title, place FROM rights_document
     WHERE ${owner}_id IN (SELECT value FROM json_each(?)) ORDER BY owner, position`,
    JSON.stringify(ids),
  );
  const grouped = Map.groupBy(rows, (row) => row.owner);
  return new Map(
    [...grouped].map(([id, found]) => [id, found.map(({ title, place }) => ({ title, place }))]),
  );
}

/** Whether any document is said to be there. */
export function isPlaceOfDocument(db: ReadableDb, place: string): boolean {
  return first(db, "SELECT 1 FROM rights_document WHERE place = ?", place) !== null;
}

/** Gives each of some records these documents and no others. */
export function setDocuments(
  db: WritableDb,
  owner: DocumentOwner,
  ids: readonly number[],
  documents: readonly DocumentReference[],
): void {
  const keys = JSON.stringify(ids);
  run(
    db,
    `DELETE FROM rights_document WHERE ${owner}_id IN (SELECT value FROM json_each(?))`,
    keys,
  );
  run(
    db,
    `INSERT INTO rights_document (${owner}_id, position, title, place)
     SELECT owner.value, document.key, json_extract(document.value, '$.title'), json_extract(document.value, '$.place')
     FROM json_each(?) AS owner, json_each(?) AS document`,
    keys,
    JSON.stringify(documents),
  );
}
