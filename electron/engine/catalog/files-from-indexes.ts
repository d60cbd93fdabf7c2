import { basename } from "node:path";
import { first, run, type ReadableDb, type WritableDb } from "./database.ts";

type Place = { readonly source: number; readonly path: string };

/**
 * Puts rows of `file` that were lost together again from the indexes of the damaged catalog, which hold what ties a still
 * to its file: place, bytes' hash and still. Answers how many. All else is read from the file when its folder is
 * indexed next, for it counts as written since; its thumbnail waits to be made. Without this its still would be
 * there with nothing to show, and the file come in as a new one.
 */
export function filesFromIndexes(db: WritableDb, source: ReadableDb): number {
  const isLost = (id: number): boolean =>
    first(db, "SELECT 1 FROM main.file WHERE id = ?", id) === null;
  const index = { source, isLost };
  const places = inIndex<Place>(index, "file_by_path", ["source_id AS source", "path"]);
  if (places.size === 0) return 0;
  const stills = inIndex<{ still: number }>(index, "file_by_still", ["still_id AS still"]);
  const hashes = inIndex<{ hash: Buffer }>(index, "file_by_hash", ["hash"]);
  const missing = inIndex(index, "file_missing", ["source_id"], "state = 'missing'");
  let made = 0;
  for (const [id, place] of places) {
    const [still, hash] = [stills.get(id)?.still, hashes.get(id)?.hash];
    if (still === undefined || hash === undefined) continue;
    made += run(
      db,
      `INSERT OR IGNORE INTO main.file (id, still_id, source_id, path, name, hash, bytes, modified_ms, inode, format,
         orientation, pages, state, thumbnail)
       VALUES (@id, @still, @source, @path, @name, @hash, 0, 0, 0, 'jpeg', 1, 1, @state, 'pending')`,
      {
        ...place,
        id,
        still,
        hash,
        name: basename(place.path),
        state: missing.has(id) ? "missing" : "present",
      },
    ).changes;
  }
  return made;
}

type Index = { readonly source: ReadableDb; readonly isLost: (id: number) => boolean };

/** What an index says of rows that are lost, by their keys, as far as it can be read from either end. */
function inIndex<R>(
  { source, isLost }: Index,
  name: string,
  columns: readonly string[],
  where = "true",
): ReadonlyMap<number, R> {
  const found = new Map<number, R>();
  for (const direction of ["ASC", "DESC"]) {
    const order = columns.map((_, at) => `${String(at + 2)} ${direction}`).join(", ");
    const sql = `SELECT rowid AS id, ${columns.join(", ")} FROM file INDEXED BY ${name} WHERE ${where} ORDER BY ${order}`;
    try {
      for (const row of source.prepare<[], R & { readonly id: number }>(sql).iterate())
        if (isLost(row.id)) found.set(row.id, row);
      return found;
    } catch {
      // it is damaged as well: from its other end some more may be read
    }
  }
  return found;
}
