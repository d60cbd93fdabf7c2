import type { HistoryChange } from "../../../shared/contract/history.ts";
import { markColumns, markFields } from "../../../shared/marks.ts";
import { first, type ReadableDb } from "./database.ts";
import { formerNames, nameColumns, type NamedTable } from "./former-names.ts";

/** One change in the field's own words: of which still or record (by UUID), which field, from what to what. */
export type FieldChange = {
  /** UUID of the still; null for a change of a record that stills share. */
  readonly still: string | null;
  readonly field: string;
  /** Only of texts: a BCP 47 tag, or "x-default". */
  readonly language?: string;
  readonly before: string | number | null;
  readonly after: string | number | null;
};

/** A recorded row as changes of fields; rows that only serve others (positions, links of films) say nothing. */
export function fieldChanges(db: ReadableDb, change: HistoryChange): FieldChange[] {
  const { table, before, after } = change;
  const row = after ?? before;
  if (row === null) return [];
  const still = change.still === null ? null : uuidOfStill(db, change.still, row);
  if (table === "still") {
    return [
      { still, field: "film", ...sides(change, (side) => nameOf(db, "film", side["film_id"])) },
      { still, field: "kind", ...sides(change, (side) => plain(side["kind"])) },
      { still, field: "number", ...sides(change, (side) => plain(side["number"])) },
      {
        still,
        field: "productionCode",
        ...sides(change, (side) => plain(side["production_code"])),
      },
      ...markFields.map((mark) => ({
        still,
        field: mark,
        ...sides(change, (side) => plain(side[markColumns[mark]])),
      })),
    ].filter(isChange);
  }
  if (table === "still_text") {
    const language = String(row["language"]);
    const text = sides(change, (side) => plain(side["text"]));
    return [{ still, field: String(row["field"]), language, ...text }].filter(isChange);
  }
  const read = readers[table];
  if (read === undefined) return [];
  return read(row)
    .map(({ field, value }) => ({ still, field, ...sides(change, (side) => value(db, side)) }))
    .filter(isChange);
}

type Row = Readonly<Record<string, unknown>>;
type Value = string | number | null;
type Reading = { readonly field: string; readonly value: (db: ReadableDb, row: Row) => Value };

const named = (field: string, table: NamedTable, column: string) => (): Reading[] => [
  { field, value: (db, row) => nameOf(db, table, row[column]) },
];
const own = (field: string, column: string) => (): Reading[] => [
  { field, value: (_db, row) => plain(row[column]) },
];

/** By table: the fields it holds, under the names that `show` and `tag` have for them. */
const readers: Readonly<Partial<Record<string, (row: Row) => Reading[]>>> = {
  still_creator: own("creators", "name"),
  still_scene: named("scene", "scene", "scene_id"),
  still_keyword: named("keyword", "keyword", "keyword_id"),
  rights_record: named("rightsHolder", "agent", "holder_id"),
  depiction: (row) => [
    ...(row["character_id"] === null ? [] : named("character", "character", "character_id")()),
    ...(row["performer_id"] === null ? [] : named("performer", "agent", "performer_id")()),
  ],
  chosen_charset: own("iimCharset", "charset"),
  seen_remark: own("remark", "remark"),
  file: own("file", "path"),
  source: own("folder", "path"),
  still_set_member: () => [...named("set", "still_set", "set_id")(), ...own("noteInSet", "note")()],
  cast_role: named("performer", "agent", "performer_id"),
  film: () => [...own("film", "title")(), ...own("year", "year")()],
  scene: own("scene", "label"),
  character: own("character", "name"),
  agent: own("name", "name"),
  keyword: own("keyword", "term"),
  layer_rights: (row) => {
    const layer = String(row["layer"]);
    return [
      ...own(`rights.${layer}.status`, "status")(),
      ...own(`rights.${layer}.creditLine`, "credit_line")(),
      ...own(`rights.${layer}.credit`, "credit")(),
      ...own(`rights.${layer}.usageTerms`, "usage_terms")(),
      ...own(`rights.${layer}.dataMining`, "mining")(),
    ];
  },
  talent_approval: () => [
    ...named("performer", "agent", "performer_id")(),
    ...own("approval", "state")(),
  ],
  embargo: own("embargo", "until_at"),
  usage_grant: own("grant", "reference"),
  still_set: () => [...own("set", "name")(), ...own("note", "note")()],
  saved_search: () => [...own("savedSearch", "name")(), ...own("query", "query")()],
};

function sides(
  { before, after }: HistoryChange,
  value: (row: Row) => Value,
): Pick<FieldChange, "before" | "after"> {
  return {
    before: before === null ? null : value(before),
    after: after === null ? null : value(after),
  };
}

function isChange({ before, after }: FieldChange): boolean {
  return before !== after;
}

function plain(value: unknown): Value {
  return typeof value === "string" || typeof value === "number" ? value : null;
}

/** The name of a record; of one whose making was undone, the name it had. */
function nameOf(db: ReadableDb, table: NamedTable, key: unknown): string | null {
  if (typeof key !== "number") return null;
  const column = nameColumns[table];
  const known = first<{ name: string }>(
    db,
    `SELECT ${column} AS name FROM ${table} WHERE id = ?`,
    key,
  );
  return known?.name ?? formerNames(db, table, [key]).get(key) ?? null;
}

function uuidOfStill(db: ReadableDb, key: number, row: Row): string | null {
  const known = first<{ uuid: string }>(db, "SELECT uuid FROM still WHERE id = ?", key);
  return known?.uuid ?? (typeof row["uuid"] === "string" ? row["uuid"] : null);
}
