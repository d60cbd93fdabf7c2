import { isAgo, parseDates } from "../../shared/query/dates.ts";
import { parseCount } from "../../shared/query/counts.ts";
import type { Range } from "../../shared/query/range.ts";
import { parseSizes, printSizes, type SizeRange } from "../../shared/query/sizes.ts";
import { parseStars } from "../../shared/query/stars.ts";
import type { QueryTerm } from "../../shared/query/tree.ts";
import { parseYears, printYears } from "../../shared/query/years.ts";
import { fieldById, fieldOf, type Asks } from "./fields.ts";
import type { Relation, RelationName } from "./relations.ts";

/** What a row says: a field, how it stands to a value, and the value as text; of `between` there are two. */
export type Condition = {
  readonly field: string;
  readonly relation: Relation;
  readonly value: string;
  readonly upTo: string;
};

/** A term, or that it does not hold, as a condition; the contrary of an absence is a presence. */
export function conditionOf(term: QueryTerm, not: boolean): Condition {
  const [name, value, upTo = ""] = readTerm(term);
  const isAbsence = "present" in term && !term.present;
  const relation = { name, not: not !== isAbsence };
  return { field: fieldOf(term).id, relation, value, upTo };
}

type Read = readonly [relation: RelationName, value: string, upTo?: string];

function readTerm(term: QueryTerm): Read {
  switch (term.kind) {
    case "text":
      return [term.prefix ? "begins" : "words", term.text];
    case "field":
      return [fieldOf(term).asks.of === "words" ? "contains" : "is", term.value];
    case "named":
      return ["is", term.value];
    case "has":
      return ["there", ""];
    case "language":
      return ["there-in", term.language];
    case "is":
      return ["is", term.state];
    case "dates":
      if (term.from !== null && term.to === null && isAgo(term.from)) return ["last", term.from];
      return readRange(term.from, term.to, (date) => !isAgo(date));
    case "years":
      return readRange(...ends(term, (year) => printYears({ from: year, to: year })));
    case "count":
    case "rating":
      return readRange(...ends(term, String));
    case "size":
      return readSize(term);
  }
}

function ends(
  { from, to }: Range,
  write: (end: number) => string,
): [from: string | null, to: string | null] {
  return [from === null ? null : write(from), to === null ? null : write(to)];
}

function readRange(
  from: string | null,
  to: string | null,
  standsAlone: (end: string) => boolean = () => true,
): Read {
  if (from !== null && to === null) return ["least", from];
  if (from === null && to !== null) return ["most", to];
  if (from !== null && from === to && standsAlone(from)) return ["is", from];
  return ["between", from ?? "", to ?? ""];
}

function readSize({ unit, from, to }: SizeRange): Read {
  const write = (size: number): string => printSizes({ unit, from: size, to: null }).slice(0, -2);
  if (from !== null && to !== null) {
    const middle = write(Math.round((from + to) / 2));
    const about = unit === "edge" ? null : parseSizes(middle);
    if (about?.from === from && about.to === to) return ["about", middle];
  }
  return readRange(...ends({ from, to }, write), () => unit === "edge");
}

/** A condition as a term of a query; null while it has no value, or none that means something. */
export function termOf(condition: Condition): { term: QueryTerm; not: boolean } | null {
  const { relation } = condition;
  const { asks } = fieldById(condition.field);
  if (relation.name === "there" || relation.name === "there-in") {
    const term = presenceTerm(asks, condition);
    return term === null ? null : { term, not: false };
  }
  const term = writeTerm(asks, condition);
  return term === null ? null : { term, not: relation.not };
}

/** Said as `has:` and `no:`, never with a minus. */
function presenceTerm(asks: Asks, { relation, value }: Condition): QueryTerm | null {
  if (!("has" in asks)) return null;
  const present = !relation.not;
  if (relation.name === "there") return { kind: "has", what: asks.has, present };
  if (asks.of !== "language") return null;
  const language = tagOf(value);
  return language === null ? null : { kind: "language", what: asks.has, language, present };
}

function tagOf(value: string): string | null {
  try {
    return Intl.getCanonicalLocales(value.trim())[0] ?? null;
  } catch {
    return null; // no tag yet
  }
}

function writeTerm(asks: Asks, condition: Condition): QueryTerm | null {
  const { relation, value } = condition;
  if (value.trim() === "" && relation.name !== "between") return null;
  switch (asks.of) {
    case "text":
      return { kind: "text", text: value, prefix: relation.name === "begins" };
    case "record":
    case "words":
    case "code":
      return { kind: "field", field: asks.field, value };
    case "named":
      return { kind: "named", by: asks.by, value };
    case "state": {
      const state = asks.codes.find(([code]) => code === value)?.[0];
      return state === undefined ? null : { kind: "is", state };
    }
    case "dates": {
      const range = parseDates(written(condition));
      return range === null ? null : { kind: "dates", by: asks.by, ...range };
    }
    case "years": {
      const range = parseYears(written(condition));
      return range === null ? null : { kind: "years", ...range };
    }
    case "rating": {
      const range = parseStars(written(condition));
      return range === null ? null : { kind: "rating", ...range };
    }
    case "count": {
      const range = parseCount(written(condition));
      return range === null ? null : { kind: "count", of: asks.field, ...range };
    }
    case "size": {
      const range = parseSizes(written(condition));
      return range === null ? null : { kind: "size", ...range };
    }
    case "language":
    case "presence":
      return null;
  }
}

/** As the range would be typed. */
function written({ relation, value, upTo }: Condition): string {
  switch (relation.name) {
    case "least":
      return `>=${value}`;
    case "most":
      return `<=${value}`;
    case "between":
      return value.trim() === "" && upTo.trim() === "" ? "" : `${value}..${upTo}`;
    default:
      return value;
  }
}
