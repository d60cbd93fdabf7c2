import type { Asks } from "./fields.ts";

/** How a field and a value stand to each other, before it is said whether that shall hold or not. */
export type RelationName =
  | "is"
  | "begins"
  | "words"
  | "contains"
  | "least"
  | "most"
  | "between"
  | "last"
  | "about"
  | "there"
  | "there-in";

/** A relation as it is chosen: one of the names, and whether it shall hold. */
export type Relation = { readonly name: RelationName; readonly not: boolean };

const both = [false, true] as const;
const either = (name: RelationName): Relation[] => both.map((not) => ({ name, not }));
const only = (...names: RelationName[]): Relation[] => names.map((name) => ({ name, not: false }));

/** The relations that make sense of a field, in the order in which they are offered; the first is that of a new row. */
export function relationsOf(asks: Asks): readonly Relation[] {
  const presence = "has" in asks ? either("there") : [];
  switch (asks.of) {
    case "text":
      return [...either("begins"), ...either("words")];
    case "record":
    case "code":
      return [...either("is"), ...presence];
    case "state":
      return either("is");
    case "words":
      return [...either("contains"), ...presence];
    case "named":
      return [...either("is"), ...presence];
    case "dates":
      return [...only("last", "is"), { name: "is", not: true }, ...ranges, ...presence];
    case "years":
    case "count":
    case "rating":
      return [...either("is"), ...ranges, ...presence];
    case "size":
      return [...ranges, ...only(asks.unit === "edge" ? "is" : "about")];
    case "language":
      return [...presence, ...either("there-in")];
    case "presence":
      return presence;
  }
}

const ranges = only("least", "most", "between");

const usual: Readonly<Record<RelationName, readonly [holds: string, not: string]>> = {
  is: ["is", "is not"],
  begins: ["has words beginning with", "has no words beginning with"],
  words: ["has exactly the words", "has not exactly the words"],
  contains: ["has the words", "has not the words"],
  least: ["is at least", "is not at least"],
  most: ["is at most", "is not at most"],
  between: ["is between", "is not between"],
  last: ["is in the last", "is not in the last"],
  about: ["is about", "is not about"],
  there: ["is given", "is missing"],
  "there-in": ["is given in", "is missing in"],
};

const ofKind: Partial<Record<Asks["of"], Partial<typeof usual>>> = {
  record: { there: ["is any", "is none"] },
  code: { there: ["is any", "is none"] },
  rating: { there: ["is any", "is none"] },
  named: { is: ["is or begins with", "is not, nor begins with"] },
  dates: {
    least: ["is since", "is not since"],
    most: ["is until", "is not until"],
  },
  presence: { there: ["is there", "is not there"] },
};
/** Of these the language takes the whole value. */
const exact: typeof usual.is = ["is", "is not"];

/** What a relation is called after the name of its field. */
export function relationLabel(asks: Asks, { name, not }: Relation): string {
  const isWhole =
    asks.of === "named" && asks.by !== "number" && asks.by !== "code" && name === "is";
  const words = isWhole ? exact : (ofKind[asks.of]?.[name] ?? usual[name]);
  return words[not ? 1 : 0];
}
