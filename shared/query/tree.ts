import { picks, workStates } from "../marks.ts";
import type { StillId } from "../still.ts";

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
  "file",
  "in",
  "kind",
  "status",
  "label",
] as const;
export type TextualField = (typeof textualFields)[number];

/** Fields that name stills by key, file, folder, or what is written on them; only the catalog can say which they are. */
export const namingFields = ["id", "path", "source", "number", "code"] as const;
export type NamingField = (typeof namingFields)[number];

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
  "kind",
  "status",
  "year",
  "rating",
  "label",
  "in",
  "has",
  "no",
  "is",
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
  "film",
  "scene",
  "character",
  "performer",
  "rights",
  "keyword",
  "kind",
  "date",
  "rating",
  "label",
  "problem",
  "conflict",
  "question",
  "remark",
] as const;
export type HasName = (typeof hasNames)[number];

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
  | { readonly kind: "is"; readonly state: StillState }
  /** Both ends belong to the range; null is open. */
  | { readonly kind: "years"; readonly from: number | null; readonly to: number | null }
  /** Stars from 0, which is no rating, to 5; both ends belong to the range, null is open. */
  | { readonly kind: "rating"; readonly from: number | null; readonly to: number | null }
  | { readonly kind: "named"; readonly by: NamingField; readonly value: string };

/**
 * What {@link resolveNamed} puts in the place of what only the catalog can answer: the stills themselves,
 * or those whose files are all in these sources, which are offline.
 */
export type StillsTerm =
  | { readonly kind: "stills"; readonly ids: readonly StillId[] }
  | { readonly kind: "only-in"; readonly sources: readonly number[] };

/**
 * Terms under AND, OR and NOT. In the form that the parser makes, `and` and `or` have two parts or
 * more and none of their own kind, and `all` stands only by itself.
 */
export type Tree<Term> =
  | { readonly kind: "all" }
  | { readonly kind: "and" | "or"; readonly parts: readonly Tree<Term>[] }
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
