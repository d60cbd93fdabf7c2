import type { Remark } from "../../../shared/carried.ts";
import { all, run, type ReadableDb, type WritableDb } from "./database.ts";

/** The remarks on these bytes (their hash, hex) that the archivist has taken as seen. */
export function seenRemarks(db: ReadableDb, hash: string): ReadonlySet<Remark> {
  const rows = all<{ remark: Remark }>(db, "SELECT remark FROM seen_remark WHERE hash = ?", hash);
  return new Set(rows.map(({ remark }) => remark));
}

/** Notes that a remark on these bytes has been seen. */
export function markSeen(db: WritableDb, hash: string, remark: Remark): void {
  run(db, "INSERT OR IGNORE INTO seen_remark (hash, remark) VALUES (?, ?)", hash, remark);
}
