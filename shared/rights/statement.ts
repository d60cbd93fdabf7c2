import type { Use } from "./use.ts";

/** What a rights statement or public licence allows of itself, and on which conditions. */
export type Statement = {
  readonly uri: string;
  readonly label: string;
  /** For whom it opens the layer; null when it only describes, as "in copyright" does. */
  readonly opens: "every use" | "non-commercial use" | "education" | null;
  /** The only country it speaks of; null for all. */
  readonly territory: string | null;
  readonly conditions: readonly StatementCondition[];
  /** Whether it asks for credit. */
  readonly credit: boolean;
};

/** What somebody who uses the still has to see to. */
export const statementConditions = [
  "non-commercial",
  "no-derivatives",
  "share-alike",
  "contract",
  "other-law",
  "no-guarantee",
] as const;
export type StatementCondition = (typeof statementConditions)[number];

const vocabulary = "http://rightsstatements.org/vocab/";

/** The twelve statements of RightsStatements.org, version 1.0. */
export const rightsStatements: readonly Statement[] = [
  says("InC", "In copyright"),
  says("InC-OW-EU", "In copyright – EU orphan work"),
  says("InC-EDU", "In copyright – educational use permitted", { opens: "education" }),
  says("InC-NC", "In copyright – non-commercial use permitted", {
    opens: "non-commercial use",
    conditions: ["non-commercial"],
  }),
  says("InC-RUU", "In copyright – rights holder cannot be found"),
  says("NoC-CR", "No copyright – contractual restrictions", {
    opens: "every use",
    conditions: ["contract"],
  }),
  says("NoC-NC", "No copyright – non-commercial use only", {
    opens: "non-commercial use",
    conditions: ["non-commercial"],
  }),
  says("NoC-OKLR", "No copyright – other known legal restrictions", {
    opens: "every use",
    conditions: ["other-law"],
  }),
  says("NoC-US", "No copyright – United States", { opens: "every use", territory: "US" }),
  says("CNE", "Copyright not evaluated"),
  says("UND", "Copyright undetermined"),
  says("NKC", "No known copyright", { opens: "every use", conditions: ["no-guarantee"] }),
];

/** Whether a statement or licence, by its address, says that there is no copyright, or that nobody claims it. */
export function saysNoCopyright(uri: string): boolean {
  return /\/publicdomain\/|\/vocab\/(?:NoC|NKC)/u.test(uri);
}

function says(id: string, label: string, more: Partial<Statement> = {}): Statement {
  const plain = { opens: null, territory: null, conditions: [], credit: false };
  return { uri: `${vocabulary}${id}/1.0/`, label, ...plain, ...more };
}

const commons = "http://creativecommons.org/";

/** What Creative Commons offers today; older and ported versions are understood as well. */
export const commonsUris: readonly string[] = [
  ...["by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd"].map(
    (terms) => `${commons}licenses/${terms}/4.0/`,
  ),
  `${commons}publicdomain/zero/1.0/`,
  `${commons}publicdomain/mark/1.0/`,
];

const licence =
  /^http:\/\/creativecommons\.org\/licenses\/(by(?:-nc)?(?:-nd|-sa)?)\/(\d\.\d)\/(?:([a-z]{2,10})\/)?$/u;

/**
 * What a URI states; null when it is none of RightsStatements.org or Creative Commons in the exact form their
 * vocabularies have, with `http:` and the slash at the end: others do not count as the same.
 */
export function statementOf(uri: string): Statement | null {
  const known = rightsStatements.find((one) => one.uri === uri);
  if (known !== undefined) return known;
  const free = { uri, opens: "every use", territory: null, conditions: [], credit: false } as const;
  if (uri === `${commons}publicdomain/zero/1.0/`) return { ...free, label: "CC0 1.0" };
  if (uri === `${commons}publicdomain/mark/1.0/`)
    return { ...free, label: "Public Domain Mark 1.0" };
  const [, terms = "", version = "", port] = licence.exec(uri) ?? [];
  if (terms === "") return null;
  const parts = terms.split("-");
  return {
    uri,
    label: ["CC", terms.toUpperCase(), version, port?.toUpperCase()].filter(Boolean).join(" "),
    opens: parts.includes("nc") ? "non-commercial use" : "every use",
    territory: null,
    conditions: [
      ...(parts.includes("nc") ? (["non-commercial"] as const) : []),
      ...(parts.includes("nd") ? (["no-derivatives"] as const) : []),
      ...(parts.includes("sa") ? (["share-alike"] as const) : []),
    ],
    credit: true,
  };
}

/**
 * The exact form of an address as one copies it from a browser: of its page (`/deed.de`, `/legalcode`, `/page/`), with
 * `https:` or without the slash at the end. Null for what is no statement in any form.
 */
export function exactFormOf(address: string): string | null {
  const uri = address
    .trim()
    .replace(/^https?:\/\/(?:www\.)?/u, "http://")
    .replace("rightsstatements.org/page/", "rightsstatements.org/vocab/")
    .replace(/(?:\/(?:deed|legalcode)(?:\.[a-z-]+)?)?\/?(?:\?.*)?$/iu, "/");
  return statementOf(uri) === null ? null : uri;
}

/** Whether a statement opens a layer for a use in a country, or with null everywhere. */
export function opensFor({ opens, territory }: Statement, use: Use, asked: string | null): boolean {
  if (territory !== null && territory !== asked) return false;
  if (opens === "education") return use === "education";
  return opens === "every use" || (opens === "non-commercial use" && use !== "commercial");
}
