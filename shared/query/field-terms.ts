import { languageName } from "../language-name.ts";
import { languagesByName } from "../languages-by-name.ts";
import { colourLabels } from "../marks.ts";
import { rightsStatuses, stillKinds } from "../still.ts";
import { parseCount } from "./counts.ts";
import { parseDates } from "./dates.ts";
import { exportedDays } from "./exported-days.ts";
import type { Token } from "./lex.ts";
import { asTyped, Misread } from "./misread.ts";
import { nearest } from "./nearest.ts";
import { parseSizes } from "./sizes.ts";
import { parseStars } from "./stars.ts";
import type {
  CountField,
  DateField,
  FieldName,
  LanguageField,
  QueryTerm,
  QueryTree,
  TextualField,
} from "./tree.ts";
import {
  countFields,
  dateFields,
  hasNames,
  languageFields,
  namingFields,
  stillStates,
  textualFields,
} from "./tree.ts";
import { hasNamed, kindsNamed, labelsNamed, stateNamed, statusesNamed } from "./values.ts";
import { parseYears } from "./years.ts";

/** What stands after the colon of a field, from `from` up to `to` in UTF-16 offsets. */
export type FieldValue = {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Of its token; `quoted` may be a name where a word would be a day. */
  readonly kind?: Token["kind"];
};

const ALL: QueryTree = { kind: "all" };
/**
 * A language tag of BCP 47, as far as it is written, or the one that XMP has for no language. A first part of more than
 * three letters is registered for no language (RFC 5646, 2.2.1).
 */
const LANGUAGE = /^[A-Za-z]{1,3}(?:-[A-Za-z0-9]{1,8})*$/u;

/** Reads a field and its value; `all` while there is no value. Throws a {@link Misread} at the value. */
export function fieldTerm(name: FieldName, value: FieldValue): QueryTree {
  if (name === "exported") return exportedTerm(value);
  if (isTextual(name)) return textualTerm(name, value);
  if (isOneOf(namingFields, name)) return { kind: "named", by: name, value: value.text };
  if (value.text === "") return ALL;
  if (isOneOf(dateFields, name)) return dateTerm(name, value);
  if (isOneOf(countFields, name)) return countTerm(name, value);
  switch (name) {
    case "year":
      return yearTerm(value);
    case "rating":
      return ratingTerm(value);
    case "size":
      return sizeTerm(value);
    case "has":
    case "no":
      return hasTerm(value, name === "has");
    case "is":
      return isTerm(value);
  }
}

/** Whether a field names a record or words, so that one without a value is kept while it is typed. */
export function isTextual(name: FieldName): name is TextualField {
  return isOneOf(textualFields, name);
}

function isOneOf<Name extends FieldName>(names: readonly Name[], name: FieldName): name is Name {
  return names.some((known) => known === name);
}

function textualTerm(field: TextualField, value: FieldValue): QueryTerm {
  if (field === "kind") expectKnown(value, kindsNamed(value.text), stillKinds);
  if (field === "status") expectKnown(value, statusesNamed(value.text), rightsStatuses);
  if (field === "label") expectKnown(value, labelsNamed(value.text), colourLabels);
  return { kind: "field", field, value: value.text };
}

function expectKnown(value: FieldValue, found: readonly string[], known: readonly string[]): void {
  if (found.length > 0) return;
  const { from, to } = value;
  const near = nearest(value.text.toLowerCase(), known);
  const advice = near === null ? "" : ` Did you mean “${near}”?`;
  throw new Misread(
    value,
    `${asTyped(value.text)} is not one of ${known.join(", ")}.${advice}`,
    near === null ? [] : [{ label: near, from, to, insert: near }],
  );
}

function hasTerm(value: FieldValue, present: boolean): QueryTree {
  const colon = value.text.search(/[:\uff1a]/u);
  if (colon >= 0) return languageTerm(value, colon, present);
  const what = hasNamed(value.text);
  if (what === null) expectKnown(value, [], hasNames);
  return what === null ? ALL : { kind: "has", what, present };
}

