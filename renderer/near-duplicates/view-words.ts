import type { ComparedStill, PictureView } from "../../shared/contract/near-duplicates.ts";

/** Sizes that differ by less are the same to whoever looks at them, and may be a rounding. */
const SAME_SIZE = 1.05;

/**
 * What a still shows of the picture, and how: "Crop, 72 % of it, mirrored, 2 × smaller". Null when that
 * is not known. The first of the stills is what the others are beside.
 */
export function viewInWords(
  { view, grey }: Pick<ComparedStill, "view" | "grey">,
  stills: readonly Pick<ComparedStill, "grey">[],
): string | null {
  if (view === null) return null;
  const parts = [shareInWords(view)];
  if (view.mirrored) parts.push("mirrored");
  if (view.turned !== 0) parts.push(`turned by ${String(view.turned)}°`);
  if (grey === true && stills.some((other) => other.grey === false))
    parts.push("in black and white");
  if (view.scale < 1 / SAME_SIZE) parts.push(`${factor(1 / view.scale)} × smaller`);
  if (view.scale > SAME_SIZE) parts.push(`${factor(view.scale)} × larger`);
  return parts.join(", ");
}

function shareInWords({ share }: PictureView): string {
  return share === 1 ? "Whole picture" : `Crop, ${String(Math.round(share * 100))} % of it`;
}

function factor(times: number): string {
  return times.toLocaleString("en", { maximumFractionDigits: times < 10 ? 1 : 0 });
}
