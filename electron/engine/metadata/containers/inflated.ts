import { ReadingStopped } from "../attempt.ts";
import type { MetadataBlocks } from "../blocks.ts";

/**
 * Unfolds a compressed block within what the file may unfold to altogether, so that neither one bomb
 * nor thousands of small ones exhaust the memory. @throws ReadingStopped when the allowance is used up.
 */
export function inflated(
  data: Uint8Array,
  blocks: MetadataBlocks,
  unfold: (data: Uint8Array, options: { maxOutputLength: number }) => Uint8Array,
): Uint8Array {
  if (blocks.inflatable <= 0) throw tooMuch();
  try {
    const whole = unfold(data, { maxOutputLength: blocks.inflatable });
    blocks.inflatable -= whole.length;
    return whole;
  } catch (error) {
    // A bomb costs as much as it was allowed to; damaged data cost little and are not charged.
    if (!(error instanceof RangeError)) throw error;
    blocks.inflatable = 0;
    throw tooMuch();
  }
}

function tooMuch(): ReadingStopped {
  return new ReadingStopped(
    "Compressed texts of this file unfold to more than 64 MB altogether; those that did not fit were left out.",
  );
}