function languageTerm(value: FieldValue, colon: number, present: boolean): QueryTree {
  const named = { ...value, to: value.from + colon, text: value.text.slice(0, colon) };
  const what = hasNamed(named.text);
  if (what === null) expectKnown(named, [], languageFields);
  if (what === null) return ALL;
  if (!hasLanguages(what))
    throw new Misread(
      value,
      `“${what}” has no languages. Those that have are ${languageFields.join(", ")}, as in has:caption:zh.`,
    );
  const typed = value.text.slice(colon + 1);
  if (typed === "") return { kind: "has", what, present };
  const language = canonicalTag(typed.replace(/-$/u, ""));
  if (language === null) throw noLanguage({ from: value.from + colon + 1, to: value.to }, typed);
  return { kind: "language", what, language, present };
}

/** Who writes a language by its name meant its tag. */
function noLanguage({ from, to }: Omit<FieldValue, "text">, typed: string): Misread {
  const names = languagesByName();
  const name = nearest(typed.toLowerCase(), [...names.keys()]);
  const tag = name === null ? undefined : names.get(name);
  const advice =
    tag === undefined
      ? "Write one such as zh, en-GB or zh-Hant."
      : `Did you mean “${tag}”, ${languageName(tag)}?`;
  return new Misread(
    { from, to },
    `${asTyped(typed)} is no language tag. ${advice}`,
    tag === undefined ? [] : [{ label: `${tag}, ${languageName(tag)}`, from, to, insert: tag }],
  );
}

/** As BCP 47 writes it ("zh-hant" is "zh-Hant"); one that is still being typed in small letters; null for none. */
function canonicalTag(tag: string): string | null {
  if (!LANGUAGE.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return tag.toLowerCase();
  }
}

function hasLanguages(what: string): what is LanguageField {
  return languageFields.some((field) => field === what);
}

function isTerm(value: FieldValue): QueryTree {
  const state = stateNamed(value.text);
  if (state === null) expectKnown(value, [], stillStates);
  return state === null ? ALL : { kind: "is", state };
}

function yearTerm(value: FieldValue): QueryTerm {
  const years = parseYears(value.text);
  if (years === null) {
    throw new Misread(
      value,
      `${asTyped(value.text)} is no year. Write year:2022, year:2020..2024, year:>2000 or year:..1999.`,
    );
  }
  return { kind: "years", ...years };
}

function dateTerm(by: DateField, value: FieldValue): QueryTerm {
  const days = parseDates(value.text);
  if (days === null) {
    throw new Misread(
      value,
      `${asTyped(value.text)} is no date there is. Write ${by}:2024, ${by}:2024-03-05, ${by}:2024-01..2024-06, ${by}:>=2024-03, ${by}:today or ${by}:7d for the last seven days.`,
    );
  }
  return { kind: "dates", by, ...days };
}

/** The days on which it was handed out; otherwise, and in quotes, to whom, in which set, by which profile, into which folder. */
function exportedTerm({ kind, text }: FieldValue): QueryTerm {
  const days = kind === "quoted" ? null : exportedDays(text);
  return days === null
    ? { kind: "field", field: "exported", value: text }
    : { kind: "dates", by: "exported", ...days };
}

function sizeTerm(value: FieldValue): QueryTerm {
  const size = parseSizes(value.text);
  if (size === null) {
    throw new Misread(
      value,
      `${asTyped(value.text)} is no size. Write size:>=3000px for the longer edge, size:>12MP for all pixels, or size:<20MB for the file.`,
    );
  }
  return { kind: "size", ...size };
}

function countTerm(of: CountField, value: FieldValue): QueryTerm {
  const count = parseCount(value.text);
  if (count === null) {
    throw new Misread(
      value,
      `${asTyped(value.text)} is no number. Write ${of}:2, ${of}:2..4, ${of}:>=3, ${of}:..1 or ${of}:0.`,
    );
  }
  return { kind: "count", of, ...count };
}

function ratingTerm(value: FieldValue): QueryTerm {
  const stars = parseStars(value.text);
  if (stars === null) {
    throw new Misread(
      value,
      `${asTyped(value.text)} is no rating, which is 1 to 5, or 0 for none. Write rating:3, rating:>=3, rating:2..4 or rating:<3.`,
    );
  }
  return { kind: "rating", ...stars };
}
