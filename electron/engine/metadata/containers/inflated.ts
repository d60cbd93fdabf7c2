import type { MetadataBlocks } from "../blocks.ts";

/**
 * Unfolds a compressed block within what the file may unfold to altogether, so that neither one bomb
 * nor thousands of small ones exhaust the memory. @throws RangeError when the allowance is used up.
 */
export function inflated(
  data: Uint8Array,
  blocks: MetadataBlocks,
  unfold: (data: Uint8Array, options: { maxOutputLength: number }) => Uint8Array,
): Uint8Array {
  if (blocks.inflatable <= 0) throw new RangeError("too much compressed text");
  try {
    const whole = unfold(data, { maxOutputLength: blocks.inflatable });
    blocks.inflatable -= whole.length;
    return whole;
  } catch (error) {
    // A bomb costs as much as it was allowed to; damaged data cost little and are not charged.
    if (error instanceof RangeError) blocks.inflatable = 0;
    throw error;
  }
}
