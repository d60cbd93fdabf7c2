import type { MetadataBlocks } from "../blocks.ts";
import { sliceOf, viewOf } from "../bytes.ts";
import { readJpeg } from "./jpeg.ts";

/** Fujifilm RAF: the metadata are those of the embedded JPEG, whose place stands at byte 84. */
export function readRaf(bytes: Uint8Array, blocks: MetadataBlocks): void {
  const view = viewOf(bytes);
  const preview = sliceOf(bytes, view.getUint32(84), view.getUint32(88));
  readJpeg(preview, blocks);
  // The size found is that of the preview, not of the picture.
  blocks.pixels = null;
}
