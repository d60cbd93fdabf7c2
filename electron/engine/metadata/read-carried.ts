import { hash } from "node:crypto";
import type { Carried, IimCharset, UnreadSidecar } from "../../../shared/carried.ts";
import { attempt } from "./attempt.ts";
import type { MetadataBlocks } from "./blocks.ts";
import { windows1252 } from "./bytes.ts";
import { exifCharset } from "./exif-charset.ts";
import {
  readExif,
  readLoneDirectory,
  type DecodeOld,
  type ExifFields,
  type ExifValue,
} from "./exif.ts";
import { decoderOf, decodingOf, type OldText } from "./iim-charset.ts";
import { decodeDatasets, splitDatasets, type IimFields, type IimValue } from "./iim.ts";
import { expectedExifTexts, expectedIimTexts } from "./property-carriers.ts";
import { readBlocks } from "./read-blocks.ts";
import { reconcile } from "./reconcile.ts";
import { isSidecarOlder, readSidecars, type Sidecar } from "./sidecars.ts";
import type { MetadataSources } from "./sources.ts";
import { maximumXmpBytes, withoutPadding } from "./xmp-packet.ts";
import { readXmp } from "./xmp.ts";
import { namerOfFile, type Namer } from "./xmp-namespaces.ts";
import type { XmpFields, XmpValue } from "./xmp-value.ts";

export type ReadOptions = {
  /** XMP files that lie beside the picture. */
  readonly sidecars?: readonly Sidecar[];
  /** The character set of texts in IIM and EXIF as the archivist settled it: a label of the Encoding Standard. */
  readonly iimCharset?: string;
};

/**
 * What a picture file says about itself, from its whole content and its sidecars. Never throws for bad
 * input: what is damaged is left out and told in `warnings`. The format is found from the bytes, not
 * from a name.
 */
export function readCarried(bytes: Uint8Array, options: ReadOptions = {}): Carried {
  const blocks = readBlocks(bytes);
  const { warnings } = blocks;
  const nameOf = namerOfFile();
  const xmp = joinedXmp(blocks, nameOf);
  const unread: UnreadSidecar[] = [];
  const sidecars = readSidecars(options.sidecars ?? [], nameOf, { warnings, unread });
  const sources: MetadataSources = {
    xmp,
    ...sidecars,
    sidecarIsOlder: isSidecarOlder(sidecars, xmp),
    ...joinedTexts(blocks, xmp, options.iimCharset),
    plain: blocks.pngTexts,
    pngHeader: blocks.pngHeader,
    pixels: blocks.pixels,
    digest: digestOf(blocks),
  };
  return { ...reconcile(sources, warnings), unreadSidecars: unread };
}

/** Packets of one file beyond this are not read: no program writes so many, and each costs time. */
const maximumPackets = 16;

function joinedXmp({ xmp, warnings }: MetadataBlocks, nameOf: Namer): XmpFields {
  const joined = new Map<string, XmpValue>();
  let left = maximumXmpBytes;
  let isTooMuch = false;
  for (const padded of xmp.slice(0, maximumPackets)) {
    const packet = withoutPadding(padded);
    if (packet.length > left && joined.size > 0) {
      isTooMuch = true;
      continue;
    }
    left -= packet.length;
    attempt(warnings, "The XMP could not be read.", () => {
      for (const [name, value] of readXmp(packet, warnings, nameOf))
        if (!joined.has(name)) joined.set(name, value);
    });
  }
  if (isTooMuch)
    warnings.push(
      "The XMP of the file is larger than 64 MB; a part of it that is too large was not read.",
    );
  if (xmp.length > maximumPackets)
    warnings.push("The file has more XMP packets than Stillroom reads; the first ones were read.");
  return joined;
}

function joinedIim(
  { iim, warnings }: MetadataBlocks,
  xmp: XmpFields,
  chosen: string | undefined,
): { iim: IimFields; iimCharset: IimCharset | null } {
  const joined = new Map<string, readonly IimValue[]>();
  let iimCharset: IimCharset | null = null;
  for (const block of iim.slice(0, maximumPackets)) {
    attempt(warnings, "The IPTC block could not be read.", () => {
      const datasets = splitDatasets(block, warnings);
      const { decode, charset, warning } = decodingOf(
        datasets,
        () => expectedIimTexts(xmp),
        chosen,
      );
      if (warning !== null) warnings.push(warning);
      iimCharset ??= charset;
      for (const [name, values] of decodeDatasets(datasets, decode))
        if (!joined.has(name)) joined.set(name, values);
    });
  }
  return { iim: joined, iimCharset };
}

/** IIM and EXIF, and the character set of those of their texts that are not UTF-8. */
function joinedTexts(
  blocks: MetadataBlocks,
  xmp: XmpFields,
  chosen: string | undefined,
): Pick<MetadataSources, "iim" | "exif" | "iimCharset"> {
  const { iim, iimCharset } = joinedIim(blocks, xmp, chosen);
  const old: OldText[] = [];
  const exif = joinedExif(blocks, (name, data) => {
    old.push({ name, data });
    return windows1252(data);
  });
  if (old.length === 0) return { iim, iimCharset, exif };
  const expected = expectedExifTexts(xmp, iim);
  const found = exifCharset(old, { expected, iimCharset, chosen });
  const decode = found === null ? null : decoderOf(found.charset);
  const isOpen = iimCharset === null || iimCharset.charset === "utf-8";
  const isToBeTold = isOpen && (found?.how === "guessed" || found?.how === "chosen");
  return {
    iim,
    iimCharset: isToBeTold ? found : iimCharset,
    exif: decode === null ? exif : joinedExif(blocks, (_, data) => decode(data)),
  };
}

function joinedExif({ exif, moreExif, warnings }: MetadataBlocks, decode: DecodeOld): ExifFields {
  const joined = new Map<string, ExifValue>();
  const take = (read: () => ExifFields): void =>
    attempt(warnings, "The EXIF block could not be read.", () => {
      for (const [name, value] of read()) if (!joined.has(name)) joined.set(name, value);
    });
  if (exif !== null) take(() => readExif(exif, warnings, decode));
  for (const { kind, data } of moreExif)
    take(() =>
      kind === "whole"
        ? readExif(data, warnings, decode)
        : readLoneDirectory(data, kind, warnings, decode),
    );
  return joined;
}

/**
 * The MD5 of the IIM beside the one noted in the file; sixteen zero bytes note none. A TIFF pads the
 * block to whole LONGs with up to three zero bytes, which writers do not count.
 */
function digestOf({ iim, iimDigest }: MetadataBlocks): MetadataSources["digest"] {
  const [first] = iim;
  if (first === undefined || iimDigest === null || iimDigest.every((byte) => byte === 0))
    return null;
  const noted = Buffer.from(iimDigest).toString("hex");
  const digests = [0, 1, 2, 3]
    .map((padding) => first.length - padding)
    .filter((end) => end >= 0 && first.subarray(end).every((byte) => byte === 0))
    .map((end) => hash("md5", first.subarray(0, end)));
  return { noted, now: digests.find((digest) => digest === noted) ?? digests[0] ?? "" };
}
