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
import type { DateRange } from "../../../shared/query/dates.ts";
import { printSizes, type SizeRange } from "../../../shared/query/sizes.ts";
import type {
  CountField,
  DateField,
  FieldName,
  QueryTerm,
  SearchTree,
  StillState,
} from "../../../shared/query/tree.ts";
import {
  countFields,
  dateFields,
  fieldNames,
  hasNames,
  languageFields,
  stillStates,
  wordFields,
  type WordField,
} from "../../../shared/query/tree.ts";
import { rightsStatuses, stillKindNames, stillKinds } from "../../../shared/still.ts";
import { unstatedLanguage } from "../../../shared/language.ts";
import { languageName } from "../../../shared/language-name.ts";
import { tokensOf } from "../catalog/fold.ts";
import { countBits, emptyBits, keepBits } from "./bits.ts";
import { datesBegun, foldersWith, wordsBegun, yearsBegun } from "./complete-found.ts";
import { hasRun } from "./name-index.ts";
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
  caption: "Words of a caption",
  headline: "Words of a headline",
  title: "Words of a title",
  text: "Words of any text: captions, headlines, titles, alt texts",
  kind: "Kind of still",
  status: "Rights status",
  year: "Year of the film: 2022, 2020..2024, >2000",
  date: "When the picture was made: 2024, 2024-03..2024-06",
  added: "When it came into the archive: today, 7d, >=2024-03",
  changed: "When what is said of it last changed: today, 7d",
  exported:
    "When it was handed out: today, 7d, >=2024-03; or to whom, in which set, by which profile",
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
  exports: "In how many exports: 0, >=2",
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

/** Stills of which each may be looked at for every value offered: of more it would hold up the next letter. */
const MOST_MEASURED = 200_000;

type Place = { readonly from: number; readonly to: number; readonly typed: string };

