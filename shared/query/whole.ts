import type { QueryProblem } from "../contract/search.ts";
import { lexQuery, type Token } from "./lex.ts";
import { parseQuery, type Parsed } from "./parse.ts";
import { dateFields } from "./tree.ts";
import { hasWord } from "./word-characters.ts";

/**
 * Reads a query that nobody is still typing: what {@link parseQuery} leaves out as unfinished is a problem
 * here, for whoever acts on a query must not act on more than was meant. Only a blank text is every still.
 */
export function parseWholeQuery(text: string): Parsed {
  const parsed = parseQuery(text);
  const problem = "tree" in parsed ? unfinished(text) : null;
  return problem === null ? parsed : { problem };
}

function unfinished(text: string): QueryProblem | null {
  const tokens = lexQuery(text);
  const gaps = tokens.flatMap(
    (token, at) => gapAt(token, { before: tokens[at - 1], after: tokens[at + 1] }) ?? [],
  );
  const problem = gaps[0] ?? unclosed(tokens);
  if (problem !== null || tokens.length === 0 || tokens.some(saysSomething)) return problem;
  const message = `“${text.trim()}” has no word to search for. Name what to look for, or leave the query empty for every still.`;
  return { from: tokens[0]?.from ?? 0, to: text.length, message };
}

type Neighbours = { readonly before: Token | undefined; readonly after: Token | undefined };

function gapAt(token: Token, { before, after }: Neighbours): QueryProblem | null {
  const message = gapIn(token, { before, after });
  return message === null ? null : { from: token.from, to: token.to, message };
}

function gapIn(token: Token, { before, after }: Neighbours): string | null {
  switch (token.kind) {
    case "field":
      return isValue(after, token) && after.text.trim() !== ""
        ? null
        : `“${token.name}:” has no value. Write it directly after the colon, in quotes if it has spaces.`;
    case "minus":
      return after?.from === token.to && beginsTerm(after)
        ? null
        : "This minus has no term. Write the term directly after it, or put the minus in quotes.";
    case "or":
    case "and":
      return before !== undefined && endsTerm(before) && after !== undefined && beginsTerm(after)
        ? null
        : `This ${token.kind.toUpperCase()} needs a term on either side. As a word to search for, put it in quotes.`;
    case "quoted":
      if (!token.closed) return "This quote is not closed. Write a second one where it ends.";
      return token.text.trim() === "" && before?.kind !== "field"
        ? "There is nothing between these quotes."
        : null;
    case "word":
      return before?.kind === "field" && /^[<>≤≥]=?$/u.test(token.text)
        ? missingNumber(before.name)
        : null;
    case "open":
      return after?.kind === "close" ? "There is nothing between these parentheses." : null;
    case "close":
      return null;
  }
}

function missingNumber(field: string): string {
  if (field === "rating") return "The stars are missing here, as in rating:>3.";
  if (field === "year") return "A year is missing here, as in year:>2000.";
  if (field === "size") return "A size is missing here, as in size:>3000px.";
  return dateFields.some((name) => name === field)
    ? `A date is missing here, as in ${field}:>2024-03.`
    : `A number is missing here, as in ${field}:>2.`;
}

function isValue(
  token: Token | undefined,
  field: Token,
): token is Token & { readonly text: string } {
  return token?.from === field.to && (token.kind === "word" || token.kind === "quoted");
}

function beginsTerm({ kind }: Token): boolean {
  return kind !== "close" && kind !== "or" && kind !== "and";
}

function endsTerm({ kind }: Token): boolean {
  return kind === "word" || kind === "quoted" || kind === "close";
}

function unclosed(tokens: readonly Token[]): QueryProblem | null {
  const open: Token[] = [];
  for (const token of tokens) {
    if (token.kind === "open") open.push(token);
    else if (token.kind === "close") open.pop();
  }
  const last = open.at(-1);
  if (last === undefined) return null;
  const message = "This parenthesis is not closed. Write ) where it ends.";
  return { from: last.from, to: last.to, message };
}

function saysSomething(token: Token): boolean {
  if (token.kind === "field") return true;
  return (token.kind === "word" || token.kind === "quoted") && hasWord(token.text);
}
