import { sep } from "node:path";
import { valuesIn, type ReadableDb } from "./database.ts";
import { listSources } from "./sources.ts";

/** Comes after every character that a path may have. */
const LAST = String.fromCodePoint(0x10_ff_ff);

/** The first absolute paths of files that begin so, in their order; the index of paths is all that is read. */
export function pathsBegun(db: ReadableDb, begun: string, limit: number): string[] {
  const wanted = begun.replaceAll(sep, "/");
  return listSources(db)
    .flatMap(({ id, path }) => {
      const top = `${path}/`;
      if (!top.startsWith(wanted) && !wanted.startsWith(top)) return [];
      const from = wanted.slice(top.length);
      return valuesIn<string>(
        db,
        `SELECT @top || path FROM file WHERE source_id = @id AND path >= @from AND path < @from || '${LAST}'
         ORDER BY path LIMIT @limit`,
        { id, top, from, limit },
      );
    })
    .slice(0, limit);
}
