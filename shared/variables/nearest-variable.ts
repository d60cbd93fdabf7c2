import { editDistance } from "../edit-distance.ts";

/** The known word nearest to what was typed, or null when none is near enough to be meant. */
export function nearestVariable(typed: string, known: Iterable<string>): string | null {
  const word = typed.toLowerCase();
  let best: { word: string; distance: number } | null = null;
  for (const candidate of known) {
    const distance = isPart(word, candidate) ? 1 : editDistance(word, candidate);
    if (best === null || distance < best.distance) best = { word: candidate, distance };
  }
  return best !== null && best.distance <= Math.max(2, Math.floor(best.word.length / 3))
    ? best.word
    : null;
}

/** "number" for "stillnumber", or "filmtitle" for "film": what people write when they half remember. */
function isPart(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  return shorter >= 3 && (a.includes(b) || b.includes(a));
}
