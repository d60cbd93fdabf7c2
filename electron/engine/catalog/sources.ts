import { randomUUID } from "node:crypto";
import { all, first, run, type ReadableDb, type WritableDb } from "./database.ts";

export type SourceRow = {
  readonly id: number;
  readonly path: string;
  readonly indexed_at: string | null;
};

/** The source at an absolute path, added when it is new. */
export function sourceAt(db: WritableDb, path: string): SourceRow {
  const known = first<SourceRow>(
    db,
    "SELECT id, path, indexed_at FROM source WHERE path = ?",
    path,
  );
  if (known !== null) return known;
  const { key } = run(
    db,
    "INSERT INTO source (uuid, path, added_at) VALUES (?, ?, ?)",
    randomUUID(),
    path,
    new Date().toISOString(),
  );
  return { id: key, path, indexed_at: null };
}

export function markIndexed(db: WritableDb, source: number): void {
  run(db, "UPDATE source SET indexed_at = ? WHERE id = ?", new Date().toISOString(), source);
}

/** The sources by path. */
export function listSources(db: ReadableDb): SourceRow[] {
  return all(db, "SELECT id, path, indexed_at FROM source ORDER BY path");
}
