import type { Archive } from "../archive.ts";
import { listSources, notePresence } from "../catalog/sources.ts";
import { presenceOf } from "./presence.ts";

/**
 * Looks once which sources are there and notes it, where nobody follows them and may have seen it yet. A
 * read-only archive keeps what was noted last.
 */
export async function lookAtSources(archive: Archive): Promise<void> {
  const { db, readOnly } = archive.catalog;
  if (readOnly !== null) return;
  for (const source of listSources(db)) {
    const seen = await presenceOf(db, source);
    if (notePresence(db, source, seen)) archive.sourcePresence(source.path, seen.offline);
  }
}
