import type { Effects } from "../../../../shared/record-page.ts";
import type { RecordKind } from "../../../../shared/record.ts";
import { first, type ReadableDb } from "../database.ts";
import { shownTwiceAfter, type Pair } from "./merge.ts";

const counts: Readonly<Record<RecordKind, Readonly<Record<string, string>>>> = {
  film: {
    stills: "SELECT count(*) FROM still WHERE film_id = @id",
    scenes: "SELECT count(*) FROM scene WHERE film_id = @id",
    roles: "SELECT count(*) FROM cast_role WHERE film_id = @id",
    // of no other film
    characters: `SELECT count(DISTINCT character_id) FROM cast_role AS own WHERE film_id = @id AND NOT EXISTS (
      SELECT 1 FROM cast_role WHERE character_id = own.character_id AND film_id <> @id)`,
  },
  scene: { stills: "SELECT count(*) FROM still_scene WHERE scene_id = @id" },
  character: {
    stills: "SELECT count(DISTINCT still_id) FROM depiction WHERE character_id = @id",
    roles: "SELECT count(*) FROM cast_role WHERE character_id = @id",
  },
  agent: {
    stills: "SELECT count(DISTINCT still_id) FROM depiction WHERE performer_id = @id",
    rightsRecords: `SELECT (SELECT count(*) FROM rights_record WHERE holder_id = @id)
      + (SELECT count(*) FROM layer_rights WHERE holder_id = @id) + (SELECT count(*) FROM layer_holder WHERE agent_id = @id)
      + (SELECT count(*) FROM usage_grant WHERE licensor_id = @id
           OR EXISTS (SELECT 1 FROM grant_place WHERE usage_grant_id = usage_grant.id AND holder_id = @id))
      + (SELECT count(*) FROM talent_approval WHERE performer_id = @id)
      + (SELECT count(*) FROM approval_rule WHERE performer_id = @id)`,
    roles: "SELECT count(*) FROM cast_role WHERE performer_id = @id",
    films: `SELECT count(*) FROM (SELECT film_id FROM film_director WHERE agent_id = @id
      UNION SELECT film_id FROM film_company WHERE agent_id = @id
      UNION SELECT film_id FROM film_holder WHERE agent_id = @id)`,
  },
  keyword: {
    stills: "SELECT count(*) FROM still_keyword WHERE keyword_id = @id",
    keywords: "SELECT count(*) FROM keyword WHERE parent_id = @id",
  },
};

/** Who is drawn in a region and named as nobody else. */
const onlyNamedAs = (who: string, other: string): string =>
  `FROM depiction WHERE ${who} = @id AND ${other} IS NULL AND region_x IS NOT NULL`;

const removalCounts: typeof counts = {
  ...counts,
  film: {
    ...counts.film,
    identifiers: "SELECT count(*) FROM film_identifier WHERE film_id = @id",
    codes: "SELECT count(*) FROM production_code WHERE film_id = @id",
    rightsRecords: `SELECT (SELECT count(*) FROM layer_rights WHERE film_id = @id)
      + (SELECT count(*) FROM grant_place WHERE film_id = @id) + (SELECT count(*) FROM embargo_place WHERE film_id = @id)
      + (SELECT count(*) FROM release_place WHERE film_id = @id)
      + (SELECT count(*) FROM approval_rule WHERE film_id = @id)`,
    agents: `SELECT count(*) FROM (SELECT agent_id FROM film_director WHERE film_id = @id
      UNION SELECT agent_id FROM film_company WHERE film_id = @id
      UNION SELECT agent_id FROM film_holder WHERE film_id = @id)`,
  },
  character: {
    ...counts.character,
    unidentified: `SELECT count(*) ${onlyNamedAs("character_id", "performer_id")}`,
    unidentifiedIn: `SELECT count(DISTINCT still_id) ${onlyNamedAs("character_id", "performer_id")}`,
  },
  agent: {
    ...counts.agent,
    unidentified: `SELECT count(*) ${onlyNamedAs("performer_id", "character_id")}`,
    unidentifiedIn: `SELECT count(DISTINCT still_id) ${onlyNamedAs("performer_id", "character_id")}`,
  },
};

/** What has a record or belongs to it, counted. */
export function effectsOn(db: ReadableDb, kind: RecordKind, id: number): Effects {
  return counted(db, counts[kind], id);
}

/** The same, with what else its removal touches. */
export function effectsOfRemoving(db: ReadableDb, kind: RecordKind, id: number): Effects {
  return counted(db, removalCounts[kind], id);
}

/** The same for its merging into another. A keyword into which its broader one is merged is not under itself then. */
export function effectsOfMerging(db: ReadableDb, kind: RecordKind, pair: Pair): Effects {
  const { keywords = 0, ...effects } = effectsOn(db, kind, pair.from);
  return touched({
    ...effects,
    keywords: keywords - (kind === "keyword" && standsRightUnder(db, pair.to, pair.from) ? 1 : 0),
    twice: shownTwiceAfter(db, kind, pair),
  });
}

function standsRightUnder(db: ReadableDb, keyword: number, other: number): boolean {
  const sql = "SELECT 1 FROM keyword WHERE id = ? AND parent_id = ?";
  return first(db, sql, keyword, other) !== null;
}

function counted(db: ReadableDb, sqlOf: (typeof counts)[RecordKind], id: number): Effects {
  const columns = Object.entries(sqlOf).map(([what, sql]) => `(${sql}) AS ${what}`);
  return touched(first(db, `SELECT ${columns.join(", ")}`, { id }) ?? {});
}

/** Counts without those of nothing. */
export function touched(all: Effects): Effects {
  return Object.fromEntries(Object.entries(all).filter(([, count]) => count > 0));
}
