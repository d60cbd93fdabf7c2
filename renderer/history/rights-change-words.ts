import type { RecordNames } from "../../shared/contract/history.ts";
import { approvalStateNames, approvalStates } from "../../shared/rights/approval.ts";
import { layerNames, layers } from "../../shared/rights/layer.ts";
import { momentInWords } from "../../shared/rights/reason-words.ts";
import { releaseKindNames, releaseKinds } from "../../shared/rights/release.ts";
import { useNames, uses } from "../../shared/rights/use.ts";
import { nameIn, textIn, type ChangeWords, type Row } from "./row-words.ts";

/** What a row of rights is about, and what it says; null for rows of other tables. */
export function rightsChangeWords(
  table: string,
  { before, after }: { readonly before: Row | null; readonly after: Row | null },
  names: RecordNames,
): readonly ChangeWords[] | null {
  if (table === "layer_rights") return layerWords(before, after);
  const said = tables[table];
  if (said === undefined) return null;
  const word = (row: Row | null): string | null => (row === null ? null : said.word(row, names));
  const words = {
    what: said.what(after ?? before ?? {}, names),
    before: word(before),
    after: word(after),
  };
  return words.before === words.after ? [] : [words];
}

const layerColumns = {
  status: "Rights statement",
  credit_line: "Credit line",
  credit: "Credit owed",
  usage_terms: "Usage terms",
  mining: "Data mining",
  untraced: "Holder not found",
  note: "Note on the rights",
} as const;

function layerWords(before: Row | null, after: Row | null): readonly ChangeWords[] {
  const layer = layers.find((one) => one === (after ?? before)?.["layer"]);
  const of = layer === undefined ? "" : ` (${layerNames[layer]})`;
  return Object.entries(layerColumns).flatMap(([column, what]) => {
    const word = (row: Row | null): string | null => {
      const text = row === null ? null : textIn(row, column);
      return column === "untraced" && text !== null ? (text === "1" ? "yes" : "no") : text;
    };
    const [was, is] = [word(before), word(after)];
    return was === is ? [] : [{ what: `${what}${of}`, before: was, after: is }];
  });
}

type Said = {
  readonly what: (row: Row, names: RecordNames) => string;
  readonly word: (row: Row, names: RecordNames) => string | null;
};

const named = (what: string, word: Said["word"]): Said => ({ what: () => what, word });

/** Of what something holds: a film, a rights holder in general, or the still whose history this is. */
const holdsFor: Said["word"] = (row, names) => {
  if (typeof row["film_id"] === "number")
    return `for ${nameIn(names.film, row["film_id"], "a film")}`;
  if (typeof row["holder_id"] === "number")
    return `for all of ${nameIn(names.agent, row["holder_id"], "a rights holder")}`;
  return "for this still";
};

const tables: Readonly<Partial<Record<string, Said>>> = {
  layer_holder: named(
    "Rights holder",
    (row, names) =>
      `${nameIn(names.agent, row["agent_id"], "a name")}, ${textIn(row, "role") ?? ""}`,
  ),
  search_step: named("Search for the holder", (row) => joined(row, ["date", "source", "outcome"])),
  usage_grant: {
    what: (row) => (row["kind"] === "deny" ? "Denial" : "Grant"),
    word: (row, names) =>
      [
        row["reference"] === "" ? "without reference" : (textIn(row, "reference") ?? ""),
        row["licensor_id"] === null
          ? ""
          : `by ${nameIn(names.agent, row["licensor_id"], "a name")}`,
        ...[
          ["from", "start"],
          ["until", "end"],
        ].map(([word = "", side = ""]) => {
          const moment = momentOf(row, side);
          return moment === null ? "" : `${word} ${moment}`;
        }),
      ]
        .filter((part) => part !== "")
        .join(", "),
  },
  grant_term: {
    what: (row) => termNames[textIn(row, "kind") ?? ""] ?? "Grant",
    word: (row) => {
      const value = textIn(row, "value") ?? "";
      const use = row["kind"] === "use" ? uses.find((one) => one === value) : undefined;
      const layer = row["kind"] === "layer" ? layers.find((one) => one === value) : undefined;
      if (use !== undefined) return useNames[use];
      return layer === undefined ? value : layerNames[layer];
    },
  },
  grant_place: named("Grant", holdsFor),
  embargo: named("Embargo until", (row) => momentOf(row, "until")),
  embargo_place: named("Embargo", holdsFor),
  talent_approval: {
    what: (row, names) => `Approval of ${nameIn(names.agent, row["performer_id"], "a performer")}`,
    word: (row) => {
      const state = approvalStates.find((one) => one === row["state"]);
      return [
        state === undefined ? "" : approvalStateNames[state],
        joined(row, ["said_by", "said_on"]),
      ]
        .filter((part) => part !== "")
        .join(", ");
    },
  },
  approval_rule: {
    what: (row, names) => `Say of ${nameIn(names.agent, row["performer_id"], "a performer")}`,
    word: (row) => `${textIn(row, "solo") ?? ""}/${textIn(row, "in_group") ?? ""}`,
  },
  picture_release: {
    what: (row) => {
      const kind = releaseKinds.find((one) => one === row["kind"]);
      return kind === undefined ? "Release" : `Release: ${releaseKindNames[kind]}`;
    },
    word: (row) => joined(row, ["state", "of_whom", "reference"]),
  },
  release_place: named("Release", holdsFor),
  rights_document: named("Document", (row) => joined(row, ["title", "place"])),
};

const termNames: Readonly<Partial<Record<string, string>>> = {
  layer: "Layer of a grant",
  use: "Use of a grant",
  included: "Country of a grant",
  excluded: "Country without a grant",
  language: "Language of a grant",
  unaltered: "What a grant forbids to do",
};

function joined(row: Row, columns: readonly string[]): string {
  return columns
    .map((column) => textIn(row, column) ?? "")
    .filter((text) => text !== "")
    .join(", ");
}

function momentOf(row: Row, side: string): string | null {
  const at = textIn(row, `${side}_at`);
  return at === null ? null : momentInWords({ at, zone: textIn(row, `${side}_zone`) });
}
