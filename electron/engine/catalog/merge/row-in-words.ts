import type { MergeLine } from "../../../../shared/contract/merging.ts";
import { first, type ReadableDb } from "../database.ts";
import { recordTables, stillTable, toolTables, type MergedTable } from "./merged-tables.ts";
import type { Row } from "./merge-state.ts";
import { inWords, nameOfRow, propertyOf } from "./value-in-words.ts";

/** What a row of these says of what it belongs to. */
const said: Readonly<Partial<Record<string, string>>> = {
  film_title: "other title",
  agent_name: "other name",
  character_name: "other name",
  scene_name: "other name",
  keyword_name: "other form",
  film_country: "country",
  film_director: "director",
  film_company: "company",
  film_holder: "rights holder",
  film_identifier: "identifier",
  production_code: "production code",
  agent_contact: "contact",
  agent_identifier: "identifier",
  still_scene: "scene",
  still_keyword: "keyword",
  depiction: "in the picture",
  rights_record: "rights holder",
  seen_remark: "seen remark",
  not_same: "kept apart from a look-alike",
  layer_rights: "rights",
  layer_holder: "rights holder",
  search_step: "step of a search for the holder",
  usage_grant: "grant",
  grant_place: "grant",
  embargo: "embargo",
  embargo_place: "embargo",
  talent_approval: "approval",
  approval_rule: "rule for approvals",
  picture_release: "release",
  release_place: "release",
  rights_document: "document",
  still_set_member: "still",
  caption_template_text: "text",
  credit_party: "read as a party",
  credit_correction: "corrected part",
};

/** Rows that are something of their own, and are called by their names. */
const ownNamed = new Set(
  [...recordTables, stillTable, ...toolTables]
    .filter(({ same }) => same[0]?.[0] === "uuid")
    .map(({ table }) => table),
);

/** A whole row of an archive for people to read: what it belongs to, what it says of that, and what that is. */
export function rowInWords(
  db: ReadableDb,
  table: MergedTable,
  row: Row,
): Pick<MergeLine, "of" | "property" | "theirs"> {
  if (ownNamed.has(table.table))
    return { of: nameOfRow(db, table, row), property: "", theirs: null };
  const owner = Object.keys(table.links).find((column) => typeof row[column] === "number");
  const of = owner === undefined ? "" : inWords(db, table, { name: "", columns: [owner] }, row);
  const value = inWords(db, table, { name: "", columns: tellingColumns(table, owner, row) }, row);
  return {
    of: of === "" ? (nameOfBytes(db, row) ?? nameOfRow(db, table, row)) : of,
    property: propertyOf({ name: said[table.table] ?? "", columns: [] }, row),
    theirs: value === "" ? null : value,
  };
}

/** Columns that say most of a row beside its owner: those that tell it from others, and the first of the rest. */
function tellingColumns(
  { links, same, properties }: MergedTable,
  owner: string | undefined,
  { field }: Row,
): readonly string[] {
  const told = same.find(([column]) => column !== "uuid") ?? [];
  const columns = [...told, ...Object.keys(links), ...(properties[0]?.columns ?? [])];
  const inProperty = typeof field === "string" ? ["field", "language"] : [];
  const elsewhere = new Set([owner, "hash", "other_hash", ...inProperty]);
  return [...new Set(columns)].filter((column) => !elsewhere.has(column));
}

/** What is kept by the bytes of a file is of the still that has them. */
function nameOfBytes(db: ReadableDb, { hash }: Row): string | null {
  if (hash === undefined) return null;
  return first<{ name: string }>(db, "SELECT name FROM file WHERE hash = ?", hash)?.name ?? null;
}
