/** What is compared of a row, as one: a name goes with what it is found by, a place with all four of its numbers. */
export type Property = {
  /** As it is called before people. */
  readonly name: string;
  readonly columns: readonly string[];
};

/** A table of which rows are merged, and how. */
export type MergedTable = {
  readonly table: string;
  /** Under which heading its rows are counted. */
  readonly kind: string;
  /** Columns that hold keys of other rows, and of which table; the first is what the row is of. */
  readonly links: Readonly<Record<string, string>>;
  /** Columns by which a row of theirs is one of ours, in this order; without a UUID the first tell which row was meant. */
  readonly same: readonly (readonly string[])[];
  readonly properties: readonly Property[];
  /** Column of the record in which `position` counts: what comes in goes behind what is there. */
  readonly within?: string;
};

const plain = (names: string): Property[] =>
  names.split(" ").map((column) => ({ name: column.replaceAll("_", " "), columns: [column] }));
const called = (name: string, columns: string): Property => ({ name, columns: columns.split(" ") });
const named = (column: string): Property => called(column, `${column} name_key`);

const uuid = ["uuid"];
const placed = { still_id: "still", film_id: "film", holder_id: "agent" };

/** Records that others refer to, in an order in which what is referred to comes first. */
export const recordTables: readonly MergedTable[] = [
  {
    table: "agent",
    kind: "people and companies",
    links: {},
    same: [uuid],
    properties: [named("name"), ...plain("kind credit_line")],
  },
  {
    table: "film",
    kind: "films",
    links: {},
    same: [uuid],
    properties: [
      named("title"),
      called("language of the title", "title_language"),
      ...plain("year"),
    ],
  },
  {
    table: "character",
    kind: "characters",
    links: {},
    same: [uuid],
    properties: [named("name")],
  },
  {
    // a keyword is its word: one of the same word in the same place is the same
    table: "keyword",
    kind: "keywords",
    links: { parent_id: "keyword" },
    same: [uuid, ["parent_id", "name_key"]],
    properties: [named("term"), called("broader keyword", "parent_id")],
  },
  {
    table: "scene",
    kind: "scenes",
    links: { film_id: "film" },
    same: [uuid],
    properties: [
      named("label"),
      called("film", "film_id"),
      ...plain("number synopsis place setting"),
    ],
    within: "film_id",
  },
  {
    table: "cast_role",
    kind: "cast roles",
    links: { film_id: "film", character_id: "character", performer_id: "agent" },
    same: [uuid],
    properties: [
      called("film", "film_id"),
      called("character", "character_id"),
      called("performer", "performer_id"),
      called("kind", "kind"),
      called("credited as", "credited_as"),
      ...plain("uncredited code billed"),
    ],
    within: "film_id",
  },
];

const details = "details of records";

const otherNames = (record: string, name: string): MergedTable => ({
  table: `${record}_${name}`,
  kind: details,
  links: { [`${record}_id`]: record },
  same: [[`${record}_id`, name, "language"]],
  properties: [],
  within: `${record}_id`,
});

const listOf = (
  table: string,
  links: Readonly<Record<string, string>>,
  told: string,
): MergedTable => ({
  table,
  kind: details,
  links,
  same: [told.split(" ")],
  properties: [],
  within: Object.keys(links)[0] ?? "",
});

/** What records hold in lists. */
export const detailTables: readonly MergedTable[] = [
  otherNames("film", "title"),
  otherNames("agent", "name"),
  otherNames("character", "name"),
  otherNames("scene", "name"),
  otherNames("keyword", "name"),
  listOf("film_country", { film_id: "film" }, "film_id country"),
  listOf("film_director", { film_id: "film", agent_id: "agent" }, "film_id agent_id"),
  listOf("film_company", { film_id: "film", agent_id: "agent" }, "film_id agent_id"),
  listOf("film_holder", { film_id: "film", agent_id: "agent" }, "film_id agent_id"),
  listOf("film_identifier", { film_id: "film" }, "film_id scheme value"),
  listOf("production_code", { film_id: "film" }, "film_id code"),
  listOf("agent_contact", { agent_id: "agent" }, "agent_id kind value"),
  listOf("agent_identifier", { agent_id: "agent" }, "agent_id scheme value"),
];

export const stillTable: MergedTable = {
  table: "still",
  kind: "stills",
  links: { film_id: "film" },
  same: [uuid],
  properties: [
    called("film", "film_id"),
    called("date of creation", "date_created"),
    called("still number", "number"),
    ...plain("kind production_code rating pick colour_label work_state"),
  ],
};

const still = { still_id: "still" };

/** What is said of stills. */
export const saidOfStills: readonly MergedTable[] = [
  {
    table: "still_text",
    kind: "texts",
    links: still,
    same: [["still_id", "field", "language"]],
    properties: [called("text", "text origin")],
  },
  {
    table: "still_scene",
    kind: "tags",
    links: { ...still, scene_id: "scene" },
    same: [["still_id", "scene_id"]],
    properties: [],
  },
  {
    table: "still_keyword",
    kind: "tags",
    links: { ...still, keyword_id: "keyword" },
    same: [["still_id", "keyword_id"]],
    properties: [],
  },
  {
    table: "depiction",
    kind: "tags",
    links: { ...still, character_id: "character", performer_id: "agent" },
    same: [uuid],
    properties: [
      called("character", "character_id"),
      called("performer", "performer_id"),
      called("region", "region_x region_y region_width region_height"),
      ...plain("called certainty"),
      called("identified by", "identified_by identified_on"),
    ],
    within: "still_id",
  },
  {
    table: "rights_record",
    kind: "tags",
    links: { ...still, holder_id: "agent" },
    same: [uuid, ["still_id", "holder_id", "role"]],
    properties: [called("rights holder", "holder_id"), ...plain("role")],
  },
  {
    table: "seen_remark",
    kind: "tags",
    links: {},
    same: [["hash", "remark"]],
    properties: [],
  },
  {
    table: "not_same",
    kind: "tags",
    links: still,
    same: [["hash", "other_hash"]],
    properties: [],
  },
];

