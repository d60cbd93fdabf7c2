import { randomUUID } from "node:crypto";
import { first, run, type ReadableDb, type WritableDb } from "./database.ts";

/** A keyword by its term. */
export function findKeyword(db: ReadableDb, term: string): number | null {
  return (
    first<{ id: number }>(
      db,
      "SELECT id FROM keyword WHERE name_key = name_key(?) ORDER BY id LIMIT 1",
      term,
    )?.id ?? null
  );
}

/** The keyword of this term, made when there is none. */
export function keywordNamed(db: WritableDb, term: string): number {
  return (
    findKeyword(db, term) ??
    run(db, "INSERT INTO keyword (uuid, term, name_key) VALUES (@uuid, @term, name_key(@term))", {
      uuid: randomUUID(),
      term: term.normalize("NFC"),
    }).key
  );
}
