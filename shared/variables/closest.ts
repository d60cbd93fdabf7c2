/** The known word nearest to what was typed, or null when none is near enough to be meant. */
export function closest(typed: string, known: Iterable<string>): string | null {
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

/** Levenshtein distance: insertions, deletions and replacements that turn one word into the other. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
