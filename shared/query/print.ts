import { withoutTurning } from "../turning.ts";
import { lexQuery } from "./lex.ts";
import type { QueryTerm, QueryTree } from "./tree.ts";
import { printCount } from "./counts.ts";
import { printDates } from "./dates.ts";
import { exportedDays } from "./exported-days.ts";
import { printRange } from "./range.ts";
import { printSizes } from "./sizes.ts";
import { printYears } from "./years.ts";

/** Writes a tree as a query that parses to the same tree. `all` is the empty query. */
export function printQuery(tree: QueryTree): string {
  switch (tree.kind) {
    case "all":
      return "";
    case "and":
      return tree.parts.map(printQuery).join(" ");
    case "or":
      return tree.parts
        .map((part) => (part.kind === "and" ? grouped(part) : printQuery(part)))
        .join(" OR ");
    case "not":
      return `-${tree.part.kind === "and" || tree.part.kind === "or" ? grouped(tree.part) : printQuery(tree.part)}`;
    default:
      return printTerm(tree);
  }
}

function grouped(tree: QueryTree): string {
  return `(${printQuery(tree)})`;
}

function printTerm(term: QueryTerm): string {
  switch (term.kind) {
    case "text":
      if (!term.prefix) return quote(term.text);
      return isOneWord(term.text) ? term.text : `${quote(term.text)}*`;
    case "field":
      if (term.field === "exported" && exportedDays(term.value) !== null)
        return `exported:${quote(withoutTurning(term.value))}`; // a word alone would be a day
      // Names are found without what would turn the rest of the search field round.
      return `${term.field}:${printValue(withoutTurning(term.value))}`;
    case "named":
      return `${term.by}:${printValue(term.value)}`;
    case "has":
      return `${term.present ? "has" : "no"}:${term.what}`;
    case "language":
      return `${term.present ? "has" : "no"}:${term.what}:${term.language}`;
    case "is":
      return `is:${term.state}`;
    case "dates":
      return `${term.by}:${printDates(term)}`;
    case "size":
      return `size:${printSizes(term)}`;
    case "count":
      return `${term.of}:${printCount(term)}`;
    case "years":
      return `year:${printYears(term)}`;
    case "rating":
      return `rating:${printRange(term)}`;
  }
}

/** The value of a field, in quotes unless it is one plain word and no comparison. */
function printValue(value: string): string {
  return isOneWord(value) && !/^[<>=]/u.test(value) ? value : quote(value);
}

function quote(text: string): string {
  return `"${text.replaceAll(/["\u201c\u201d\u201e\uff02]/gu, '""')}"`;
}

function isOneWord(text: string): boolean {
  if (text.includes(" ")) return false; // most names; cutting them up takes far longer
  const [token, ...others] = lexQuery(text);
  return others.length === 0 && token?.kind === "word" && token.text === text;
}
