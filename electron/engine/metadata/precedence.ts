import { cutUtf8 } from "./cut-utf8.ts";
import { iimLimit } from "./iim-datasets.ts";

/**
 * Whether the IIM value counts rather than the XMP value. XMP counts unless the IIM was changed after
 * it (the digest differs): then the IIM does, except where it is only the XMP value cut to the limit
 * of the data set (the rule of the Metadata Working Group, as ExifTool applies it).
 */
export function iimWins(
  xmp: readonly string[],
  iim: readonly string[],
  dataset: string,
  inStep: boolean | null,
): boolean {
  if (iim.length === 0) return false;
  if (xmp.length === 0) return true;
  return inStep === false && !isCutOff(xmp, iim, iimLimit(dataset));
}

/** Whether each IIM value is the XMP value, or the beginning of it that fits (give or take a split character). */
function isCutOff(xmp: readonly string[], iim: readonly string[], limit: number): boolean {
  return (
    iim.length === xmp.length &&
    iim.every((value, index) => isCutOffText(xmp[index] ?? "", value, limit))
  );
}

function isCutOffText(xmp: string, iim: string, limit: number): boolean {
  const short = normalised(iim);
  const full = normalised(xmp);
  if (short === full) return true;
  const bytes = Buffer.byteLength(short);
  return (
    full.startsWith(short) &&
    bytes > limit - 4 &&
    bytes <= limit &&
    short.startsWith(cutUtf8(full, limit - 4))
  );
}

/** Line ends and outer blanks differ between the carriers without anyone having edited them. */
function normalised(text: string): string {
  return text.replace(/\r\n?/gu, "\n").trim();
}
