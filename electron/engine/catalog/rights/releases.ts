import { randomUUIDv7 } from "node:crypto";
import type { KeptRelease } from "../../../../shared/rights/kept.ts";
import { all, first, run, type ReadableDb, type WritableDb } from "../database.ts";
import { documentsOf, setDocuments } from "./documents.ts";
import { idsOf, idsSql } from "./place.ts";

/** Releases by their keys. */
export function releasesOf(db: ReadableDb, ids: readonly number[]): Map<number, KeptRelease> {
  const documents = documentsOf(db, "picture_release", ids);
  const rows = all<Omit<KeptRelease, "documents">>(
    db,
    `SELECT id, uuid, kind, state, of_whom AS "of", reference, note FROM picture_release WHERE id IN ${idsSql} ORDER BY id`,
    idsOf({ ids }),
  );
  return new Map(rows.map((row) => [row.id, { ...row, documents: documents.get(row.id) ?? [] }]));
}

export type ReleaseToKeep = Omit<KeptRelease, "id" | "uuid">;

/** Makes a release, which holds nowhere yet. */
export function addRelease(db: WritableDb, release: ReleaseToKeep): number {
  const { documents, ...row } = release;
  const { key } = run(
    db,
    `INSERT INTO picture_release (uuid, kind, state, of_whom, reference, note)
     VALUES (@uuid, @kind, @state, @of, @reference, @note)`,
    { uuid: randomUUIDv7(), ...row },
  );
  setDocuments(db, "picture_release", [key], documents);
  return key;
}

/** Makes a release say this; answers whether it said something else. */
export function changeRelease(db: WritableDb, id: number, release: ReleaseToKeep): boolean {
  const { documents, ...row } = release;
  const { changes } = run(
    db,
    `UPDATE picture_release SET kind = @kind, state = @state, of_whom = @of, reference = @reference, note = @note
     WHERE id = @id AND (kind, state, of_whom, reference, note) IS NOT (@kind, @state, @of, @reference, @note)`,
    { id, ...row },
  );
  const before = documentsOf(db, "picture_release", [id]).get(id) ?? [];
  const isOther = JSON.stringify(before) !== JSON.stringify(documents);
  if (isOther) setDocuments(db, "picture_release", [id], documents);
  return changes > 0 || isOther;
}

export function isRelease(db: ReadableDb, id: number): boolean {
  return first(db, "SELECT 1 FROM picture_release WHERE id = ?", id) !== null;
}
