import { attempt } from "./attempt.ts";
import { noBlocks, type MetadataBlocks } from "./blocks.ts";
import { findContainer } from "./containers/find-container.ts";

/** The blocks of metadata in a picture file, not decoded yet. Never throws: what is damaged is told in `warnings`. */
export function readBlocks(bytes: Uint8Array): MetadataBlocks {
  const blocks = noBlocks();
  const read = findContainer(bytes);
  if (read === null)
    blocks.warnings.push("This file is no picture of a format whose metadata Stillroom reads.");
  attempt(blocks.warnings, "The file is damaged; part of its metadata could not be read.", () =>
    read?.(bytes, blocks),
  );
  return blocks;
}
