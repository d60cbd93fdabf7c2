import type { Completion } from "../../../shared/contract/search.ts";
import { lexQuery } from "../../../shared/query/lex.ts";
import type { Token } from "../../../shared/query/lex.ts";
import { printQuery } from "../../../shared/query/print.ts";
import type { FieldName, QueryTerm } from "../../../shared/query/tree.ts";
import { fieldNames, hasNames } from "../../../shared/query/tree.ts";
import { rightsStatuses, stillKindNames, stillKinds } from "../../../shared/still.ts";
import { countBits } from "./bits.ts";
import { wordsOf } from "./words.ts";
import { fieldTables } from "./matcher.ts";
import type { RecordTable } from "./record-table.ts";
import type { Engine } from "./engine-parts.ts";

const MAX_COMPLETIONS = 12;
/** Records looked at for one field; beyond that another letter must decide. */
const MAX_CANDIDATES = 2_000;

/** What each field asks, for those who see it offered. */
const fieldMeanings: Readonly<Record<FieldName, string>> = {
  film: "Film, by any of its titles",
  scene: "Scene of a film",
  character: "Character in the picture",
  performer: "Performer in the picture",
  rights: "Rights holder",
  credit: "Words of the credit line",
  photographer: "Photographer or other creator",
  keyword: "Keyword",
  kind: "Kind of still",
  status: "Rights status",
  year: "Year of the film: 2022, 2020..2024, >2000",
  in: "Set",
  has: "Has a caption, a credit, a scene…",
  no: "Has no caption, credit, scene…",
  file: "Name of the file",
  source: "Folder that was added, or one in it",
  id: "UUID of a still",
  path: "Path of a file",
};

// The fields whose records are offered for a bare word, in this order when counts are equal.
const namedFields = [
  "character",
  "film",
  "scene",
  "performer",
  "rights",
  "photographer",
  "keyword",
  "in",
] as const;

type Place = { readonly from: number; readonly to: number; readonly typed: string };

/** What the word at the caret (a UTF-16 offset) could become. */
export function complete(engine: Engine, query: string, caret: number): readonly Completion[] {
  const tokens = lexQuery(query.slice(0, caret));
  const last = tokens.at(-1);
  if (last === undefined || last.to !== caret) return [];
  const before = tokens.at(-2);
  if (last.kind === "field")
    return valuesFor(engine, last, { from: caret, to: endOf(query, caret), typed: "" });
  if (last.kind !== "word" && !(last.kind === "quoted" && !last.closed)) return [];
  const place = { from: last.from, to: endOf(query, last.from), typed: last.text };
  if (before?.kind === "field" && before.to === last.from) return valuesFor(engine, before, place);
  return last.kind === "word"
    ? [...fields(place), ...records(engine, namedFields, place)].slice(0, MAX_COMPLETIONS)
    : [];
}

/** The end of the token that begins at `from`, or `from` itself where none does. */
function endOf(query: string, from: number): number {
  return lexQuery(query).find((token) => token.from === from)?.to ?? from;
}

function fields({ from, to, typed }: Place): readonly Completion[] {
  return fieldNames
    .filter((name) => name.startsWith(typed.toLowerCase()))
    .map((name) => ({
      label: `${name}:`,
      detail: fieldMeanings[name],
      insert: `${name}:`,
      from,
      to,
      count: null,
    }));
}

function valuesFor(
  engine: Engine,
  token: Token & { readonly kind: "field" },
  value: Place,
): readonly Completion[] {
  const name = fieldNames.find((field) => field === token.name);
  if (name === undefined) return [];
  const place = { ...value, from: token.from };
  if (name === "has" || name === "no") {
    return coded(
      engine,
      place,
      hasNames.map((what) => [what, what, { kind: "has", what, present: name === "has" }]),
    );
  }
  if (name === "kind") {
    return coded(
      engine,
      place,
      stillKinds.map((kind) => [
        kind,
        stillKindNames[kind],
        { kind: "field", field: "kind", value: kind },
      ]),
    );
  }
  if (name === "status") {
    return coded(
      engine,
      place,
      rightsStatuses.map((status) => [
        status,
        status,
        { kind: "field", field: "status", value: status },
      ]),
    );
  }
  const field =
    namedFields.find((candidate) => candidate === name) ??
    (name === "credit" ? "credit" : undefined);
  return field === undefined ? [] : records(engine, [field], place).slice(0, MAX_COMPLETIONS);
}

type Coded = readonly [code: string, label: string, term: QueryTerm];

function coded(
  engine: Engine,
  { from, to, typed }: Place,
  codes: readonly Coded[],
): readonly Completion[] {
  const wanted = typed.toLowerCase();
  return codes
    .filter(([code, label]) => code.startsWith(wanted) || label.toLowerCase().startsWith(wanted))
    .map(([, label, term]) => ({
      label,
      detail: "",
      insert: printQuery(term),
      from,
      to,
      count: countBits(engine.matcher.match(term)),
    }));
}

type NamedField = (typeof namedFields)[number] | "credit";

function records(
  engine: Engine,
  offered: readonly NamedField[],
  place: Place,
): readonly Completion[] {
  const found = offered.flatMap((field) => recordsOf(engine, field, place));
  return found.toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0));
}

/** Records that nothing depicts are left out: choosing one would only find nothing. */
function recordsOf(
  engine: Engine,
  field: NamedField,
  { from, to, typed }: Place,
): readonly Completion[] {
  const { stills, facets } = engine;
  const table = stills.tables[fieldTables[field]];
  const counts = facets.totalsOf(fieldTables[field]);
  return candidates(table, typed)
    .filter((number) => (counts[number] ?? 0) > 0)
    .toSorted((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0))
    .slice(0, MAX_COMPLETIONS)
    .map((number) => {
      const name = table.record(number)?.names[0] ?? "";
      const insert = printQuery({ kind: "field", field, value: name });
      return { label: name, detail: field, insert, from, to, count: counts[number] ?? 0 };
    });
}

function candidates(table: RecordTable, typed: string): readonly number[] {
  const words = wordsOf(typed, true);
  if (words === null)
    return Array.from({ length: Math.min(table.size, MAX_CANDIDATES) }, (_, number) => number);
  return table.names.matching(words).slice(0, MAX_CANDIDATES);
}
