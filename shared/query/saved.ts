import type { QueryProblem } from "../contract/search.ts";
import { lexQuery, type Token } from "./lex.ts";
import { parseQuery, type Parsed } from "./parse.ts";
import { printQuery } from "./print.ts";
import { passOverPunctuation } from "./punctuation.ts";
import { join, type QueryTree } from "./tree.ts";

/** The saved search that `in:` names; null where a set has the name, or nothing has. */
export type SavedSearches = (
  name: string,
) => { readonly name: string; readonly query: string } | null;

/** So many saved searches in one query nobody means; those that look in each other twice grow without end. */
const MOST_SAVED = 500;

/**
 * Reads a query as {@link parseQuery} does, with the saved searches that it looks in by `in:` put in their
 * place. A problem in one of them, or that one looks in itself, is told where the query names it.
 */
export function parseWithSaved(text: string, saved: SavedSearches): Parsed {
  return new Reader(saved).read(text, []);
}

class Reader {
  readonly #saved: SavedSearches;
  #count = 0;
  /** What was told of saved searches, as it is to be told of those that look in them too. */
  readonly #told = new Set<string>();

  constructor(saved: SavedSearches) {
    this.#saved = saved;
  }

  /** `within` are the names of the saved searches that led here. */
  read(text: string, within: readonly string[]): Parsed {
    const parsed = parseQuery(text);
    if ("problem" in parsed) return parsed;
    const problems: QueryProblem[] = [];
    const tree = mapIn(passOverPunctuation(parsed.tree), (term) => {
      const found = this.#saved(term.value);
      if (found === null) return term;
      const inner = this.#inside(found, within);
      if ("tree" in inner) return asOne(inner.tree);
      problems.push({ ...placeOf(text, term.value), message: inner.message });
      return term;
    });
    const [problem] = problems;
    return problem === undefined ? { tree } : { problem };
  }

  #inside(
    { name, query }: { readonly name: string; readonly query: string },
    within: readonly string[],
  ): { readonly tree: QueryTree } | { readonly message: string } {
    const way = [...within, name];
    if (within.includes(name)) return this.#tell(looksInItself(way.slice(way.indexOf(name))));
    if (++this.#count > MOST_SAVED)
      return this.#tell("This looks in too many saved searches at once. Use fewer of them.");
    const read = this.read(query, way);
    if ("tree" in read) return read;
    const { message } = read.problem;
    // what lies deeper says already which search it is about
    return this.#told.has(message)
      ? { message }
      : this.#tell(`“${name}” cannot be read: ${message}`);
  }

  #tell(message: string): { readonly message: string } {
    this.#told.add(message);
    return { message };
  }
}

/** Says of a {@link wayIntoItself} that it is one. */
export function looksInItself(way: readonly string[]): string {
  const round = way.map((name) => `“${name}”`);
  return `${round[0] ?? ""} would look in itself: ${round.join(" looks in ")}.`;
}

/** The way on which a search would come to look in itself, its name first and last; null when there is none. */
export function wayIntoItself(
  { name, query }: { readonly name: string; readonly query: string },
  saved: SavedSearches,
): readonly string[] | null {
  const seen = new Set<string>();
  const from = (looking: string, way: readonly string[]): readonly string[] | null => {
    for (const { text } of namesLookedIn(looking)) {
      const found = saved(text);
      if (found?.name === name) return [...way, name];
      if (found === null || seen.has(found.name)) continue;
      seen.add(found.name);
      const onwards = from(found.query, [...way, found.name]);
      if (onwards !== null) return onwards;
    }
    return null;
  };
  return from(query, [name]);
}

/**
 * What a saved search asks, kept together: twice negated it means the same, and is no part of the query around it that
 * could be taken for a value chosen there.
 */
function asOne(tree: QueryTree): QueryTree {
  return { kind: "not", part: { kind: "not", part: tree } };
}

type InTerm = Extract<QueryTree, { readonly kind: "field" }>;

function mapIn(tree: QueryTree, change: (term: InTerm) => QueryTree): QueryTree {
  switch (tree.kind) {
    case "and":
    case "or":
      return join(
        tree.kind,
        tree.parts.map((part) => mapIn(part, change)),
      );
    case "not":
      return { kind: "not", part: mapIn(tree.part, change) };
    case "field":
      return tree.field === "in" ? change(tree) : tree;
    default:
      return tree;
  }
}

/** What a query looks in by `in:`, each with where its value stands. */
export function namesLookedIn(query: string): readonly (Token & { readonly text: string })[] {
  return lexQuery(query).flatMap((token, at, tokens) => {
    const field = tokens[at - 1];
    const isValue = token.kind === "word" || token.kind === "quoted";
    return isValue && field?.kind === "field" && field.name === "in" && field.to === token.from
      ? [token]
      : [];
  });
}

function placeOf(query: string, name: string): { readonly from: number; readonly to: number } {
  const value = namesLookedIn(query).find(({ text }) => text === name);
  return { from: value?.from ?? 0, to: value?.to ?? query.length };
}

/** A query that looks in `name` wherever it looked in what `was` is true of; nothing else of it changes. */
export function withNewName(query: string, was: (name: string) => boolean, name: string): string {
  const value = printQuery({ kind: "field", field: "in", value: name }).slice("in:".length);
  return namesLookedIn(query)
    .filter(({ text }) => was(text))
    .reduceRight(
      (changed, { from, to }) => changed.slice(0, from) + value + changed.slice(to),
      query,
    );
}
