const GAP = "…";
/** The end tells a name from its neighbours (number, extension); the beginning says what it is. */
const END_SHARE = 0.4;

/**
 * The name with as many letters left out of its middle as must be for it to fit, and no space beside
 * the gap; the name itself if it fits. `fits` must hold for every text shorter than one it holds for.
 */
export function shortenMiddle(name: string, fits: (text: string) => boolean): string {
  if (fits(name)) return name;
  const letters = lettersOf(name);
  let least = 0;
  let most = letters.length - 1;
  while (least < most) {
    const kept = Math.ceil((least + most) / 2);
    if (fits(withGap(letters, kept))) least = kept;
    else most = kept - 1;
  }
  return withGap(letters, least);
}

/** The first and last letters of a name, `kept` of them in all. */
function withGap(letters: readonly string[], kept: number): string {
  const end = Math.floor(kept * END_SHARE);
  const head = letters.slice(0, kept - end).join("");
  const tail = letters.slice(letters.length - end).join("");
  return `${head.trimEnd()}${GAP}${tail.trimStart()}`;
}

/** As one sees them: a letter with its accent, an emoji with its colour. */
function lettersOf(name: string): readonly string[] {
  return [...new Intl.Segmenter().segment(name)].map(({ segment }) => segment);
}
