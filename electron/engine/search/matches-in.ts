import type { MatchPlace, TextMatches } from "../../../shared/contract/search.ts";
import { matchPlaces } from "../../../shared/contract/search.ts";
import { datedTitle } from "../../../shared/query/dated-title.ts";
import { keyIn } from "../../../shared/query/keyed-name.ts";
import { passOverPunctuation } from "../../../shared/query/punctuation.ts";
import { isWordField, type QueryTree, type TextualField } from "../../../shared/query/tree.ts";
import { placedTokens, type PlacedToken } from "../catalog/fold.ts";
import { wordsOf, wordsOfValue, type Words } from "./words.ts";

/** A text or name that is shown; `id` is the key of the record that is called so. */
export type ShownText = {
  readonly in: MatchPlace;
  readonly text: string;
  readonly id: number | null;
};

/** What a query asks of texts: pieces that must all be there. */
type Sought = {
  /** The only place where it is asked for; null is any. */
  readonly in: MatchPlace | null;
  readonly pieces: readonly Words[];
  /** The key of the only record that is meant. */
  readonly key: number | null;
};

type Range = readonly [from: number, to: number];

/** What is known of a record beside the name that is shown. */
export type KnownNames = {
  readonly others: (place: MatchPlace, id: number) => readonly string[];
  /** The keywords over one, the nearest first, by all their names: who asks for them finds it too. */
  readonly wider: (
    keyword: number,
  ) => readonly { readonly id: number; readonly names: readonly string[] }[];
};

/**
 * Where the words that a query asks for stand in each of these texts, by the same folding as the search. What a
 * query excludes is left out. Of a record its other names are looked at where the name that is shown has them not,
 * and of a keyword those over it.
 */
export function matchesIn(
  query: QueryTree,
  texts: readonly ShownText[],
  known: KnownNames,
): TextMatches[] {
  const sought = soughtIn(passOverPunctuation(query));
  return texts.map((shown) => {
    const here = sought.filter((one) => one.in === null || one.in === shown.in);
    return here.length === 0 ? { ranges: [], through: null } : matches(shown, here, known);
  });
}

/** What is excluded is not sought, unless that is excluded in turn. */
function soughtIn(tree: QueryTree, isExcluded = false): readonly Sought[] {
  if (tree.kind === "and" || tree.kind === "or")
    return tree.parts.flatMap((part) => soughtIn(part, isExcluded));
  if (tree.kind === "not") return soughtIn(tree.part, !isExcluded);
  if (isExcluded) return [];
  if (tree.kind === "text") {
    const words = wordsOf(tree.text, tree.prefix);
    return words === null ? [] : [{ in: null, pieces: [words], key: null }];
  }
  const place = tree.kind === "field" ? placeOf(tree.field) : undefined;
  if (tree.kind !== "field" || place === undefined) return [];
  const keyed = keyIn(tree.value);
  const named = keyed?.name ?? tree.value;
  const dated = place === "film" ? datedTitle(named) : null;
  return [named, ...(dated === null ? [] : [dated.title])].flatMap((name) => {
    const pieces =
      place === "file" || place === "text" ? [wordsOf(name, true)] : wordsOfValue(name);
    const words = pieces.filter((piece) => piece !== null);
    return words.length === 0 ? [] : [{ in: place, pieces: words, key: keyed?.key ?? null }];
  });
}

/** Where the words of a field stand; those of captions, headlines and titles all in texts. */
function placeOf(field: TextualField): MatchPlace | undefined {
  const isOfTexts = isWordField(field) && field !== "file";
  return isOfTexts ? "text" : matchPlaces.find((one) => one === field);
}

function matches(
  { in: place, text, id }: ShownText,
  sought: readonly Sought[],
  known: KnownNames,
): TextMatches {
  const tokens = placedTokens(text);
  const meant = sought.filter(({ key }) => key === null || key === id);
  const found = meant.map((one) => stretches(tokens, one.pieces));
  const ranges = joined(found.flat());
  const missed = meant.filter((_, at) => found[at]?.length === 0);
  const others = id === null || missed.length === 0 ? [] : known.others(place, id);
  const through = others.find((name) => {
    const its = placedTokens(name);
    return missed.some((one) => stretches(its, one.pieces).length > 0);
  });
  if (through !== undefined) return { ranges: [[0, text.length]], through };
  const under = place === "keyword" && id !== null ? widerAsked(id, sought, known) : undefined;
  return under === undefined || ranges.length > 0
    ? { ranges, through: null }
    : { ranges: [[0, text.length]], through: null, under };
}

/** The name of the keyword over this one that the field asks for; a word finds a keyword by its own names alone. */
function widerAsked(id: number, sought: readonly Sought[], known: KnownNames): string | undefined {
  const asked = sought.filter((one) => one.in === "keyword");
  if (asked.length === 0) return undefined;
  const over = known
    .wider(id)
    .find(({ id: its, names }) =>
      asked.some(
        ({ key, pieces }) =>
          (key === null || key === its) &&
          names.some((name) => stretches(placedTokens(name), pieces).length > 0),
      ),
    );
  return over?.names[0];
}

/** Where these pieces stand; nowhere unless all of them are there. */
function stretches(tokens: readonly PlacedToken[], pieces: readonly Words[]): readonly Range[] {
  const each = pieces.map((piece) => runs(tokens, piece));
  return each.every((some) => some.length > 0) ? each.flat() : [];
}

function runs(tokens: readonly PlacedToken[], { tokens: wanted, prefix }: Words): Range[] {
  return tokens.flatMap((first, at): Range[] => {
    const run = tokens.slice(at, at + wanted.length);
    const last = run.at(-1);
    if (last === undefined || run.length < wanted.length) return [];
    const isRun = run.every(({ token }, place) =>
      prefix && place === wanted.length - 1
        ? token.startsWith(wanted[place] ?? "")
        : token === wanted[place],
    );
    return isRun ? [[first.from, last.to]] : [];
  });
}

/** In their order, those that overlap or touch as one. */
function joined(ranges: readonly Range[]): readonly Range[] {
  const whole: Range[] = [];
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const before = whole.at(-1);
    if (before !== undefined && from <= before[1])
      whole[whole.length - 1] = [before[0], Math.max(before[1], to)];
    else whole.push([from, to]);
  }
  return whole;
}
