import { randomUUIDv7 } from "node:crypto";
import { all, run, type ReadableDb, type WritableDb } from "./database.ts";
import { firstNamed, type NamedRow } from "./nearest-named.ts";
import { keptName } from "../../../shared/turning.ts";

/** A keyword by its term or another name of it. */
export function findKeyword(db: ReadableDb, term: string): number | null {
  const rows = all<NamedRow>(
    db,
    `SELECT id, name FROM (
       SELECT id, term AS name, 0 AS alias FROM keyword WHERE name_key = name_key(@term)
       UNION ALL SELECT keyword_id, name, 1 FROM keyword_name WHERE name_key = name_key(@term))
     ORDER BY alias, id`,
    { term },
  );
  return firstNamed(rows, term);
}

/** The keyword of this term, made when there is none. */
export function keywordNamed(db: WritableDb, term: string): number {
  return (
    findKeyword(db, term) ??
    run(db, "INSERT INTO keyword (uuid, term, name_key) VALUES (@uuid, @term, name_key(@term))", {
      uuid: randomUUIDv7(),
      term: keptName(term),
    }).key
  );
}
