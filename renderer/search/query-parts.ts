import type { QueryProblem } from "../../shared/contract/search.ts";
import { lexQuery } from "../../shared/query/lex.ts";
import { parseQuery } from "../../shared/query/parse.ts";
import type { Token } from "../../shared/query/lex.ts";

/** A stretch of the query as it is drawn: one token of the bar, plain words, or the space between. */
export type QueryPart = {
  readonly text: string;
  /** Where it begins, a UTF-16 offset. */
  readonly from: number;
  readonly kind: "field" | "operator" | "plain";
  /** The name of a field and its colon, drawn softer than the value; otherwise 0 letters. */
  readonly nameLength: number;
  readonly wrong: boolean;
};

type Place = Pick<QueryProblem, "from" | "to">;

/** More errors than these are marked as one goes on. */
const MOST_ERRORS = 20;

/** All that cannot be read in a query: `first` as it was told, and what is found with that out of the way. */
function wrongPlaces(text: string, first: QueryProblem | null): readonly Place[] {
  const places: Place[] = [];
  let left = text;
  for (let next = first; next !== null && places.length < MOST_ERRORS;) {
    const { from, to } = next;
    places.push({ from, to: Math.max(to, from + 1) });
    if (to === from) break;
    left = left.slice(0, from) + " ".repeat(to - from) + left.slice(to);
    const parsed = parseQuery(left);
    next = "problem" in parsed ? parsed.problem : null;
  }
  return places;
}

/** Cuts a query into parts; together they are the query, letter for letter. */
export function queryParts(text: string, problem: QueryProblem | null): readonly QueryPart[] {
  const parts: QueryPart[] = [];
  const places = wrongPlaces(text, problem);
  let at = 0;
  for (const { from, to, kind, nameLength } of spans(lexQuery(text))) {
    if (from > at) parts.push(plain(text.slice(at, from), at));
    const wrong = places.some((place) => from < place.to && to > place.from);
    parts.push({
      text: text.slice(from, to),
      from,
      kind: kind === "minus" ? "operator" : kind,
      nameLength,
      wrong,
    });
    at = to;
  }
  if (at < text.length) parts.push(plain(text.slice(at), at));
  return parts;
}

type Span = {
  readonly from: number;
  readonly to: number;
  readonly kind: QueryPart["kind"] | "minus";
  readonly nameLength: number;
};

/** A minus, a field and the value that touches it are one span. */
function spans(tokens: readonly Token[]): Span[] {
  const found: Span[] = [];
  for (const token of tokens) {
    const before = found.at(-1);
    const joined = before === undefined ? null : join(before, token);
    if (joined !== null) found[found.length - 1] = joined;
    else found.push(spanOf(token));
  }
  return found;
}

function join(before: Span, token: Token): Span | null {
  if (before.to !== token.from) return null;
  const awaitsValue = before.kind === "field" && before.to === before.from + before.nameLength;
  if (awaitsValue && isValue(token)) return { ...before, to: token.to };
  if (before.kind !== "minus" || token.kind !== "field") return null;
  return { from: before.from, to: token.to, kind: "field", nameLength: token.to - before.from };
}

function spanOf(token: Token): Span {
  const { from, to } = token;
  if (token.kind === "field") return { from, to, kind: "field", nameLength: to - from };
  if (token.kind === "minus") return { from, to, kind: "minus", nameLength: 0 };
  return { from, to, kind: isValue(token) ? "plain" : "operator", nameLength: 0 };
}

function isValue(token: Token): boolean {
  return token.kind === "word" || token.kind === "quoted";
}

function plain(text: string, from: number): QueryPart {
  return { text, from, kind: "plain", nameLength: 0, wrong: false };
}
