import { createHash } from "node:crypto";
import type { Carried } from "../../../shared/carried.ts";
import { attempt } from "./attempt.ts";
import { noBlocks, type MetadataBlocks } from "./blocks.ts";
import { findContainer } from "./containers/find-container.ts";
import { readExif, type ExifFields } from "./exif.ts";
import { readIim, type IimFields } from "./iim.ts";
import { reconcile } from "./reconcile.ts";
import { readXmp } from "./xmp.ts";
import type { XmpFields, XmpValue } from "./xmp-value.ts";

/**
 * What a picture file says about itself, from its whole content. Never throws for bad input: what is
 * damaged is left out and told in `warnings`. The format is found from the bytes, not from a name.
 * Sidecars (XMP files beside the picture) come before what the picture itself holds.
 */
export function readCarried(
  bytes: Uint8Array,
  {
    sidecars = [],
  }: { sidecars?: readonly { readonly name: string; readonly bytes: Uint8Array }[] } = {},
): Carried {
  const blocks = noBlocks();
  for (const sidecar of sidecars) blocks.xmp.push(sidecar.bytes);
  const read = findContainer(bytes);
  if (read === null)
    blocks.warnings.push("This file is no picture of a format whose metadata Stillroom reads.");
  attempt(blocks.warnings, "The file is damaged; part of its metadata could not be read.", () =>
    read?.(bytes, blocks),
  );
  const { warnings } = blocks;
  const xmp = mergedXmp(blocks);
  const iim = mergedIim(blocks);
  const exif = guardedExif(blocks);
  return reconcile(
    { xmp, iim, exif, plain: blocks.pngTexts, iimIsInStep: iimIsInStep(blocks) },
    warnings,
  );
}

function mergedXmp({ xmp, warnings }: MetadataBlocks): XmpFields {
  const merged = new Map<string, XmpValue>();
  for (const packet of xmp) {
    attempt(warnings, "The XMP could not be read.", () => {
      for (const [name, value] of readXmp(packet, warnings))
        if (!merged.has(name)) merged.set(name, value);
    });
  }
  return merged;
}

function mergedIim({ iim, warnings }: MetadataBlocks): IimFields {
  const merged = new Map<string, readonly string[]>();
  for (const block of iim) {
    attempt(warnings, "The IPTC block could not be read.", () => {
      for (const [name, values] of readIim(block, warnings))
        if (!merged.has(name)) merged.set(name, values);
    });
  }
  return merged;
}

function guardedExif({ exif, warnings }: MetadataBlocks): ExifFields {
  let fields: ExifFields = new Map();
  if (exif !== null) {
    attempt(warnings, "The EXIF block could not be read.", () => {
      fields = readExif(exif, warnings);
    });
  }
  return fields;
}

/**
 * Compares the MD5 of the IIM with the one noted in the file; sixteen zero bytes note none. A TIFF
 * pads the block to whole LONGs with up to three zero bytes, which writers do not count.
 */
function iimIsInStep({ iim, iimDigest }: MetadataBlocks): boolean | null {
  const [first] = iim;
  if (first === undefined || iimDigest === null || iimDigest.every((byte) => byte === 0))
    return null;
  return [0, 1, 2, 3].some((padding) => {
    const end = first.length - padding;
    const isPadding = first.subarray(end).every((byte) => byte === 0);
    return isPadding && createHash("md5").update(first.subarray(0, end)).digest().equals(iimDigest);
  });
}
