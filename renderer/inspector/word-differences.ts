/** A part of a text: with what the other texts have too, or with what one of them has not. */
export type Stretch = { readonly text: string; readonly differs: boolean };

// Chinese and Japanese are compared by character: they have no blanks between words.
const wordOrBlank =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}])+|\s+|[^]/gu;

// Of longer middles (a thousand words against a thousand) all is marked: finding more would take too long.
const MOST_STEPS = 4_000_000;

// Where more than this part of the words differs, the texts are two, and marks would only be noise.
const MOST_MARKED = 0.7;

/** A text in parts that say what of it the `others` do not have, by words. One part when they have nothing in common. */
export function differencesIn(text: string, others: readonly string[]): readonly Stretch[] {
  const { words, differs } = compared(text, others);
  const real = words.flatMap((word, at) => (isBlank(word) ? [] : [differs[at] === true]));
  const marked = real.filter(Boolean).length;
  if (marked > real.length * MOST_MARKED) return [{ text, differs: false }];
  return stretchesOf(words, differs);
}

/** The same of a text that takes the place of another, or loses it: what differs is marked however much it is. */
export function changesIn(text: string, other: string): readonly Stretch[] {
  const { words, differs } = compared(text, [other]);
  return stretchesOf(words, differs);
}

function compared(text: string, others: readonly string[]) {
  const words = wordsIn(text);
  const differs = words.map(() => false);
  for (const other of others) markMissing(words, wordsIn(other), differs);
  joinOverBlanks(words, differs);
  return { words, differs };
}

function wordsIn(text: string): readonly string[] {
  return text.normalize("NFC").match(wordOrBlank) ?? [];
}

function isBlank(word: string): boolean {
  return word.trim() === "";
}

/** Marks the words that are no part of what both have in the same order; beginning and end alike are seen first. */
function markMissing(
  words: readonly string[],
  others: readonly string[],
  differs: boolean[],
): void {
  const most = Math.min(words.length, others.length);
  let start = 0;
  while (start < most && words[start] === others[start]) start += 1;
  let end = 0;
  while (end < most - start && words.at(-1 - end) === others.at(-1 - end)) end += 1;
  const middle = words.slice(start, words.length - end);
  const common = inCommon(middle, others.slice(start, others.length - end));
  for (const [at, word] of middle.entries())
    if (!isBlank(word) && !common.has(at)) differs[start + at] = true;
}

/** The places of `words` that are in the longest sequence that `others` have too. */
function inCommon(words: readonly string[], others: readonly string[]): ReadonlySet<number> {
  const common = new Set<number>();
  const width = others.length + 1;
  if (words.length * width > MOST_STEPS) return common;
  // lengths[at * width + to]: how many the words from `at` and the others from `to` have in common
  const lengths = new Uint16Array((words.length + 1) * width);
  const lengthAt = (at: number, to: number): number => lengths[at * width + to] ?? 0;
  for (let at = words.length - 1; at >= 0; at -= 1)
    for (let to = others.length - 1; to >= 0; to -= 1)
      lengths[at * width + to] =
        words[at] === others[to]
          ? lengthAt(at + 1, to + 1) + 1
          : Math.max(lengthAt(at + 1, to), lengthAt(at, to + 1));
  for (let at = 0, to = 0; at < words.length && to < others.length;) {
    if (words[at] === others[to]) {
      common.add(at);
      at += 1;
      to += 1;
    } else if (lengthAt(at + 1, to) >= lengthAt(at, to + 1)) at += 1;
    else to += 1;
  }
  return common;
}

/** The blank between two words that differ is part of what differs. */
function joinOverBlanks(words: readonly string[], differs: boolean[]): void {
  for (const [at, word] of words.entries())
    if (isBlank(word) && differs[at - 1] === true && differs[at + 1] === true) differs[at] = true;
}

function stretchesOf(words: readonly string[], differs: readonly boolean[]): readonly Stretch[] {
  const stretches: { text: string; differs: boolean }[] = [];
  for (const [at, word] of words.entries()) {
    const last = stretches.at(-1);
    if (last !== undefined && last.differs === differs[at]) last.text += word;
    else stretches.push({ text: word, differs: differs[at] === true });
  }
  return stretches;
}