/** What only the catalog knows. */
export type AskCatalog = {
  /** Puts it in a term. */
  readonly resolve: (term: QueryTerm) => SearchTree;
  /** The time by the clock of this machine. */
  readonly now: () => Date;
  /** What stands on stills as their number or the code of their production, begun so, the most frequent first. */
  readonly written: (
    field: "number" | "code",
    begun: string,
    limit: number,
  ) => readonly { readonly value: string; readonly count: number }[];
  /** The folders that were added. */
  readonly sources: () => readonly { readonly id: number; readonly path: string }[];
  /** Absolute paths of files that begin so. */
  readonly paths: (begun: string, limit: number) => readonly string[];
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
            `${inLanguage}:${languageName(language)}`,
            { kind: "language", what: inLanguage, language, present: name === "has" },
          ]),
      ).map((line) => ({ ...line, label: inWords(line.label) }));
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
  if (name === "year" || name === "date") {
    const found =
      name === "year"
        ? yearsBegun(asked.engine, place.typed)
        : datesBegun(asked.engine, place.typed);
    const relative =
      name === "date"
        ? coded(asked, place, dayValues("date", asked.catalog.now()), isMeasured(asked))
        : [];
    const lines = found.map(({ value: year, count }) => ({
      label: year,
      detail: "",
      insert: `${name}:${year}`,
      from: place.from,
      to: place.to,
      count,
    }));
    return [...relative, ...lines].slice(0, MAX_COMPLETIONS);
  }
  if (name === "exported") return exportsFor(asked, place);
  if (isOneOf(wordFields, name) || name === "source" || name === "path")
    return fromTexts(asked, name, place);
  const measured = measuredValues(name, asked.catalog.now());
  if (measured !== null) {
    return coded(asked, place, measured, isMeasured(asked));
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

function isMeasured({ engine }: Asked): boolean {
  return engine.stills.rows.count <= MOST_MEASURED;
}

/** Whoever got something, and the sets, profiles and folders it went out by; then days. */
function exportsFor(asked: Asked, place: Place): readonly Completion[] {
  const { engine, catalog } = asked;
  const { from, to, typed } = place;
  const table = engine.stills.tables.exports;
  const words = wordsOf(typed, true);
  const names = candidates(table, typed)
    .flatMap((number) => table.record(number)?.names ?? [])
    .filter((name) => words === null || hasRun(tokensOf(name), words));
  const named = [...new Set(names)]
    .slice(0, MAX_COMPLETIONS)
    .map((value): QueryTerm & { readonly kind: "field" } => ({
      kind: "field",
      field: "exported",
      value,
    }))
    .map((term) => ({
      label: term.value,
      detail: "exported",
      insert: printQuery(term),
      from,
      to,
      count: countBits(engine.matcher.match(catalog.resolve(term))),
    }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count);
  const days = coded(asked, place, dayValues("exported", catalog.now()));
  return [...named, ...days].slice(0, MAX_COMPLETIONS);
}

/** "caption:English (caption:en)" as "in English". */
function inWords(label: string): string {
  const name = label.slice(label.indexOf(":") + 1);
  return name === languageName(unstatedLanguage) ? name : `in ${name}`;
}

/** Words of texts and file names, folders, and files by their path. */
function fromTexts(
  asked: Asked,
  name: WordField | "source" | "path",
  place: Place,
): readonly Completion[] {
  const { engine, catalog } = asked;
  const { from, to, typed } = place;
  const valuesOf = (): readonly string[] => {
    if (name === "path") return catalog.paths(typed, MAX_COMPLETIONS);
    if (name === "source")
      return foldersWith(engine, catalog.sources(), typed).slice(0, MAX_COMPLETIONS);
    const [word = "", ...others] = tokensOf(typed);
    return others.length > 0 ? [] : wordsBegun(engine, name, word, MAX_COMPLETIONS);
  };
  return valuesOf().map((value) => {
    const term: QueryTerm = isOneOf(wordFields, name)
      ? { kind: "field", field: name, value }
      : { kind: "named", by: name, value };
    const isCounted = isOneOf(wordFields, name) || isMeasured(asked);
    return {
      label: value,
      detail: "",
      insert: printQuery(term),
      from,
      to,
      count: isCounted ? countBits(engine.matcher.match(catalog.resolve(term))) : null,
    };
  });
}

type Coded = readonly [code: string, label: string, term: QueryTerm];

/** Values of fields that are compared still by still; null for all others. */
function measuredValues(name: FieldName, now: Date): readonly Coded[] | null {
  if (isOneOf(dateFields, name)) return dayValues(name, now);
  if (isOneOf(countFields, name)) return countValues(name);
  return name === "size" ? sizeValues : null;
}

/** Days, months and years as one asks for them: `today` by the clock of this machine. */
function dayValues(by: DateField, today: Date): readonly Coded[] {
  const year = String(today.getFullYear());
  const month = `${year}-${String(today.getMonth() + 1).padStart(2, "0")}`;
  const before = String(today.getFullYear() - 1);
  const since = (ago: string): DateRange => ({ from: ago, to: null });
  const within = (date: string): DateRange => ({ from: date, to: date });
  const values: readonly (readonly [string, string, DateRange])[] = [
    ["today", "today", within("today")],
    ["yesterday", "yesterday", within("yesterday")],
    ["7d", "last 7 days", since("7d")],
    ["30d", "last 30 days", since("30d")],
    [month, "this month", within(month)],
    [year, "this year", within(year)],
    [before, "last year", within(before)],
  ];
  return values.map(([code, label, range]) => [code, label, { kind: "dates", by, ...range }]);
}

function countValues(of: CountField): readonly Coded[] {
  const few = [0, 1, 2, 3].map((number): Coded => [
    String(number),
    String(number),
    { kind: "count", of, from: number, to: number },
  ]);
  return [...few, [">=4", "4 or more", { kind: "count", of, from: 4, to: null }]];
}

const sizeValues: readonly Coded[] = [
  sizeValue("longer edge at least 6000 px", { unit: "edge", from: 6000, to: null }),
  sizeValue("longer edge at least 3000 px", { unit: "edge", from: 3000, to: null }),
  sizeValue("longer edge under 1500 px", { unit: "edge", from: null, to: 1499 }),
  sizeValue("at least 12 megapixels", { unit: "pixels", from: 12e6, to: null }),
  sizeValue("file of at least 20 MB", { unit: "bytes", from: 20e6, to: null }),
];

function sizeValue(label: string, range: SizeRange): Coded {
  return [printSizes(range), label, { kind: "size", ...range }];
}

function isOneOf<Name extends FieldName>(names: readonly Name[], name: FieldName): name is Name {
  return names.some((known) => known === name);
}

function coded(
  { engine, catalog }: Asked,
  { from, to, typed }: Place,
  codes: readonly Coded[],
  isCounted = true,
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
      count: isCounted ? countBits(engine.matcher.match(catalog.resolve(term))) : null,
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
  const { stills } = engine;
  const table = stills.tables[fieldTables[field]];
  const counts = countsOf(engine, field);
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
      const detail = field === "in" ? "set" : field;
      const offered = { label: name, detail, insert, from, to, count: counts[number] ?? 0 };
      return key === null ? offered : { ...offered, shared: key };
    });
}

/** How many stills each record finds: keywords with those under them, sets with those that lie in them. */
function countsOf(engine: Engine, field: NamedField): Uint32Array {
  if (field === "keyword") return engine.counts.ofAll().keywords;
  const counts = engine.counts.ofTable(fieldTables[field]);
  return field === "in" ? withInnerSets(engine, counts) : counts;
}

function withInnerSets({ stills }: Engine, counts: Uint32Array): Uint32Array {
  const { sets } = stills.tables;
  const all = counts.slice();
  for (let number = 0; number < sets.size; number++) {
    const parts = sets.withParts([number]);
    if (parts.length < 2) continue;
    const bits = emptyBits(stills.rows.count);
    stills.addRowsWith("sets", parts, bits);
    keepBits(bits, stills.rows.alive);
    all[number] = countBits(bits);
  }
  return all;
}

function candidates(table: RecordTable, typed: string): readonly number[] {
  const words = wordsOf(typed, true);
  if (words === null)
    return Array.from({ length: Math.min(table.size, MAX_CANDIDATES) }, (_, number) => number);
  return table.names.matching(words).slice(0, MAX_CANDIDATES);
}
