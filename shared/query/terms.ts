import { parseQuery } from "./parse.ts";
import { printQuery } from "./print.ts";
import type { QueryTree } from "./tree.ts";
import { join } from "./tree.ts";

/** What must all hold in a query, term by term, each as it is printed; null when it cannot be read. */
export function termsOf(query: string): readonly string[] | null {
  const tree = treeOf(query);
  return tree === null ? null : partsOf(tree).map(printQuery);
}

/** Whether a query asks for all that `terms` asks, perhaps for more. */
export function asksFor(query: string, terms: string): boolean {
  const has = termsOf(query);
  const wanted = termsOf(terms);
  if (has === null || wanted === null || wanted.length === 0) return false;
  return wanted.every((term) => has.includes(term));
}

/**
 * Adds to a query the terms it does not have yet. What was typed stays as it stands, unless more
 * words after it would be read as part of it, as after an open quote or an OR.
 */
export function withTerms(query: string, terms: string): string {
  const base = treeOf(query);
  const added = treeOf(terms);
  if (base === null || added === null) return `${query.trimEnd()} ${terms}`.trim();
  const known = new Set(partsOf(base).map(printQuery));
  const missing = partsOf(added).filter((part) => !known.has(printQuery(part)));
  if (missing.length === 0) return query;
  const whole = printQuery(join("and", [...partsOf(base), ...missing]));
  const plain = `${query.trimEnd()} ${missing.map(printQuery).join(" ")}`.trim();
  return printedOf(plain) === whole ? plain : whole;
}

/** A query that no longer asks for these terms; one that cannot be read stays as it is. */
export function withoutTerms(query: string, terms: string): string {
  const dropped = new Set(termsOf(terms));
  const tree = treeOf(query);
  if (tree === null) return query;
  return printQuery(
    join(
      "and",
      partsOf(tree).filter((part) => !dropped.has(printQuery(part))),
    ),
  );
}

function treeOf(query: string): QueryTree | null {
  const parsed = parseQuery(query);
  return "tree" in parsed ? parsed.tree : null;
}

function printedOf(query: string): string | null {
  const tree = treeOf(query);
  return tree === null ? null : printQuery(tree);
}

function partsOf(tree: QueryTree): readonly QueryTree[] {
  if (tree.kind === "all") return [];
  return tree.kind === "and" ? tree.parts : [tree];
}
