import type { ExifFields } from "./exif.ts";
import type { IimFields } from "./iim.ts";
import type { XmpFields } from "./xmp-value.ts";

/** What one file carries, block by block and decoded, before it is reconciled. */
export type MetadataSources = {
  readonly xmp: XmpFields;
  readonly iim: IimFields;
  readonly exif: ExifFields;
  /** Plain texts of a PNG or GIF by keyword. */
  readonly plain: ReadonlyMap<string, string>;
  /** Whether the IIM is what XMP-aware programs last saw, by its digest; null when there is none to compare. */
  readonly iimIsInStep: boolean | null;
};
