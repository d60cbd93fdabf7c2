/** So much is shown of a text before and behind a place, and of the place itself (UTF-16). */
const AROUND = 160;
const WITHIN = 320;

/** A place of a text with what stands around it; an ellipsis stands where something is left out, at words where there are any. */
export function excerpt(
  text: string,
  [from, to]: readonly [number, number],
): { readonly before: string; readonly within: string; readonly after: string } {
  const start = from <= AROUND ? 0 : wordStart(text, from - AROUND, from);
  const end = text.length - to <= AROUND ? text.length : wordEnd(text, to + AROUND, to);
  const isLong = to - from > WITHIN;
  const last = isLong ? wordEnd(text, from + WITHIN, from) : to;
  return {
    before: (start > 0 ? "…" : "") + text.slice(start, from),
    within: text.slice(from, last) + (isLong ? "…" : ""),
    after: isLong ? "" : text.slice(to, end) + (end < text.length ? "…" : ""),
  };
}

/** The first beginning of a word from `at` on, or `at` where there is none before `until`. */
function wordStart(text: string, at: number, until: number): number {
  const gap = text.slice(at, until).search(/\s\S/u);
  return gap === -1 ? wholeCharacter(text, at) : at + gap + 1;
}

/** The last end of a word up to `at`, or `at` where there is none behind `from`. */
function wordEnd(text: string, at: number, from: number): number {
  const words = text.slice(from, at).replace(/\s+\S*$/u, "").length;
  return words === 0 ? wholeCharacter(text, at) : from + words;
}

/** Never between the halves of a character. */
function wholeCharacter(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/u.test(text.charAt(at)) ? at + 1 : at;
}
