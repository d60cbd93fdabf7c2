import type { SearchTree } from "../../../shared/query/tree.ts";
import type { PlainSource, SearchSource } from "../../../shared/search-document.ts";
import type { StillId } from "../../../shared/still.ts";
import { Breather } from "./breather.ts";
import { levelled } from "../catalog/fold.ts";
import { PlainMatcher } from "./plain-matcher.ts";
import { ResultIds } from "./result-ids.ts";
import { SearchIndex, type SearchResult, type Wanted } from "./search-index.ts";
import { windowsOf } from "./windows.ts";

/** Stills whose names are read in one go: some milliseconds of SQLite. */
const AT_ONCE = 2000;

/** Stills asked about in one go, at most and at least; a go shall take so long. */
const MOST_AT_ONCE = 2000;
const LEAST_AT_ONCE = 10;
const GO_MS = 6;

/** Reading so many stills whole takes about a fifth of a second. */
const ORDERED_AT_MOST = 2000;

type PlainOptions = {
  readonly wanted: Wanted;
  readonly signal: AbortSignal;
  /** The largest result that is put in order and gets facets. */
  readonly orderedAtMost?: number;
};

/**
 * Answers searches from the tables while there is no index: the same stills, at a pace that lets others
 * have their turn. A result too large to be put in order stands newest first and has no facets.
 */
export async function searchPlainly(
  source: PlainSource,
  tree: SearchTree,
  { wanted, signal, orderedAtMost = ORDERED_AT_MOST }: PlainOptions,
): Promise<SearchResult> {
  const found = await foundPlainly(source, tree, new Breather(signal));
  if (found.length > orderedAtMost)
    return {
      ids: ResultIds.of(Uint32Array.from(found)),
      total: found.length,
      groups: null,
      facets: null,
      facetSizes: null,
      inOrder: false,
    };
  const index = await SearchIndex.build(only(source, found), { signal });
  // Not matched once more: whether a credit line is meant as a whole is told by all stills, not by these.
  return index.runOnAll(tree, wanted);
}

/** Newest first. */
async function foundPlainly(
  source: PlainSource,
  tree: SearchTree,
  breather: Breather,
): Promise<readonly StillId[]> {
  // An archive opens with all its stills: nothing is asked of them, and they are there at once.
  if (tree.kind === "all")
    return source.stillsIn({ after: 0, upTo: source.lastStill() }).toSorted((a, b) => b - a);
  const whole = await wholeTexts(source, tree, breather);
  const matcher = new PlainMatcher(source, (field, value) => whole[field].has(levelled(value)));
  const found: StillId[] = [];
  let size = LEAST_AT_ONCE;
  for (let upTo = source.lastStill(); upTo > 0;) {
    const started = performance.now();
    const after = Math.max(0, upTo - size);
    found.push(...matcher.match(tree, { after, upTo }).toSorted((a, b) => b - a));
    upTo = after;
    // a query of many words takes hundreds of times as long as one of none: who builds the index must have its turn
    const faster = GO_MS / Math.max(0.1, performance.now() - started);
    size = Math.round(Math.min(MOST_AT_ONCE, Math.max(LEAST_AT_ONCE, size * Math.min(2, faster))));
    if (breather.due()) await breather.breathe();
  }
  return found;
}

type WholeTexts = Readonly<Record<"credit" | "photographer", ReadonlySet<string>>>;

/** All credit lines and creators there are, folded, if the tree asks for any by name. */
async function wholeTexts(
  source: PlainSource,
  tree: SearchTree,
  breather: Breather,
): Promise<WholeTexts> {
  const texts = { credit: new Set<string>(), photographer: new Set<string>() };
  const asked = fieldsIn(tree);
  if (!asked.has("credit") && !asked.has("photographer")) return texts;
  for (const window of windowsOf(source, AT_ONCE)) {
    for (const { text } of source.creditLinesIn(window)) texts.credit.add(levelled(text));
    for (const { text } of source.creatorsIn(window)) texts.photographer.add(levelled(text));
    if (breather.due()) await breather.breathe();
  }
  return texts;
}

function fieldsIn(tree: SearchTree): ReadonlySet<string> {
  if (tree.kind === "and" || tree.kind === "or")
    return new Set(tree.parts.flatMap((part) => [...fieldsIn(part)]));
  if (tree.kind === "not") return fieldsIn(tree.part);
  return new Set(tree.kind === "field" ? [tree.field] : []);
}

/** A source of nothing but these stills. */
function only(source: SearchSource, stills: readonly StillId[]): SearchSource {
  const inOrder = stills.toSorted((a, b) => a - b);
  return {
    ...source,
    documents: (after, limit) => {
      const from = inOrder.findIndex((still) => still > after);
      return from === -1 ? [] : source.documentsOf(inOrder.slice(from, from + limit));
    },
  };
}
