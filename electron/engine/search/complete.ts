import type { Completion } from "../../../shared/contract/search.ts";
import {
  colourLabelNames,
  colourLabels,
  pickNames,
  ratings,
  starsOf,
  workStateNames,
} from "../../../shared/marks.ts";
import { lexQuery } from "../../../shared/query/lex.ts";
import type { Token } from "../../../shared/query/lex.ts";
import { keyedName } from "../../../shared/query/keyed-name.ts";
import { printQuery } from "../../../shared/query/print.ts";
import type { FieldName, QueryTerm, SearchTree, StillState } from "../../../shared/query/tree.ts";
import { fieldNames, hasNames, languageFields, stillStates } from "../../../shared/query/tree.ts";
import { rightsStatuses, stillKindNames, stillKinds } from "../../../shared/still.ts";
import { countBits } from "./bits.ts";
import { wordsOf } from "./words.ts";
import { languageOfKey } from "./language-key.ts";
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
  date: "When the picture was made: 2024, 2024-03..2024-06",
  added: "When it came into the archive: today, 7d, >=2024-03",
  changed: "When what is said of it last changed: today, 7d",
  rating: "Stars: 3, >=3, 2..4; 0 for none",
  label: "Colour label",
  in: "Set",
  has: "Has a caption, a credit, a scene… or a caption:zh in a language",
  no: "Has no caption, credit, scene… or no caption:zh in a language",
  is: "Picked, rejected; new, tagged, captioned, checked; somebody unidentified or doubtful; files missing or offline",
  people: "How many are in the picture: 2, >=3, 0",
  characters: "How many characters: 1, >=2",
  performers: "How many performers: 1, >=2",
  scenes: "How many scenes: 0, >=2",
  keywords: "How many keywords: 0, >=5",
  sets: "In how many sets: 0, >=2",
  files: "How many files: >=2",
  size: "Longer edge >=3000px, pixels >12MP, or file <20MB",
  near: "Stills that look like one, by its UUID",
  number: "Number of the still",
  code: "Code of the production on the still",
  file: "Name of the file",
  source: "Folder that was added, or one in it",
  id: "UUID of a still",
  path: "Path of a file",
};

const stateWords: Readonly<Record<StillState, string>> = {
  missing: "missing",
  offline: "offline",
  ...pickNames,
  ...workStateNames,
  unidentified: "Somebody unidentified",
  doubtful: "Somebody named without certainty",
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

/** What only the catalog knows. */
export type AskCatalog = {
  /** Puts it in a term. */
  readonly resolve: (term: QueryTerm) => SearchTree;
  /** What stands on stills as their number or the code of their production, begun so, the most frequent first. */
  readonly written: (
    field: "number" | "code",
    begun: string,
    limit: number,
  ) => readonly { readonly value: string; readonly count: number }[];
};

/** What the word at the caret (a UTF-16 offset) could become. */
export function complete(
  engine: Engine,
  { query, caret, catalog }: { query: string; caret: number; catalog: AskCatalog },
): readonly Completion[] {
  const tokens = lexQuery(query.slice(0, caret));
  const last = tokens.at(-1);
  if (last === undefined || last.to !== caret) return [];
  const before = tokens.at(-2);
  if (last.kind === "field")
    return valuesFor({ engine, catalog }, last, {
      from: caret,
      to: endOf(query, caret),
      typed: "",
    });
  if (last.kind !== "word" && !(last.kind === "quoted" && !last.closed)) return [];
  const place = { from: last.from, to: endOf(query, last.from), typed: last.text };
  if (before?.kind === "field" && before.to === last.from)
    return valuesFor({ engine, catalog }, before, place);
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

type Asked = { readonly engine: Engine; readonly catalog: AskCatalog };

function valuesFor(
  asked: Asked,
  token: Token & { readonly kind: "field" },
  value: Place,
): readonly Completion[] {
  const name = fieldNames.find((field) => field === token.name);
  if (name === undefined) return [];
  const place = { ...value, from: token.from };
  if (name === "is") {
    return coded(
      asked,
      place,
      stillStates.map((state) => [state, stateWords[state], { kind: "is", state }]),
    );
  }
  if (name === "rating") {
    return coded(
      asked,
      place,
      ratings
        .toReversed()
        .map((stars) => [
          String(stars),
          starsOf(stars),
          { kind: "rating", from: stars, to: stars },
        ]),
    );
  }
  if (name === "label") {
    return coded(
      asked,
      place,
      colourLabels.map((label) => [
        label,
        colourLabelNames[label],
        { kind: "field", field: "label", value: label },
      ]),
    );
  }
  if (name === "has" || name === "no") {
    const inLanguage = languageFields.find((what) => value.typed.startsWith(`${what}:`));
    if (inLanguage !== undefined) {
      const { matcher, stills } = asked.engine;
      const tags = matcher
        .languagesOf(inLanguage, null)
        .flatMap(
          (number) =>
            languageOfKey(stills.tables.languages.record(number)?.names[0] ?? "", inLanguage) ?? [],
        );
      return coded(
        asked,
        place,
        [...new Set(tags)]
          .toSorted()
          .map((language) => [
            `${inLanguage}:${language}`,
            `${inLanguage}:${language}`,
            { kind: "language", what: inLanguage, language, present: name === "has" },
          ]),
      );
    }
    return coded(
      asked,
      place,
      hasNames.map((what) => [what, what, { kind: "has", what, present: name === "has" }]),
    );
  }
  if (name === "kind") {
    return coded(
      asked,
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
      asked,
      place,
      rightsStatuses.map((status) => [
        status,
        status,
        { kind: "field", field: "status", value: status },
      ]),
    );
  }
  if (name === "number" || name === "code") {
    const { from, to, typed } = place;
    return asked.catalog.written(name, typed, MAX_COMPLETIONS).map(({ value: written, count }) => ({
      label: written,
      detail: "",
      insert: printQuery({ kind: "named", by: name, value: written }),
      from,
      to,
      count,
    }));
  }
  const field =
    namedFields.find((candidate) => candidate === name) ??
    (name === "credit" ? "credit" : undefined);
  return field === undefined ? [] : records(asked.engine, [field], place).slice(0, MAX_COMPLETIONS);
}

type Coded = readonly [code: string, label: string, term: QueryTerm];

function coded(
  { engine, catalog }: Asked,
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
      count: countBits(engine.matcher.match(catalog.resolve(term))),
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
  const counts = field === "keyword" ? facets.keywordTotals() : facets.totalsOf(fieldTables[field]);
  return candidates(table, typed)
    .filter((number) => (counts[number] ?? 0) > 0)
    .toSorted((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0))
    .slice(0, MAX_COMPLETIONS)
    .map((number) => {
      const name = table.record(number)?.names[0] ?? "";
      // creators and credit lines are no more than their names
      const isRecord = field !== "photographer" && field !== "credit";
      const isShared = isRecord && table.names.named(name).length > 1;
      const key = isShared ? (table.record(number)?.id ?? null) : null;
      const insert = printQuery({
        kind: "field",
        field,
        value: key === null ? name : keyedName(name, key),
      });
      const offered = { label: name, detail: field, insert, from, to, count: counts[number] ?? 0 };
      return key === null ? offered : { ...offered, shared: key };
    });
}

function candidates(table: RecordTable, typed: string): readonly number[] {
  const words = wordsOf(typed, true);
  if (words === null)
    return Array.from({ length: Math.min(table.size, MAX_CANDIDATES) }, (_, number) => number);
  return table.names.matching(words).slice(0, MAX_CANDIDATES);
}
