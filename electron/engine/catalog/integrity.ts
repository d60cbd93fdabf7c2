import { all, type ReadableDb } from "./database.ts";

/** What SQLite finds wrong with the database, in words a person can pass on; none when it is whole. */
export function integrityProblems(db: ReadableDb): string[] {
  const damaged = all<{ integrity_check: string }>(db, "PRAGMA integrity_check(10)").filter(
    ({ integrity_check: said }) => said !== "ok",
  );
  const dangling = all(db, "PRAGMA foreign_key_check").length;
  return [
    ...(damaged.length > 0
      ? ["The archive's database is damaged. Restore a copy from the backups folder."]
      : []),
    ...(dangling > 0
      ? [
          `The archive's database has ${String(dangling)} links that lead nowhere. Restore a copy from the backups folder.`,
        ]
      : []),
  ];
}

/** Every file that should be there, with its hash and whether its thumbnail was made. */
export function everyFile(db: ReadableDb): { path: string; hash: Buffer; thumbnail: string }[] {
  return all(
    db,
    `SELECT source.path || '/' || file.path AS path, hash, thumbnail FROM file JOIN source ON source.id = source_id
     WHERE state = 'present' ORDER BY file.id`,
  );
}
