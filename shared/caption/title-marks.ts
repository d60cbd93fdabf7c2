import type { Writing } from "./writing.ts";

/** How the titles of films are set off in running text. */
export const titleMarks = ["plain", "quotes"] as const;
export type TitleMarks = (typeof titleMarks)[number];

type Pair = readonly [open: string, close: string];

/** Marks that belong to the language whatever the house does: GB/T 15834 for 《》, JIS X 4051 for 『』. */
const marks: Readonly<Record<Writing, Pair>> = {
  en: ["“", "”"],
  fr: ["«\u00A0", "\u00A0»"],
  de: ["„", "“"],
  zh: ["《", "》"],
  ja: ["『", "』"],
};

const known: readonly Pair[] = [
  ...Object.values(marks),
  ['"', '"'],
  ["'", "'"],
  ["‘", "’"],
  ["*", "*"],
  ["_", "_"],
  ["« ", " »"],
  ["«", "»"],
  ["”", "”"],
  ["“", "“"],
  ["‹", "›"],
  ["「", "」"],
  ["〈", "〉"],
];

/**
 * The marks around a title. In English only, they are the house's choice: a house that sets titles in italics
 * has none where a text is plain, as captions in files are.
 */
export function marksFor(writing: Writing, chosen: TitleMarks): Pair | null {
  return writing === "en" && chosen === "plain" ? null : marks[writing];
}

/** A title as it stands in running text. */
export function marked(title: string, writing: Writing, chosen: TitleMarks): string {
  const [open, close] = marksFor(writing, chosen) ?? ["", ""];
  return `${open}${title}${close}`;
}

/** Where a title stands in a text with whatever marks are around it (UTF-16 offsets), and which these are. */
export type MarkedTitle = {
  readonly from: number;
  readonly to: number;
  readonly title: string;
  readonly pair: Pair | null;
};

/** The first place where a text has one of these titles, as they are written; of two at one place the longer. */
export function titleIn(text: string, titles: readonly string[]): MarkedTitle | null {
  const [first] = titles
    .flatMap((title) => {
      const at = placeOf(text, title);
      return at < 0 ? [] : [{ at, title }];
    })
    .toSorted((a, b) => a.at - b.at || b.title.length - a.title.length);
  if (first === undefined) return null;
  const { at, title } = first;
  const end = at + title.length;
  const pair = known.find(
    ([open, close]) => text.slice(0, at).endsWith(open) && text.startsWith(close, end),
  );
  if (pair !== undefined)
    return { from: at - pair[0].length, to: end + pair[1].length, title, pair };
  // American usage has the full stop inside: “Black Panther.”
  const inside = known.find(
    ([open, close]) =>
      text.slice(0, at).endsWith(open) &&
      [".", ","].some((stop) => text.startsWith(stop + close, end)),
  );
  if (inside !== undefined)
    return { from: at - inside[0].length, to: end + 1 + inside[1].length, title, pair: inside };
  return { from: at, to: end, title, pair: null };
}

/** Where a name stands in a text as a whole word, from `start` on; -1 where it does not. */
export function placeOf(text: string, name: string, start = 0): number {
  for (let at = text.indexOf(name, start); at >= 0; at = text.indexOf(name, at + 1))
    if (isWhole(text, at, at + name.length)) return at;
  return -1;
}

/** Scripts written without spaces have no words to stand apart from. */
const CONTINUES = /[\p{L}\p{N}]/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

function isWhole(text: string, from: number, to: number): boolean {
  return (
    !joins(text.slice(from - 1, from), text.slice(from, from + 1)) &&
    !joins(text.slice(to - 1, to), text.slice(to, to + 1))
  );
}

function joins(a: string, b: string): boolean {
  return CONTINUES.test(a) && CONTINUES.test(b) && !UNSPACED.test(a) && !UNSPACED.test(b);
}
