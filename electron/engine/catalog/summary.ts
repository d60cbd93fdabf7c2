import type { SharedTag, SharedText } from "../../../shared/contract/stills.ts";
import { withDistinction } from "../../../shared/distinction.ts";
import type { Marks } from "../../../shared/marks.ts";
import {
  localisedFields,
  textFields,
  type StillKind,
  type TextField,
} from "../../../shared/still.ts";
import type { RecordKind } from "../../../shared/record.ts";
import { all, type ReadableDb } from "./database.ts";
import { followsFilmSql } from "./holders.ts";
import { selectedMarks } from "./marks.ts";
import { distinctionsOf } from "./records/namesakes.ts";

/** Records that stills have. */
export const sharedTables = [
  "films",
  "scenes",
  "characters",
  "performers",
  "rightsHolders",
  "keywords",
] as const;
export type SharedTable = (typeof sharedTables)[number];

/** The rights holders that stills have of their own, and those that follow from their films, stand apart. */
export const summaryLists = [...sharedTables, "followingHolders"] as const;
export type SummaryList = (typeof summaryLists)[number];

/** How many of some stills have each record, by its key. */
export type Tally = Map<number, number>;

/** The lists that the tables alone can count: what is said of the stills themselves, and what only follows from their films. */
export const plainlyTallied = ["performers", "rightsHolders", "followingHolders"] as const;

/** What some stills have, counted by the index: all but texts and {@link plainlyTallied}. */
export type StillTallies = {
  readonly records: Readonly<Record<Exclude<SummaryList, (typeof plainlyTallied)[number]>, Tally>>;
  readonly kinds: ReadonlyMap<StillKind, number>;
  /** Those there are among the stills, each once. */
  readonly marks: readonly Marks[];
};

const among = "IN (SELECT value FROM json_each(@ids))";

/** Exported for the test that looks at the plans. */
export const tallySql: Readonly<Record<SummaryList, string>> = {
  films: `SELECT film_id AS id, count(*) AS count FROM still WHERE id ${among} AND film_id IS NOT NULL GROUP BY film_id`,
  scenes: `SELECT scene_id AS id, count(*) AS count FROM still_scene WHERE still_id ${among} GROUP BY scene_id`,
  characters: `SELECT character_id AS id, count(DISTINCT still_id) AS count FROM depiction
    WHERE still_id ${among} AND character_id IS NOT NULL GROUP BY character_id`,
  performers: `SELECT performer_id AS id, count(DISTINCT still_id) AS count FROM depiction
    WHERE still_id ${among} AND performer_id IS NOT NULL GROUP BY performer_id`,
  rightsHolders: `SELECT holder_id AS id, count(DISTINCT still_id) AS count FROM rights_record
    WHERE still_id ${among} GROUP BY holder_id`,
  followingHolders: `SELECT agent_id AS id, count(*) AS count FROM still JOIN film_holder ON film_holder.film_id = still.film_id
    WHERE still.id ${among} AND ${followsFilmSql} GROUP BY agent_id`,
  keywords: `SELECT keyword_id AS id, count(*) AS count FROM still_keyword WHERE still_id ${among} GROUP BY keyword_id`,
};

/** Adds to a tally what these stills, a JSON list of keys, have. */
export function addToTally(db: ReadableDb, table: SummaryList, ids: string, tally: Tally): void {
  for (const { id, count } of all<{ id: number; count: number }>(db, tallySql[table], { ids }))
    tally.set(id, (tally.get(id) ?? 0) + count);
}

/** Adds how many of these stills are of each kind. */
export function addKinds(db: ReadableDb, ids: string, kinds: Map<StillKind, number>): void {
  const rows = all<{ kind: StillKind; count: number }>(
    db,
    `SELECT kind, count(*) AS count FROM still WHERE id ${among} AND kind IS NOT NULL GROUP BY kind`,
    { ids },
  );
  for (const { kind, count } of rows) kinds.set(kind, (kinds.get(kind) ?? 0) + count);
}

