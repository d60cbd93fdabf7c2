import { randomUUID } from "node:crypto";
import { first, run, type ReadableDb, type WritableDb } from "./database.ts";

/** A keyword by its term. */
export function findKeyword(db: ReadableDb, term: string): number | null {
  return (
    first<{ id: number }>(
      db,
      "SELECT id FROM keyword WHERE term = ? COLLATE NOCASE ORDER BY id LIMIT 1",
      term,
    )?.id ?? null
  );
}

/** The keyword of this term, made when there is none. */
export function keywordNamed(db: WritableDb, term: string): number {
  return (
    findKeyword(db, term) ??
    run(db, "INSERT INTO keyword (uuid, term) VALUES (?, ?)", randomUUID(), term).key
  );
}
