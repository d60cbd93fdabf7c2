import type { TagField } from "./tag.ts";

/** The kinds of records that have a page. Performers and rights holders are agents. */
export const recordKinds = ["film", "scene", "character", "agent", "keyword"] as const;
export type RecordKind = (typeof recordKinds)[number];

export const recordKindNames: Readonly<Record<RecordKind, string>> = {
  film: "film",
  scene: "scene",
  character: "character",
  agent: "agent",
  keyword: "keyword",
};

/** Kinds of titles beside the preferred one, and FIAF's names for them (AV-EFI title types). */
export const titleKinds = [
  "original",
  "alternative",
  "translated",
  "transliterated",
  "working",
  "preRelease",
  "series",
  "abbreviated",
  "corrected",
  "acquisition",
  "search",
  "supplied",
] as const;
export type TitleKind = (typeof titleKinds)[number];

export const titleKindNames: Readonly<Record<TitleKind, string>> = {
  original: "Original title",
  alternative: "Alternative title",
  translated: "Translated title",
  transliterated: "Transliterated title",
  working: "Working title",
  preRelease: "Pre-release title",
  series: "Series title",
  abbreviated: "Abbreviated title",
  corrected: "Corrected title",
  acquisition: "Acquisition title",
  search: "Search title",
  supplied: "Supplied title",
};

export const fiafTitleTypes: Readonly<Record<TitleKind, string>> = {
  original: "TitleProper",
  alternative: "AlternativeTitle",
  translated: "TranslatedTitle",
  transliterated: "TransliteratedTitle",
  working: "WorkingTitle",
  preRelease: "PreReleaseTitle",
  series: "SeriesTitle",
  abbreviated: "AbbreviatedTitle",
  corrected: "CorrectedTitle",
  acquisition: "AcquisitionTitle",
  search: "SearchTitle",
  supplied: "SuppliedDevisedTitle",
};

/** Kinds of names beside the one a record is shown by. */
export const nameKinds = [
  "alias",
  "original",
  "transliterated",
  "translated",
  "credited",
  "former",
] as const;
export type NameKind = (typeof nameKinds)[number];

export const nameKindNames: Readonly<Record<NameKind, string>> = {
  alias: "Also called",
  original: "In its own script",
  transliterated: "Transliterated",
  translated: "Translated",
  credited: "As credited",
  former: "Former name",
};

/** What an agent is. */
export const agentKinds = [
  "person",
  "company",
  "agency",
  "archive",
  "collection",
  "society",
  "estate",
  "family",
  "group",
  "other",
] as const;
export type AgentKind = (typeof agentKinds)[number];

export const agentKindNames: Readonly<Record<AgentKind, string>> = {
  person: "Person",
  company: "Company",
  agency: "Agency",
  archive: "Archive",
  collection: "Collection",
  society: "Collecting society",
  estate: "Estate",
  family: "Family",
  group: "Group",
  other: "Other",
};

/** What agents do by which they are told apart where one is chosen. */
export const agentWork = ["performer", "rightsHolder", "director", "company"] as const;
export type AgentWork = (typeof agentWork)[number];

export const contactKinds = ["email", "phone", "web", "address", "other"] as const;
export type ContactKind = (typeof contactKinds)[number];

export const contactKindNames: Readonly<Record<ContactKind, string>> = {
  email: "E-mail",
  phone: "Telephone",
  web: "Web",
  address: "Address",
  other: "Other",
};

/** How a performer has a part in a character: as the one seen in the role, or as one who stands in for it. */
export const roleKinds = ["role", "double", "voice", "stunt"] as const;
export type RoleKind = (typeof roleKinds)[number];

export const roleKindNames: Readonly<Record<RoleKind, string>> = {
  role: "Role",
  double: "Double",
  voice: "Voice",
  stunt: "Stunt performer",
};

export const settings = ["interior", "exterior", "both"] as const;
export type Setting = (typeof settings)[number];

export const settingNames: Readonly<Record<Setting, string>> = {
  interior: "Interior",
  exterior: "Exterior",
  both: "Interior and exterior",
};

/** The kind of the records that stills are tagged with in a field. */
export function recordOfTag(field: Exclude<TagField, "kind">): RecordKind {
  return field === "performer" || field === "rightsHolder" ? "agent" : field;
}
