import { isAscii, strictUtf8 } from "./bytes.ts";
import { iimLimits } from "./iim-datasets.ts";
import type { RawDataset } from "./iim.ts";

/**
 * The text of a data set in UTF-8; null when its bytes are none. Programs that cut a text at the limit of
 * its data set cut within a character: what is left of that one is dropped, and is no sign of another
 * character set.
 */
export function utf8Of({ name, data }: RawDataset): string | null {
  const whole = strictUtf8(data);
  const limit = iimLimits.get(name) ?? Number.POSITIVE_INFINITY;
  if (whole !== null || data.length < limit - 1) return whole;
  const rest = withoutSplitCharacter(data);
  // A last "é" of an older character set looks like the beginning of a character: others must speak for UTF-8.
  return isAscii(rest) ? null : strictUtf8(rest);
}

/** Without the lead byte at the end that has fewer bytes behind it than it announces (RFC 3629, 3). */
function withoutSplitCharacter(data: Uint8Array): Uint8Array {
  for (let at = data.length - 1; at >= Math.max(0, data.length - 3); at -= 1) {
    const byte = data[at] ?? 0;
    if (byte >= 0xc2) return byte <= 0xf4 ? data.subarray(0, at) : data;
    if (byte < 0x80) return data;
  }
  return data;
}
