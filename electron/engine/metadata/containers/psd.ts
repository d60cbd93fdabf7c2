import { attempt } from "../attempt.ts";
import { notePixels, type MetadataBlocks } from "../blocks.ts";
import { sliceOf, viewOf } from "../bytes.ts";
import { readPhotoshopResources } from "./photoshop.ts";

const headerLength = 26;

/** PSD and PSB: all metadata are image resources, after the header and the colour mode data. */
export function readPsd(bytes: Uint8Array, blocks: MetadataBlocks): void {
  const view = viewOf(bytes);
  notePixels(blocks, view.getUint32(18), view.getUint32(14));
  const resources = headerLength + 4 + view.getUint32(headerLength);
  attempt(
    blocks.warnings,
    "The resources of the Photoshop file are damaged; part of its metadata may be missing.",
    () => readPhotoshopResources(sliceOf(bytes, resources + 4, view.getUint32(resources)), blocks),
  );
}