/** The marks there are among these stills, each once. */
export function distinctMarks(db: ReadableDb, ids: string): readonly Marks[] {
  return all(db, `SELECT DISTINCT ${selectedMarks} FROM still WHERE id ${among}`, { ids });
}

const agentSql = "SELECT id, uuid, name, '' AS detail FROM agent AS record";
const describedSql: Readonly<Record<SummaryList, string>> = {
  films:
    "SELECT id, uuid, title AS name, coalesce(CAST(year AS TEXT), '') AS detail FROM film AS record",
  scenes: `SELECT record.id, record.uuid, label AS name, coalesce(film.title, '') AS detail
    FROM scene AS record LEFT JOIN film ON film.id = film_id`,
  characters: "SELECT id, uuid, name, '' AS detail FROM character AS record",
  performers: agentSql,
  rightsHolders: agentSql,
  followingHolders: agentSql,
  keywords: "SELECT id, uuid, term AS name, '' AS detail FROM keyword AS record",
};

const kinds: Readonly<Record<SummaryList, RecordKind>> = {
  films: "film",
  scenes: "scene",
  characters: "character",
  performers: "agent",
  rightsHolders: "agent",
  followingHolders: "agent",
  keywords: "keyword",
};

/** These records (a JSON list of keys) with what tells them from others of the name. */
export function describe(
  db: ReadableDb,
  table: SummaryList,
  ids: string,
): readonly Omit<SharedTag, "count">[] {
  const records = all<Omit<SharedTag, "count">>(
    db,
    `${describedSql[table]} WHERE record.id ${among}`,
    { ids },
  );
  const distinctionOf = distinctionsOf(
    db,
    kinds[table],
    records.map(({ id }) => id),
  );
  return records.map((record) => ({
    ...record,
    detail: withDistinction(record.detail, distinctionOf(record.id)),
  }));
}

type TextRow = { field: TextField; least: string; greatest: string; count: number };

/** Exported for the test that looks at its plan. */
export const textsSql = `SELECT field, min(text) AS least, max(text) AS greatest, count(*) AS count FROM still_text
  WHERE still_id ${among} AND language = CASE WHEN field IN (SELECT value FROM json_each(@localised)) THEN @language ELSE 'x-default' END
    AND field IN (SELECT value FROM json_each(@fields)) GROUP BY field`;

/** Finds out, some stills at a time, whether each text is the same in all of them. */
export class SharedTexts {
  private readonly db: ReadableDb;
  private readonly language: string;
  private readonly found = new Map<TextField, TextRow>();
  private seen = 0;

  constructor(db: ReadableDb, language: string) {
    this.db = db;
    this.language = language;
  }

  /** Looks at `count` more stills, a JSON list of keys. A field known to be mixed is not read again. */
  add(ids: string, count: number): void {
    const fields = textFields.filter((field) => !this.isMixed(field));
    const rows = all<TextRow>(this.db, textsSql, {
      ids,
      fields: JSON.stringify(fields),
      localised: JSON.stringify([...localisedFields]),
      language: this.language,
    });
    for (const row of rows) {
      const known = this.found.get(row.field);
      this.found.set(row.field, known === undefined ? row : joined(known, row));
    }
    this.seen += count;
  }

  private isMixed(field: TextField): boolean {
    const known = this.found.get(field);
    return known !== undefined && (known.least !== known.greatest || known.count < this.seen);
  }

  get texts(): Partial<Record<TextField, SharedText>> {
    const texts: Partial<Record<TextField, SharedText>> = {};
    for (const { field, least } of this.found.values()) {
      const mixed = this.isMixed(field);
      texts[field] = { text: mixed ? "" : least, mixed };
    }
    return texts;
  }
}

function joined(one: TextRow, other: TextRow): TextRow {
  return {
    field: one.field,
    least: other.least < one.least ? other.least : one.least,
    greatest: other.greatest > one.greatest ? other.greatest : one.greatest,
    count: one.count + other.count,
  };
}
