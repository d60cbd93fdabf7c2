import type { IimCharset } from "../../../shared/carried.ts";
import type { PixelSize } from "./blocks.ts";
import type { ExifFields, ExifValue } from "./exif.ts";
import type { IimFields } from "./iim.ts";
import type { XmpFields } from "./xmp-value.ts";

/** What one file carries, block by block and decoded, before it is reconciled. */
export type MetadataSources = {
  /** XMP within the file. */
  readonly xmp: XmpFields;
  /** XMP of the sidecar beside it; empty without. */
  readonly sidecar: XmpFields;
  /** XMP of a sidecar that files of other formats share, beside one of its own; mostly empty. */
  readonly sharedSidecar: XmpFields;
  /** Whether the XMP within says that it was written after the sidecar. */
  readonly sidecarIsOlder: boolean;
  readonly iim: IimFields;
  readonly iimCharset: IimCharset | null;
  readonly exif: ExifFields;
  /** Plain texts of a PNG or GIF by keyword. */
  readonly plain: ReadonlyMap<string, string>;
  /** What a PNG says of the picture in its own chunks. */
  readonly pngHeader: ReadonlyMap<string, ExifValue>;
  /** Stored pixels, for areas in pixels; null when no header says them. */
  readonly pixels: PixelSize | null;
  /** MD5 of the IIM as noted in the file and as it is now, in hexadecimal; null when there is none to compare. */
  readonly digest: { readonly noted: string; readonly now: string } | null;
};

/** Whether the IIM is what XMP-aware programs last saw; null when nothing says so. */
export function iimIsInStep({ digest }: MetadataSources): boolean | null {
  return digest === null ? null : digest.noted === digest.now;
}

/** XMP by where it stands, what goes first before the others. */
export function xmpInOrder({
  xmp,
  sidecar,
  sharedSidecar,
  sidecarIsOlder,
}: MetadataSources): readonly (readonly [place: string, fields: XmpFields])[] {
  const within = ["Embedded", xmp] as const;
  const beside = [
    ["Sidecar", sidecar],
    ["SharedSidecar", sharedSidecar],
  ] as const;
  return sidecarIsOlder ? [within, ...beside] : [...beside, within];
}

/** The XMP of file and sidecars as one; a property that several have is taken from the one that goes first. */
export function mergedXmp(sources: MetadataSources): XmpFields {
  if (!hasSidecar(sources)) return sources.xmp;
  return new Map(
    xmpInOrder(sources)
      .toReversed()
      .flatMap(([, fields]) => [...fields]),
  );
}

export function hasSidecar({ sidecar, sharedSidecar }: MetadataSources): boolean {
  return sidecar.size + sharedSidecar.size > 0;
}
