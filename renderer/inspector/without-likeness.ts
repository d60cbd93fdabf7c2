import type { Stretch } from "./word-differences.ts";

/** Of what is alike, characters kept at each side of what differs: two lines or so. */
const KEPT = 110;

/**
 * The stretches of a text with the middle of what is alike left out, so that what differs is seen
 * without scrolling. A text without a difference stays whole.
 */
export function withoutLikeness(stretches: readonly Stretch[]): readonly Stretch[] {
  if (!stretches.some(({ differs }) => differs)) return stretches;
  return stretches.map((stretch, at) => {
    if (stretch.differs) return stretch;
    const head = at === 0 ? "" : startOf(stretch.text);
    const tail = at === stretches.length - 1 ? "" : endOf(stretch.text);
    const isWorthIt = head.length + tail.length + KEPT < stretch.text.length;
    return isWorthIt ? { ...stretch, text: `${head}…${tail}` } : stretch;
  });
}

/** The first words of a text; in a script without blanks the first characters. */
function startOf(text: string): string {
  const start = [...text].slice(0, KEPT).join("");
  const blank = start.search(/\s\S*$/u);
  return blank > 0 ? start.slice(0, blank + 1) : start;
}

function endOf(text: string): string {
  const end = [...text].slice(-KEPT).join("");
  const blank = end.search(/\s/u);
  return blank === -1 ? end : end.slice(blank);
}
