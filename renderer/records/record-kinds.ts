import type { RecordPage } from "../../shared/record-page.ts";
import {
  recordKindNames,
  recordOfTag as kindOfRecord,
  type RecordKind,
} from "../../shared/record.ts";
import type { TagField } from "../../shared/tag.ts";
import type { AskedOf } from "../archive.ts";

/** The lists of records, in their order; performers, rights holders and whoever else there is are agents. */
export const listNames = [
  "films",
  "scenes",
  "characters",
  "performers",
  "rightsHolders",
  "agents",
  "keywords",
] as const;
export type ListName = (typeof listNames)[number];

export const listLabels: Readonly<Record<ListName, string>> = {
  films: "Films",
  scenes: "Scenes",
  characters: "Characters",
  performers: "Performers",
  rightsHolders: "Rights holders",
  agents: "Agents",
  keywords: "Keywords",
};

type Listed = Pick<AskedOf<"records.list">, "kind" | "as">;

/** What the engine lists for each. */
export const listed: Readonly<Record<ListName, Listed>> = {
  films: { kind: "film" },
  scenes: { kind: "scene" },
  characters: { kind: "character" },
  performers: { kind: "agent", as: "performer" },
  rightsHolders: { kind: "agent", as: "rightsHolder" },
  agents: { kind: "agent" },
  keywords: { kind: "keyword" },
};

/** The list that has all records of a kind. */
export const listOf: Readonly<Record<RecordKind, ListName>> = {
  film: "films",
  scene: "scenes",
  character: "characters",
  agent: "agents",
  keyword: "keywords",
};

/** What a record is called in a question about it: an agent by what it does in this archive. */
export function callingOf(page: RecordPage): string {
  if (page.kind !== "agent") return recordKindNames[page.kind];
  if (page.roles.length > 0 || page.stills !== 0) return "performer";
  if (page.held.stills !== 0) return "rights holder";
  if (page.directed.length > 0) return "director";
  return page.produced.length > 0 ? "company" : recordKindNames.agent;
}

/** The record that a tag of a still is; null for a kind of stills, which is no record. */
export function recordOfTag(field: TagField): RecordKind | null {
  return field === "kind" ? null : kindOfRecord(field);
}
