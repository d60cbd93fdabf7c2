import { conditionOf } from "../builder/condition.ts";
import { fieldById } from "../builder/fields.ts";
import { relationLabel } from "../builder/relations.ts";
import { keyedFields, keyIn, type KeyedField } from "../../shared/query/keyed-name.ts";
import { parseQuery } from "../../shared/query/parse.ts";
import type { QueryTerm } from "../../shared/query/tree.ts";
import { languageName } from "../../shared/language-name.ts";

/** What a recognised part of a query asks, in plain words; `named` is what its key stands for. Null while it asks nothing. */
export function tokenInWords(token: string, named: string | null): string | null {
  const asked = termIn(token);
  if (asked === null) return null;
  const { field, relation, value, upTo } = conditionOf(asked.term, asked.not);
  const { label, asks } = fieldById(field);
  const said = `${label} ${relationLabel(asks, relation)}`;
  if (relation.name === "there") return said;
  if (relation.name === "there-in") return `${said} ${languageName(value)}`;
  if (relation.name === "last") return `${said} ${agoInWords(value)}`;
  if (relation.name === "between") return `${said} ${value || "…"} and ${upTo || "…"}`;
  const code = "codes" in asks ? asks.codes.find(([one]) => one === value)?.[1] : undefined;
  return `${said} “${named ?? code ?? keyIn(value)?.name ?? value}”`;
}

/** The field and the value of a part that names something by its key. */
export function keyedIn(
  token: string,
): { readonly field: KeyedField; readonly value: string } | null {
  const term = termIn(token)?.term;
  if (term?.kind !== "named" && term?.kind !== "field") return null;
  const name = term.kind === "named" ? term.by : term.field;
  const field = keyedFields.find((one) => one === name);
  const isKey = term.kind === "named" || keyIn(term.value) !== null;
  return field === undefined || !isKey ? null : { field, value: term.value };
}

function termIn(token: string): { readonly term: QueryTerm; readonly not: boolean } | null {
  const parsed = parseQuery(token);
  if ("problem" in parsed) return null;
  const not = parsed.tree.kind === "not";
  const term = parsed.tree.kind === "not" ? parsed.tree.part : parsed.tree;
  if (term.kind === "all" || term.kind === "and" || term.kind === "or" || term.kind === "not")
    return null;
  return { term, not };
}

const units: Readonly<Record<string, string>> = { d: "day", m: "month", y: "year" };

function agoInWords(value: string): string {
  const number = Number.parseInt(value, 10);
  return `${String(number)} ${units[value.slice(-1)] ?? ""}${number === 1 ? "" : "s"}`;
}
