import type { Asks } from "./fields.ts";
import type { RelationName } from "./relations.ts";

/** How a value is entered. */
export type ValueKind =
  | "none"
  | "words"
  | "offered"
  | "code"
  | "language"
  | "number"
  | "stars"
  | "size"
  | "date"
  | "ago";

/** An entry of one value, as text. */
export type ValueProps = {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
};

/** How the value of a field is entered under a relation. */
export function valueKind(asks: Asks, relation: RelationName): ValueKind {
  if (relation === "there") return "none";
  if (relation === "there-in") return "language";
  switch (asks.of) {
    case "text":
      return "words";
    case "record":
      return "offered";
    case "words":
      return asks.field === "file" ? "words" : "offered";
    case "named":
      return asks.by === "id" || asks.by === "near" ? "words" : "offered"; // nobody knows a UUID by its beginning
    case "code":
    case "state":
      return "code";
    case "years":
    case "count":
      return "number";
    case "rating":
      return "stars";
    case "size":
      return "size";
    case "dates":
      return relation === "last" ? "ago" : "date";
    case "language":
    case "presence":
      return "none";
  }
}

/** What a value begins as: a choice has always one, all else is to be entered. */
export function blankValue(asks: Asks, relation: RelationName): string {
  switch (valueKind(asks, relation)) {
    case "code":
      return "codes" in asks ? (asks.codes[0]?.[0] ?? "") : "";
    case "stars":
      return "3";
    case "ago":
      return "7d";
    default:
      return "";
  }
}

/** Whether a value is one under another relation too. */
export function keepsValue(asks: Asks, before: RelationName, after: RelationName): boolean {
  return valueKind(asks, before) === valueKind(asks, after);
}
