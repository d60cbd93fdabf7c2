import type { QueryProblem } from "../contract/search.ts";
import { fieldTerm, isTextual } from "./field-terms.ts";
import { lexQuery } from "./lex.ts";
import type { Token } from "./lex.ts";
import { asTyped, Misread } from "./misread.ts";
import { nearest } from "./nearest.ts";
import type { QueryTree } from "./tree.ts";
import { fieldNames, join } from "./tree.ts";

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
    const next = this.#peek();
    const touches =
      next !== undefined &&
      next.from === token.to &&
      (next.kind === "word" || next.kind === "quoted");
    if (name === undefined) throw unknownField(token, touches ? next : null);
    if (!touches) return isTextual(name) ? fieldTerm(name, { ...token, text: "" }) : ALL;
    this.#at++;
    return fieldTerm(name, next);
  }
}

function isSomething(tree: QueryTree): boolean {
  return tree.kind !== "all";
}

type FieldToken = Token & { readonly kind: "field" };
type ValueToken = Token & { readonly text: string };

function unknownField(token: FieldToken, value: ValueToken | null): Misread {
  const { from, to, name } = token;
  const near = nearest(name, fieldNames);
  const advice =
    near === null
      ? "Some that there are: film:, scene:, character:, rights:, caption:, year:, has:."
      : `Did you mean “${near}:”?`;
  const words = `"${name} ${(value?.text ?? "").replaceAll('"', '""')}`.trimEnd();
  return new Misread(
    token,
    `There is no field ${asTyped(`${name}:`)}. ${advice} To search for the words themselves, put them in quotes.`,
    [
      ...(near === null ? [] : [{ label: `${near}:`, from, to, insert: `${near}:` }]),
      { label: "Search for the words instead", from, to: value?.to ?? to, insert: `${words}"` },
    ],
  );
}
