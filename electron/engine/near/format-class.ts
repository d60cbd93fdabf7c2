import { rawFormats } from "../ingest/raw-formats.ts";

/** 2 for what is lossless or an original, 1 for what cameras and scanners write with loss, 0 for the web. */
export type FormatClass = 0 | 1 | 2;

const lossless: ReadonlySet<string> = new Set([...rawFormats, "tiff", "psd", "psb", "png", "bmp"]);
const forTheWeb: ReadonlySet<string> = new Set(["webp", "gif", "avif"]);

/** How near to an original files of a format usually are. */
export function formatClassOf(format: string): FormatClass {
  if (lossless.has(format)) return 2;
  return forTheWeb.has(format) ? 0 : 1;
}
