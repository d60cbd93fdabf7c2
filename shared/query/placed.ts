import { fieldTerm } from "./field-terms.ts";
import { lexQuery, type Token } from "./lex.ts";
import { fieldNames, type QueryTerm } from "./tree.ts";

/** A part of a query that asks something by itself, from `from` up to `to` in UTF-16 offsets. */
export type PlacedTerm = { readonly term: QueryTerm; readonly from: number; readonly to: number };

/** The terms of a query that can be read, in their order; what is unfinished is left out. */
export function placedTerms(query: string): readonly PlacedTerm[] {
  const tokens = lexQuery(query);
  return tokens.flatMap((token, at) => {
    const before = tokens[at - 1];
    if (token.kind !== "word" && token.kind !== "quoted") return [];
    if (before?.kind === "field" && before.to === token.from) return valued(before, token);
    const prefix = token.kind === "word" || token.star;
    const { from, to, text } = token;
    return [{ term: { kind: "text", text, prefix }, from, to }];
  });
}

function valued(
  field: Token & { readonly kind: "field" },
  value: Token & { readonly text: string },
): readonly PlacedTerm[] {
  const name = fieldNames.find((known) => known === field.name);
  const tree = name === undefined ? null : fieldTerm(name, value);
  const isTerm = tree !== null && !["all", "and", "or", "not"].includes(tree.kind);
  // A field makes one term or none.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return isTerm ? [{ term: tree as QueryTerm, from: field.from, to: value.to }] : [];
}
