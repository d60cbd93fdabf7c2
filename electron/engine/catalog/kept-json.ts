import { deflateRawSync, inflateRawSync } from "node:zlib";
import Database from "better-sqlite3";

/** How a value is kept that is long, and seldom asked for. */
export function deflated(value: unknown): Buffer {
  return deflateRawSync(JSON.stringify(value));
}

/** What {@link deflated} made; throws as {@link keptJson} does. */
export function keptDeflated(kept: Buffer): unknown {
  try {
    return keptJson(inflateRawSync(kept).toString("utf8"));
  } catch {
    throw damage();
  }
}

/**
 * What a column of the catalog keeps as JSON; its type is the caller's word for what is written there. Throws what SQLite
 * would of a damaged page where it is no JSON: who meets it then makes the archive read-only and says how it is repaired.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
export function keptJson<T>(json: string): T {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return JSON.parse(json) as T;
  } catch {
    throw damage();
  }
}

/** What SQLite says of a damaged page, for what it cannot know to be damaged. */
export function damage(): Error {
  return new Database.SqliteError("malformed JSON", "SQLITE_CORRUPT");
}