const rights = (
  table: string,
  { links, same, properties, within }: Omit<MergedTable, "table" | "kind">,
): MergedTable => ({
  table,
  kind: "rights",
  links,
  same,
  properties,
  ...(within === undefined ? {} : { within }),
});

const usageGrant = rights("usage_grant", {
  links: { licensor_id: "agent" },
  same: [uuid],
  properties: [
    called("licensor", "licensor_id"),
    called("start", "start_at start_zone"),
    called("end", "end_at end_zone"),
    ...plain("kind licensee reference print_run credit terms note"),
  ],
});

/** Rights, those that others belong to first. */
export const rightsTables: readonly MergedTable[] = [
  rights("layer_rights", {
    links: placed,
    same: [uuid, ["still_id", "film_id", "holder_id", "layer"]],
    properties: plain("status credit_line credit usage_terms mining untraced note"),
  }),
  rights("layer_holder", {
    links: { layer_rights_id: "layer_rights", agent_id: "agent" },
    same: [["layer_rights_id", "agent_id", "role"]],
    properties: [],
    within: "layer_rights_id",
  }),
  rights("search_step", {
    links: { layer_rights_id: "layer_rights" },
    same: [["layer_rights_id", "source", "date", "outcome"]],
    properties: [],
    within: "layer_rights_id",
  }),
  usageGrant,
  rights("grant_place", {
    links: { usage_grant_id: "usage_grant", ...placed },
    same: [["usage_grant_id", "still_id", "film_id", "holder_id"]],
    properties: [],
  }),
  rights("embargo", {
    links: {},
    same: [uuid],
    properties: [called("until", "until_at until_zone"), ...plain("reference note")],
  }),
  rights("embargo_place", {
    links: { embargo_id: "embargo", ...placed },
    same: [["embargo_id", "still_id", "film_id", "holder_id"]],
    properties: [],
  }),
  rights("talent_approval", {
    links: { still_id: "still", performer_id: "agent" },
    same: [uuid, ["still_id", "performer_id"]],
    properties: [
      called("approval", "state"),
      called("said by", "said_by said_on"),
      ...plain("rule note"),
    ],
  }),
  rights("approval_rule", {
    links: { film_id: "film", performer_id: "agent" },
    same: [["film_id", "performer_id"]],
    properties: plain("solo in_group rule"),
  }),
  rights("picture_release", {
    links: {},
    same: [uuid],
    properties: [called("of whom", "of_whom"), ...plain("kind state reference note")],
  }),
  rights("release_place", {
    links: { picture_release_id: "picture_release", ...placed },
    same: [["picture_release_id", "still_id", "film_id", "holder_id"]],
    properties: [],
  }),
  rights("rights_document", {
    links: {
      layer_rights_id: "layer_rights",
      usage_grant_id: "usage_grant",
      picture_release_id: "picture_release",
    },
    same: [["layer_rights_id", "usage_grant_id", "picture_release_id", "title", "place"]],
    properties: [],
  }),
];

/** What archivists work with. How sets and searches are called see free-names.ts. */
export const toolTables: readonly MergedTable[] = [
  {
    table: "still_set",
    kind: "sets",
    links: { parent_id: "still_set" },
    same: [uuid],
    properties: [called("set it lies in", "parent_id"), named("name"), ...plain("note")],
  },
  {
    table: "still_set_member",
    kind: "stills in sets",
    links: { set_id: "still_set", still_id: "still" },
    same: [["set_id", "still_id"]],
    properties: plain("note"),
    within: "set_id",
  },
  {
    table: "saved_search",
    kind: "saved searches",
    links: {},
    same: [uuid, ["name_key", "query"]],
    properties: [named("name"), ...plain("query sort grouping")],
  },
  {
    table: "export_profile",
    kind: "templates and profiles",
    links: {},
    same: [uuid, ["name", "definition"]],
    properties: [called("profile", "name definition")],
  },
  {
    table: "caption_template",
    kind: "templates and profiles",
    links: { film_id: "film", client_id: "agent" },
    same: [uuid],
    properties: [called("name", "name"), called("film", "film_id"), called("client", "client_id")],
  },
  {
    table: "caption_template_text",
    kind: "templates and profiles",
    links: { template_id: "caption_template" },
    same: [["template_id", "field", "language"]],
    properties: [called("text", "text mode ticked")],
  },
  {
    table: "credit_party",
    kind: "credit lines",
    links: {},
    same: [["name"]],
    properties: plain("kind"),
  },
  {
    table: "credit_correction",
    kind: "credit lines",
    links: {},
    same: [["pattern", "place"]],
    properties: plain("role"),
  },
];

/** Rows that say something only all together, as the words of a grant: of two lists the one or the other stands. */
export type MergedList = Pick<MergedTable, "table" | "kind"> & {
  /** The column that says what the list is of, the first of the key, and the table of that. */
  readonly of: string;
  readonly owner: MergedTable;
  readonly property: string;
  /** The columns of a row but its owner. */
  readonly columns: readonly string[];
};

export const mergedLists: readonly MergedList[] = [
  {
    table: "still_creator",
    kind: "texts",
    of: "still_id",
    owner: stillTable,
    property: "creators",
    columns: ["position", "name"],
  },
  {
    table: "grant_term",
    kind: "rights",
    of: "usage_grant_id",
    owner: usageGrant,
    property: "what is granted",
    columns: ["kind", "value"],
  },
];
