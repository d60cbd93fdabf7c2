import { picks, workStates } from "../marks.ts";
import type { StillId } from "../still.ts";
import type { DateRange } from "./dates.ts";
import type { Range } from "./range.ts";
import type { SizeRange } from "./sizes.ts";

/** Fields that name a record or a word of a text: `film:dust`, `credit:"Real Image"`. */
export const textualFields = [
  "film",
  "scene",
  "character",
  "performer",
  "rights",
  "keyword",
  "credit",
  "photographer",
  "caption",
  "headline",
  "title",
  "text",
  "file",
  "in",
  "exported",
  "kind",
  "status",
  "label",
] as const;
export type TextualField = (typeof textualFields)[number];

/** Those of them that ask for words in a row in texts: of the still, any of them for `text`, or the name of its file. */
export const wordFields = ["caption", "headline", "title", "text", "file"] as const;
export type WordField = (typeof wordFields)[number];

export function isWordField(field: TextualField): field is WordField {
  return wordFields.some((one) => one === field);
}

/** Fields that name stills by key, file, folder, or what is written on them; only the catalog can say which they are. */
export const namingFields = ["id", "path", "source", "number", "code", "near"] as const;
export type NamingField = (typeof namingFields)[number];

/**
 * Fields that ask for a day: when the picture was made, when the archive took it in, when anything said of it last
 * changed, when a copy of it was handed out. The last asks for a name as well: what a value is no day of.
 */
export const dateFields = ["date", "added", "changed", "exported"] as const;
export type DateField = (typeof dateFields)[number];

/** Fields that ask how many a still has: people in it, whoever they are, and the like. */
export const countFields = [
  "people",
  "characters",
  "performers",
  "scenes",
  "keywords",
  "sets",
  "exports",
  "files",
] as const;
export type CountField = (typeof countFields)[number];

/** Every word that may stand before a colon, in the order in which they are offered. */
export const fieldNames = [
  "film",
  "scene",
  "character",
  "performer",
  "rights",
  "credit",
  "photographer",
  "keyword",
  "caption",
  "headline",
  "title",
  "text",
  "kind",
  "status",
  "year",
  "date",
  "added",
  "changed",
  "exported",
  "rating",
  "label",
  "in",
  "has",
  "no",
  "is",
  "people",
  "characters",
  "performers",
  "scenes",
  "keywords",
  "sets",
  "exports",
  "files",
  "size",
  "near",
  "number",
  "code",
  "file",
  "source",
  "id",
  "path",
] as const;
export type FieldName = (typeof fieldNames)[number];

/** What `has:` and `no:` can ask for. */
export const hasNames = [
  "caption",
  "credit",
  "alt-text",
  "headline",
  "title",
  "description",
  "film",
  "scene",
  "character",
  "performer",
  "rights",
  "photographer",
  "keyword",
  "region",
  "set",
  "export",
  "kind",
  "date",
  "number",
  "rating",
  "label",
  "problem",
  "conflict",
  "question",
  "remark",
] as const;
export type HasName = (typeof hasNames)[number];

/** Those of them that have languages: `has:caption:zh`. */
export const languageFields = ["caption", "headline", "title", "alt-text", "description"] as const;
export type LanguageField = (typeof languageFields)[number];

/**
 * What `is:` can ask for: where the files of a still are not, how it was picked, how far the work on it is, and
 * whether it is open who somebody in it is.
 */
export const stillStates = [
  "missing",
  "offline",
  ...picks,
  ...workStates,
  "unidentified",
  "doubtful",
] as const;
export type StillState = (typeof stillStates)[number];

/** The smallest parts of a query. */
export type QueryTerm =
  /** Words in a row; with `prefix` the last one may go on. Empty words match every still. */
  | { readonly kind: "text"; readonly text: string; readonly prefix: boolean }
  /** An empty value matches every still: it is still being typed. */
  | { readonly kind: "field"; readonly field: TextualField; readonly value: string }
  | { readonly kind: "has"; readonly what: HasName; readonly present: boolean }
  /** Whether a text is there in a language (BCP 47), or in a narrower form of it: "zh" is also "zh-Hant". */
  | {
      readonly kind: "language";
      readonly what: LanguageField;
      readonly language: string;
      readonly present: boolean;
    }
  | { readonly kind: "is"; readonly state: StillState }
  | ({ readonly kind: "dates"; readonly by: DateField } & DateRange)
  | ({ readonly kind: "size" } & SizeRange)
  | ({ readonly kind: "count"; readonly of: CountField } & Range)
  /** Both ends belong to the range; null is open. */
  | { readonly kind: "years"; readonly from: number | null; readonly to: number | null }
  /** Stars from 0, which is no rating, to 5; both ends belong to the range, null is open. */
  | { readonly kind: "rating"; readonly from: number | null; readonly to: number | null }
  | { readonly kind: "named"; readonly by: NamingField; readonly value: string };

/**
 * What {@link resolveNamed} puts in the place of what only the catalog or the clock can answer: the stills
 * themselves, those whose files are all in these sources, which are offline, or those of some days.
 */
export type StillsTerm =
  | { readonly kind: "stills"; readonly ids: readonly StillId[] }
  /** Those that look like one, the likest first. */
  | { readonly kind: "alike"; readonly ids: readonly StillId[] }
  | { readonly kind: "only-in"; readonly sources: readonly number[] }
  /** Days as the index keeps them: of `date` as in dates.ts, of the others in milliseconds since 1970. */
  | ({ readonly kind: "between"; readonly by: DateField } & Range);

/**
 * Terms under AND, OR and NOT. In the form that the parser makes, `and` and `or` have two parts or
 * more and none of their own kind, and `all` stands only by itself.
 */
export type Tree<Term> =
  | { readonly kind: "all" }
  | { readonly kind: "and"; readonly parts: readonly Tree<Term>[] }
  | { readonly kind: "or"; readonly parts: readonly Tree<Term>[] }
  | { readonly kind: "not"; readonly part: Tree<Term> }
  | Term;

export type QueryTree = Tree<QueryTerm>;
export type SearchTree = Tree<QueryTerm | StillsTerm>;

/** Joins parts, flattened: nothing becomes `all`, one part becomes itself. */
export function join(kind: "and" | "or", parts: readonly QueryTree[]): QueryTree {
  const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]));
  const [only] = flat;
  if (only === undefined) return { kind: "all" };
  return flat.length === 1 ? only : { kind, parts: flat };
}
