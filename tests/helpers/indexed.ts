import { join } from "node:path";
import type { Engine } from "../../electron/engine/engine.ts";
import { thumbnailPath } from "../../electron/engine/ingest/one-thumbnail.ts";
import type { StillRecord } from "../../shared/still.ts";
import { stillByPath } from "../../electron/engine/catalog/still-by-path.ts";

export type IndexedStill = {
  readonly record: StillRecord;
  /** Where its thumbnail lies, if one was made. */
  readonly thumbnail: string;
};

/** A still by its file's name in a folder that was indexed. Throws when it is not in the archive. */
export async function indexedStill(
  engine: Engine,
  catalogFolder: string,
  folder: string,
  name: string,
): Promise<IndexedStill> {
  const id = stillByPath(engine.archive().catalog.db, join(folder, name));
  const record = id === null ? null : await engine.ask("stills.get", { id });
  if (record === null) throw new Error(`${name} is not in the archive`);
  return { record, thumbnail: thumbnailPath(catalogFolder, record.hash) };
}

/** The file the window would show of a page of a still; throws when there is none. */
export async function locatedPicture(engine: Engine, still: number, page = 1): Promise<string> {
  const located = await engine.ask("picture.locate", { still, page });
  if (located === null) throw new Error(`nothing to show of still ${String(still)}`);
  return located.path;
}
