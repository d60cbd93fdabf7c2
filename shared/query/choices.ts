import type { FacetName } from "../contract/search.ts";
import { facetOf, isSingle, termsOfFacet } from "./facet-terms.ts";
import { keyIn } from "./keyed-name.ts";
import { parseQuery } from "./parse.ts";
import { printQuery } from "./print.ts";
import type { QueryTree } from "./tree.ts";
import { join } from "./tree.ts";
import { withoutTerms, withTerms } from "./terms.ts";

/** How a query takes a value of a facet: asks for it, asks for it or another, or excludes it. */
export type Choice = "chosen" | "either" | "excluded";

/** What a query makes of each term that it speaks of. */
export function choicesOf(query: string): ReadonlyMap<string, Choice> {
  const choices = new Map<string, Choice>();
  const speaks = (term: QueryTree, choice: Choice): void => {
    const printed = printQuery(term);
    if (!choices.has(printed)) choices.set(printed, choice);
  };
  for (const part of partsOf(query)) {
    speaks(part, "chosen");
    if (part.kind === "or") for (const one of part.parts) speaks(one, "either");
    if (part.kind === "not") speaks(part.part, "excluded");
  }
  return choices;
}

/** What a query makes of a term; null when it does not speak of it. */
export function choiceOf(query: string, term: string): Choice | null {
  return choicesOf(query).get(term) ?? null;
}

/** A value of a facet that no still of a result has. */
export type Excluded = {
  readonly facet: FacetName;
  readonly value: string;
  readonly query: string;
  readonly count: null;
};

/** The values that a query excludes. */
export function excludedIn(query: string): readonly Excluded[] {
  return partsOf(query).flatMap((part) => {
    const facet = part.kind === "not" ? facetOf(part.part) : null;
    return part.kind === "not" && facet !== null
      ? [{ facet, value: valueIn(part.part), query: printQuery(part.part), count: null }]
      : [];
  });
}

/** A value as it is written; of a language its tag. */
function valueIn(term: QueryTree): string {
  if (term.kind === "field") return keyIn(term.value)?.name ?? term.value;
  if (term.kind === "language") return term.language;
  return printQuery(term).replace(/^\w+:/u, "");
}

/** A query that no longer speaks of a term, be it asked for, among others, or excluded. */
export function withoutChoice(query: string, term: string): string {
  switch (choiceOf(query, term)) {
    case "chosen":
      return withoutTerms(query, term);
    case "excluded":
      return withoutTerms(query, `-${term}`);
    case "either":
      return printQuery(
        join(
          "and",
          partsOf(query).map((part) => withoutAlternative(part, term)),
        ),
      );
    case null:
      return query;
  }
}

function withoutAlternative(part: QueryTree, term: string): QueryTree {
  if (part.kind !== "or") return part;
  return join(
    "or",
    part.parts.filter((one) => printQuery(one) !== term),
  );
}

/** A query that asks for a value as well. */
export function withChosen(query: string, term: string): string {
  return withTerms(withoutChoice(query, term), term);
}

/** A query that finds nothing with this value. */
export function withExcluded(query: string, term: string): string {
  return withTerms(withoutChoice(query, term), `-${term}`);
}

/**
 * A query that is content with this value instead of those it asks for of the same facet. `values` are the terms
 * of that facet's values: what the query asks beside them, such as a name only begun, stays asked.
 */
export function withAlternative(query: string, term: string, values: ReadonlySet<string>): string {
  const cleared = withoutChoice(query, term);
  const [wanted] = partsOf(term);
  const facet = wanted === undefined ? null : facetOf(wanted);
  if (wanted === undefined || facet === null) return withChosen(query, term);
  const parts = partsOf(cleared);
  const at = parts.findLastIndex(
    (part) =>
      part.kind !== "not" &&
      termsOfFacet(part, facet)?.every((one) => values.has(printQuery(one))) === true,
  );
  const other = parts[at];
  if (other === undefined) return withTerms(cleared, term);
  return printQuery(join("and", parts.with(at, join("or", [other, wanted]))));
}

/**
 * What a click on a value does: it takes the value back where the query speaks of it; where a still has only one
 * value of the facet and the query has chosen one, either is meant, for both would find nothing; else both.
 */
export function withClicked(query: string, term: string, values: ReadonlySet<string>): string {
  if (choiceOf(query, term) !== null) return withoutChoice(query, term);
  const [wanted] = partsOf(term);
  const facet = wanted === undefined ? null : facetOf(wanted);
  return facet !== null && isSingle(facet)
    ? withAlternative(query, term, values)
    : withChosen(query, term);
}

function partsOf(query: string): readonly QueryTree[] {
  const parsed = parseQuery(query);
  if ("problem" in parsed || parsed.tree.kind === "all") return [];
  return parsed.tree.kind === "and" ? parsed.tree.parts : [parsed.tree];
}
