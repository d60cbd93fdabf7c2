import type { QueryProblem } from "../contract/search.ts";
import { colourLabels } from "../marks.ts";
import { rightsStatuses, stillKinds } from "../still.ts";
import { lexQuery } from "./lex.ts";
import type { Token } from "./lex.ts";
import { nearest } from "./nearest.ts";
import type { FieldName, NamingField, QueryTree, TextualField } from "./tree.ts";
import { fieldNames, hasNames, join, namingFields, stillStates, textualFields } from "./tree.ts";
import { parseStars } from "./stars.ts";
import { hasNamed, kindsNamed, labelsNamed, stateNamed, statusesNamed } from "./values.ts";
import { parseYears } from "./years.ts";

export type Parsed = { readonly tree: QueryTree } | { readonly problem: QueryProblem };

// Nobody nests deeper by hand, and the recursion below must end before the stack does.
const MAX_DEPTH = 100;
const ALL: QueryTree = { kind: "all" };

/**
 * Reads a query (the grammar: docs/query-language.md). What is merely unfinished is no problem, since
 * a query is read at every keystroke: open quotes and parentheses close at the end, a field without a
 * value and an operator without its term are left out. Positions are UTF-16 offsets.
 */
export function parseQuery(text: string): Parsed {
  try {
    return { tree: new Reader(lexQuery(text)).read() };
  } catch (error) {
    if (error instanceof Misread) return { problem: error.problem };
    throw error;
  }
}

class Misread extends Error {
  readonly problem: QueryProblem;
  constructor({ from, to }: { readonly from: number; readonly to: number }, message: string) {
    super(message);
    this.problem = { from, to, message };
  }
}

class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  read(): QueryTree {
    const tree = this.#sequence();
    const extra = this.#peek();
    if (extra !== undefined)
      throw new Misread(extra, "This parenthesis closes nothing. Remove it, or put it in quotes.");
    return tree;
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  /** Terms side by side, up to a closing parenthesis or the end. */
  #sequence(): QueryTree {
    const parts: QueryTree[] = [];
    for (
      let next = this.#peek();
      next !== undefined && next.kind !== "close";
      next = this.#peek()
    ) {
      parts.push(this.#alternatives());
    }
    return join("and", parts.filter(isSomething));
  }

  /** OR joins only its two neighbours, as in the search engines people know. */
  #alternatives(): QueryTree {
    const parts = [this.#term()];
    while (this.#peek()?.kind === "or") {
      this.#at++;
      const next = this.#peek()?.kind;
      if (next !== undefined && next !== "close" && next !== "or") parts.push(this.#term());
    }
    return join("or", parts.filter(isSomething));
  }

  #term(): QueryTree {
    const token = this.#peek();
    if (token === undefined) return ALL;
    if (token.kind === "or") return ALL;
    this.#at++;
    switch (token.kind) {
      case "open":
        return this.#group(token);
      case "minus":
        return this.#negated(token);
      case "field":
        return this.#field(token);
      case "quoted":
        return { kind: "text", text: token.text, prefix: token.star };
      case "word":
        return { kind: "text", text: token.text, prefix: true };
      default:
        return ALL;
    }
  }

  #deeper<Result>(token: Token, read: () => Result): Result {
    if (++this.#depth > MAX_DEPTH)
      throw new Misread(token, "This query is nested too deeply. Use fewer parentheses.");
    const result = read();
    this.#depth--;
    return result;
  }

  #group(token: Token): QueryTree {
    const inside = this.#deeper(token, () => this.#sequence());
    if (this.#peek()?.kind === "close") this.#at++;
    return inside;
  }

  /** A minus that touches no term is only on its way to one. */
  #negated(token: Token): QueryTree {
    const next = this.#peek();
    if (next === undefined || next.from !== token.to || next.kind === "close") return ALL;
    const part = this.#deeper(token, () => this.#term());
    return isSomething(part) ? { kind: "not", part } : ALL;
  }

  #field(token: Token & { readonly kind: "field" }): QueryTree {
    const name = fieldNames.find((field) => field === token.name);
    if (name === undefined) throw unknownField(token);
    const next = this.#peek();
    const touches =
      next !== undefined &&
      next.from === token.to &&
      (next.kind === "word" || next.kind === "quoted");
    if (!touches) return isTextual(name) ? fieldTerm(name, { ...token, text: "" }) : ALL;
    this.#at++;
    return fieldTerm(name, next);
  }
}

function isSomething(tree: QueryTree): boolean {
  return tree.kind !== "all";
}

function unknownField(token: Token & { readonly kind: "field" }): Misread {
  const suggestion = nearest(token.name, fieldNames);
  const advice =
    suggestion === null ? `Fields are ${fieldNames.join(", ")}.` : `Did you mean "${suggestion}:"?`;
  return new Misread(
    token,
    `There is no field "${token.name}:". ${advice} To search for the words themselves, put them in quotes.`,
  );
}

type Value = { readonly from: number; readonly to: number; readonly text: string };

function fieldTerm(name: FieldName, value: Value): QueryTree {
  if (name === "year") return yearTerm(value);
  if (name === "rating") return ratingTerm(value);
  if (name === "has" || name === "no") return hasTerm(value, name === "has");
  if (name === "is") return isTerm(value);
  if (isNaming(name)) return { kind: "named", by: name, value: value.text };
  if (!isTextual(name)) return ALL;
  if (name === "kind") expectKnown(value, kindsNamed(value.text), stillKinds);
  if (name === "status") expectKnown(value, statusesNamed(value.text), rightsStatuses);
  if (name === "label") expectKnown(value, labelsNamed(value.text), colourLabels);
  return { kind: "field", field: name, value: value.text };
}

function isNaming(name: FieldName): name is FieldName & NamingField {
  return namingFields.some((field) => field === name);
}

function isTextual(name: FieldName): name is FieldName & TextualField {
  return textualFields.some((field) => field === name);
}

function expectKnown(value: Value, found: readonly string[], known: readonly string[]): void {
  if (found.length > 0) return;
  const suggestion = nearest(value.text.toLowerCase(), known);
  const advice = suggestion === null ? "" : ` Did you mean "${suggestion}"?`;
  throw new Misread(value, `"${value.text}" is not one of ${known.join(", ")}.${advice}`);
}

function hasTerm(value: Value, present: boolean): QueryTree {
  if (value.text === "") return ALL;
  const what = hasNamed(value.text);
  if (what === null) expectKnown(value, [], hasNames);
  return what === null ? ALL : { kind: "has", what, present };
}

function isTerm(value: Value): QueryTree {
  if (value.text === "") return ALL;
  const state = stateNamed(value.text);
  if (state === null) expectKnown(value, [], stillStates);
  return state === null ? ALL : { kind: "is", state };
}

function yearTerm(value: Value): QueryTree {
  if (value.text === "") return ALL;
  const years = parseYears(value.text);
  if (years === null) {
    throw new Misread(
      value,
      `"${value.text}" is no year. Write year:2022, year:2020..2024, year:>2000 or year:<=1999.`,
    );
  }
  return { kind: "years", from: years.from, to: years.to };
}

function ratingTerm(value: Value): QueryTree {
  if (value.text === "") return ALL;
  const stars = parseStars(value.text);
  if (stars === null) {
    throw new Misread(
      value,
      `"${value.text}" is no rating, which is 1 to 5, or 0 for none. Write rating:3, rating:>=3, rating:2..4 or rating:<3.`,
    );
  }
  return { kind: "rating", from: stars.from, to: stars.to };
}
