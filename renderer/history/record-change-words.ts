import type { RecordNames } from "../../shared/contract/history.ts";
import { countryName } from "../../shared/country.ts";
import { identifierSchemeNames, identifierSchemes } from "../../shared/identifier.ts";
import { languageName } from "../../shared/language-name.ts";
import {
  agentKindNames,
  agentKinds,
  contactKindNames,
  contactKinds,
  nameKindNames,
  nameKinds,
  roleKindNames,
  roleKinds,
  settingNames,
  settings,
  titleKindNames,
  titleKinds,
} from "../../shared/record.ts";
import { sortOrders } from "../../shared/sort-order.ts";
import { sortNames } from "../state/sort-names.ts";
import { nameIn, textIn, type ChangeWords, type Row } from "./row-words.ts";

type Word = (row: Row, names: RecordNames) => string | null;

const text =
  (column: string): Word =>
  (row) =>
    textIn(row, column);

/** A code by the name it is shown by. */
function coded<Code extends string>(
  codes: readonly Code[],
  names: Readonly<Record<Code, string>>,
  written: unknown,
): string | null {
  const code = codes.find((one) => one === written);
  return code === undefined ? null : names[code];
}

const language = (written: unknown): string | null =>
  typeof written === "string" && written !== "x-default" ? languageName(written) : null;

/** Parts of a sentence, without those that say nothing. */
function listed(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== "").join(", ");
}

/** What the columns of a record say, each by its name. */
const columns: Readonly<Record<string, readonly (readonly [what: string, word: Word])[]>> = {
  film: [
    ["Title", text("title")],
    ["Year", text("year")],
    ["Title language", (row) => language(row["title_language"])],
  ],
  scene: [
    ["Name", text("label")],
    [
      "Film",
      (row, names) =>
        row["film_id"] === null ? null : nameIn(names.film, row["film_id"], "a film"),
    ],
    ["Number", text("number")],
    ["Plays in", text("place")],
    ["Setting", (row) => coded(settings, settingNames, row["setting"])],
    ["Synopsis", text("synopsis")],
  ],
  character: [["Name", text("name")]],
  agent: [
    ["Name", text("name")],
    ["Kind", (row) => coded(agentKinds, agentKindNames, row["kind"])],
    ["Credit line", text("credit_line")],
  ],
  keyword: [
    ["Keyword", text("term")],
    [
      "Broader keyword",
      (row, names) =>
        row["parent_id"] === null ? null : nameIn(names.keyword, row["parent_id"], "a keyword"),
    ],
  ],
  still_set: [
    ["Name", text("name")],
    ["Note", text("note")],
    ["Lies in", (row) => (row["parent_id"] === null ? null : "another set")],
  ],
  still_set_member: [["Note in the set", text("note")]],
  saved_search: [
    ["Name", text("name")],
    ["Query", text("query")],
    ["Order", (row) => coded(sortOrders, sortNames, row["sort"])],
  ],
};

const otherName: Word = (row) =>
  listed([
    textIn(row, "name"),
    coded(nameKinds, nameKindNames, row["kind"])?.toLowerCase() ?? null,
    language(row["language"]),
  ]);
const identifier: Word = (row) => {
  const scheme = coded(identifierSchemes, identifierSchemeNames, row["scheme"]) ?? "";
  const value = textIn(row, "value") ?? "";
  return listed([
    // An ISAN says itself what it is.
    value.startsWith(scheme) ? value : `${scheme} ${value}`,
    textIn(row, "note"),
  ]);
};
const agent: Word = (row, names) => nameIn(names.agent, row["agent_id"], "a name");

const role: Word = (row, names) => {
  const { performer_id: performer, character_id: character, film_id: film, kind } = row;
  const as = nameIn(names.character, character, "a character");
  const who =
    performer === null
      ? `${as} without performer`
      : `${nameIn(names.agent, performer, "a performer")} as ${as}`;
  const credited = textIn(row, "credited_as");
  const inCaptions = textIn(row, "code");
  return listed([
    `${who} in ${nameIn(names.film, film, "a film")}`,
    kind === "role" ? null : (coded(roleKinds, roleKindNames, kind)?.toLowerCase() ?? null),
    credited === null ? null : `credited as ${credited}`,
    row["uncredited"] === 1 ? "uncredited" : null,
    inCaptions === null ? null : `code ${inCaptions}`,
  ]);
};

const code: Word = (row) => {
  const years = [textIn(row, "from_year"), textIn(row, "to_year")];
  const range = years.every((year) => year === null)
    ? null
    : years.map((year) => year ?? "").join("–");
  return listed([textIn(row, "code"), textIn(row, "studio"), range]);
};

/** Rows of lists that belong to records: what each is, and what it says. */
const lists: Readonly<Record<string, readonly [what: string, word: Word]>> = {
  film_title: [
    "Title",
    (row) =>
      listed([
        textIn(row, "title"),
        coded(titleKinds, titleKindNames, row["kind"])?.toLowerCase() ?? null,
        language(row["language"]),
      ]),
  ],
  scene_name: ["Other name", otherName],
  character_name: ["Other name", otherName],
  agent_name: ["Other name", otherName],
  keyword_name: ["Other name", otherName],
  film_identifier: ["Identifier", identifier],
  agent_identifier: ["Identifier", identifier],
  production_code: ["Production code", code],
  film_country: ["Country", (row) => countryName(textIn(row, "country") ?? "")],
  film_director: ["Directed by", agent],
  film_company: ["Company", agent],
  film_holder: ["Rights holder", agent],
  cast_role: ["Role", role],
  agent_contact: [
    "Contact",
    (row) =>
      listed([
        textIn(row, "value"),
        coded(contactKinds, contactKindNames, row["kind"])?.toLowerCase() ?? null,
      ]),
  ],
};

/**
 * What changed in a row of a record that was there and still is, or in a row of one of its lists. Null for rows
 * of which this says nothing.
 */
export function recordChangeWords(
  table: string,
  { before, after }: { readonly before: Row | null; readonly after: Row | null },
  names: RecordNames,
): readonly ChangeWords[] | null {
  const said = (what: string, word: Word): readonly ChangeWords[] => {
    const words = {
      what,
      before: before === null ? null : word(before, names),
      after: after === null ? null : word(after, names),
    };
    return words.before === words.after ? [] : [words];
  };
  const list = lists[table];
  if (list !== undefined) return said(...list);
  const own = columns[table];
  if (own === undefined || before === null || after === null) return null;
  return own.flatMap(([what, word]) => said(what, word));
}
