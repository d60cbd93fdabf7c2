import { lexQuery } from "../../shared/query/lex.ts";
import { queryParts } from "./query-parts.ts";

/** A recognised part of a query: a field with its value, and a minus before it. UTF-16 offsets. */
export type QueryToken = {
  readonly from: number;
  readonly to: number;
  /** Where its value begins; `to` while it has none. */
  readonly value: number;
  readonly text: string;
};

/** The recognised parts of a query, in their order. */
export function tokensIn(text: string): readonly QueryToken[] {
  return queryParts(text, null).flatMap((part) =>
    part.kind === "field"
      ? [
          {
            from: part.from,
            to: part.from + part.text.length,
            value: part.from + part.nameLength,
            text: part.text,
          },
        ]
      : [],
  );
}

/** The recognised part that the caret is in or touches, the one before it first. */
export function tokenAt(text: string, caret: number): QueryToken | null {
  return tokensIn(text).find(({ from, to }) => from <= caret && caret <= to) ?? null;
}

type Cut = { readonly text: string; readonly caret: number };

/** A query without one of its parts, nor an operator that would stand alone or parentheses that would be empty. */
export function withoutToken(text: string, { from, to }: Pick<QueryToken, "from" | "to">): Cut {
  const tokens = lexQuery(text);
  const before = tokens.findLast((token) => token.to <= from);
  const after = tokens.find((token) => token.from >= to);
  if (before?.kind === "open" && after?.kind === "close") {
    const minus = tokens.findLast((token) => token.to === before.from && token.kind === "minus");
    return withoutToken(text, { from: minus?.from ?? before.from, to: after.to });
  }
  const joins = (kind: string | undefined): boolean => kind === "or" || kind === "and";
  if (joins(before?.kind)) return joined(text, before?.from ?? from, to);
  return joined(text, from, joins(after?.kind) ? (after?.to ?? to) : to);
}

/** One space is left of those on either side, none at an end or inside a parenthesis. */
function joined(text: string, from: number, to: number): Cut {
  const left = text.slice(0, from).trimEnd();
  const right = text.slice(to).trimStart();
  const wants = left !== "" && right !== "" && !/[(（]$/u.test(left) && !/^[)）]/u.test(right);
  return { text: `${left}${wants ? " " : ""}${right}`, caret: left.length };
}
