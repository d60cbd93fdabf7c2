import { lexQuery, type Token } from "./lex.ts";

/** Words that are meant as operators elsewhere, and what they are here. */
const OPERATORS: readonly (readonly [words: RegExp, operator: "OR" | "AND" | "-"])[] = [
  [/^(?:or|oder|ou|\|\|?)$/iu, "OR"],
  [/^(?:and|und|et|&&)$/iu, "AND"],
  [/^not$/iu, "-"],
];

type Meant = Token & { readonly text: string; readonly operator: string; readonly end: number };

/** A query that takes its words for operators where they can be some. */
export type WithOperators = {
  readonly query: string;
  /** The first such word, where it stands, and the operator it may mean. */
  readonly word: string;
  readonly operator: string;
  readonly from: number;
  readonly to: number;
};

/** A query in which `or`, `NOT` and the like are no words but operators; null when it has none. */
export function withOperators(query: string): WithOperators | null {
  const tokens = lexQuery(query);
  const found = tokens.flatMap((token, at): readonly Meant[] => {
    const [before, after] = [tokens[at - 1], tokens[at + 1]];
    if (token.kind !== "word" || after === undefined || after.kind === "close") return [];
    if (before?.kind === "field" && before.to === token.from) return [];
    const operator = OPERATORS.find(([words]) => words.test(token.text))?.[1];
    if (operator === undefined) return [];
    if (operator === "-") return [{ ...token, operator, end: after.from }];
    const joins = before !== undefined && !["open", "or", "and", "minus"].includes(before.kind);
    return joins ? [{ ...token, operator, end: token.to }] : [];
  });
  const [first] = found;
  if (first === undefined) return null;
  const { text: word, operator, from, to } = first;
  const changed = found.reduceRight(
    (text, one) => text.slice(0, one.from) + one.operator + text.slice(one.end),
    query,
  );
  return { query: changed, word, operator, from, to };
}
