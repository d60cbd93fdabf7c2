import type { QueryTree } from "./tree.ts";

/** A title and the year behind it, of which within parentheses perhaps only the beginning is typed yet. */
export type DatedTitle = { readonly title: string; readonly year: string };

const IN_PARENTHESES = /^(?<title>.*\S)\s*[(（](?<year>\d{1,4})[)）]?$/u;
const BARE = /^(?<title>.*\S)\s+(?<year>\d{4})$/u;

/** Reads "Hamlet (1948)", "Hamlet 1948" and the beginning "Hamlet (19"; null for a text without a year behind it. */
export function datedTitle(text: string): DatedTitle | null {
  const { title, year } =
    (IN_PARENTHESES.exec(text.trim()) ?? BARE.exec(text.trim()))?.groups ?? {};
  return title === undefined || year === undefined ? null : { title, year };
}

/** A query of nothing but words that are a title and a year asks for the film that is called so as well. */
export function alsoAsFilm(query: string, tree: QueryTree): QueryTree {
  if (!isOfWords(tree) || datedTitle(query) === null) return tree;
  return { kind: "or", parts: [tree, { kind: "field", field: "film", value: query.trim() }] };
}

function isOfWords(tree: QueryTree): boolean {
  return tree.kind === "and" ? tree.parts.every(isOfWords) : tree.kind === "text" && tree.prefix;
}
