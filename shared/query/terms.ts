import { parseQuery } from "./parse.ts";
import { printQuery } from "./print.ts";

/** The terms that a query asks for together, each printed; none for a query with a problem. */
function termsOf(query: string): readonly string[] {
  const parsed = parseQuery(query);
  if ("problem" in parsed || parsed.tree.kind === "all") return [];
  return (parsed.tree.kind === "and" ? parsed.tree.parts : [parsed.tree]).map(printQuery);
}

/** Whether a query asks for these terms, however they are written in it: `year:2016` is not asked by `year:2016..2022`. */
export function hasTerms(query: string, terms: string): boolean {
  const asked = new Set(termsOf(query));
  const wanted = termsOf(terms);
  return wanted.length > 0 && wanted.every((term) => asked.has(term));
}

/** A query that asks for these terms too; those that it asks for already are not repeated. */
export function withTerms(query: string, terms: string): string {
  const asked = new Set(termsOf(query));
  const more = termsOf(terms).filter((term) => !asked.has(term));
  return [query.trim(), ...more].filter((part) => part !== "").join(" ");
}

/** A query that no longer asks for these terms. */
export function withoutTerms(query: string, terms: string): string {
  const dropped = new Set(termsOf(terms));
  return termsOf(query)
    .filter((term) => !dropped.has(term))
    .join(" ");
}
