import { isIdeograph, tokensOf } from "../catalog/fold.ts";
import { gapBefore, type TextInWords } from "./text-words.ts";

/** A name that stands in a text: at which words, and what is called so. */
export type FoundName<R> = {
  readonly name: string;
  readonly records: readonly R[];
  /** The first of its words in the text, and the one after its last. */
  readonly from: number;
  readonly to: number;
  /** Its words stand in another order than in the name: "Youtie Ma". */
  readonly isTurned: boolean;
};

type Entry<R> = {
  readonly name: string;
  readonly tokens: readonly string[];
  readonly isTurned: boolean;
  readonly records: R[];
};

/**
 * Finds names in texts: all their words in a row, never parts of words, and where names overlap the
 * longest. A text is gone through once, however many names there are.
 */
export class NameFinder<R> {
  private readonly byFirst = new Map<string, Map<string, Entry<R>>>();

  /** With `turned` the name is found with its last word first, too, unless it is of East Asian characters. */
  add(name: string, record: R, turned = false): void {
    const tokens = tokensOf(name);
    this.enter(name, tokens, false, record);
    const last = tokens.at(-1);
    if (!turned || last === undefined || tokens.length < 2 || tokens.some(isIdeograph)) return;
    this.enter(name, [last, ...tokens.slice(0, -1)], true, record);
  }

  private enter(name: string, tokens: readonly string[], isTurned: boolean, record: R): void {
    const [first] = tokens;
    if (first === undefined) return;
    const beginning = this.byFirst.get(first) ?? new Map<string, Entry<R>>();
    this.byFirst.set(first, beginning);
    const key = tokens.join(" ");
    const known = beginning.get(key);
    // What is called so as it stands goes before what is only so when turned.
    if (known === undefined || (known.isTurned && !isTurned))
      beginning.set(key, { name, tokens, isTurned, records: [record] });
    else if (known.isTurned === isTurned && !known.records.includes(record))
      known.records.push(record);
  }

  /** What is called exactly so. */
  called(name: string): readonly R[] {
    const tokens = tokensOf(name);
    return this.byFirst.get(tokens[0] ?? "")?.get(tokens.join(" "))?.records ?? [];
  }

  /** All names in the text, from left to right. */
  in(text: TextInWords): FoundName<R>[] {
    const found: FoundName<R>[] = [];
    for (let from = 0; from < text.words.length;) {
      const entry = this.longestAt(text, from);
      if (entry === null) from += 1;
      else {
        const to = from + entry.tokens.length;
        found.push({
          name: entry.name,
          records: entry.records,
          from,
          to,
          isTurned: entry.isTurned,
        });
        from = to;
      }
    }
    return found;
  }

  private longestAt(text: TextInWords, from: number): Entry<R> | null {
    const beginning = this.byFirst.get(text.words[from]?.token ?? "");
    let longest: Entry<R> | null = null;
    for (const entry of beginning?.values() ?? [])
      if (entry.tokens.length > (longest?.tokens.length ?? 0) && standsAt(entry, text, from))
        longest = entry;
    return longest;
  }
}

function standsAt<R>({ tokens }: Entry<R>, text: TextInWords, from: number): boolean {
  return tokens.every(
    (token, at) =>
      text.words[from + at]?.token === token && (at === 0 || isJoined(text, from + at)),
  );
}

/** Whether a word may belong to one name with the word before: "J. Smith" may, "… met John. Smith …" not. */
function isJoined(text: TextInWords, at: number): boolean {
  const gap = gapBefore(text, at);
  if (/^(?:[ \u00a0\u3000]*|[-‐‑·・•'’_&]| & |: )$/u.test(gap)) return true;
  return /^\. ?$/u.test(gap) && (text.words[at - 1]?.written.length ?? 0) <= 2;
}
