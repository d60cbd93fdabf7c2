import type { Marks } from "../../../shared/marks.ts";
import type {
  LinkedTable,
  PlainSource,
  StillFacts,
  StillText,
  StillWindow,
} from "../../../shared/search-document.ts";
import type { StillId } from "../../../shared/still.ts";
import { all, number, valuesIn, type ReadableDb } from "./database.ts";
import { isDoubtfulSql, isUnidentifiedSql } from "./depictions.ts";
import { onlyPerformerSql } from "./following.ts";
import { followsFilmSql } from "./holders.ts";
import { uuidsOfStillSql } from "./joined.ts";
import { marksIn, selectedMarks } from "./marks.ts";
import { usualStatuses } from "./rights/usual-status.ts";
import { searchSource } from "./search-source.ts";
import { stillsToCheck } from "./to-check.ts";

/** The stills of a window that have one of `records`, by table; `test` is asked of the record's key. */
function linkSql(table: LinkedTable, test: string): string {
  const linked = (links: string, column: string): string =>
    `SELECT still_id AS still FROM ${links} WHERE ${column} ${test} AND still_id > @after AND still_id <= @upTo`;
  switch (table) {
    case "films":
      return `SELECT id AS still FROM still WHERE film_id ${test} AND id > @after AND id <= @upTo`;
    case "scenes":
      return linked("still_scene", "scene_id");
    case "characters":
      return linked("depiction", "character_id");
    case "performers":
      return `${linked("depiction", "performer_id")}
        UNION ALL SELECT still_id FROM depiction JOIN still ON still.id = still_id
        WHERE performer_id IS NULL AND ${onlyPerformerSql("still.film_id", "depiction.character_id")} ${test}
          AND still_id > @after AND still_id <= @upTo`;
    case "rightsHolders":
      return `${linked("rights_record", "holder_id")}
        UNION ALL SELECT still.id FROM still JOIN film_holder ON film_holder.film_id = still.film_id
        WHERE agent_id ${test} AND ${followsFilmSql} AND still.id > @after AND still.id <= @upTo`;
    case "keywords":
      return linked("still_keyword", "keyword_id");
    case "sets":
      return linked("still_set_member", "set_id");
    case "exports":
      return `SELECT id AS still FROM still WHERE id > @after AND id <= @upTo AND EXISTS (
        SELECT 1 FROM export_file WHERE still_uuid IN (${uuidsOfStillSql("still")}) AND export_id ${test})`;
  }
}

const havingSql = {
  caption: "SELECT still_id AS still FROM still_text WHERE field = 'caption' AND trim(text) <> ''",
  altText: "SELECT still_id AS still FROM still_text WHERE field = 'altText'",
  problem: `SELECT still_id AS still FROM file JOIN source ON source.id = source_id
    WHERE EXISTS (SELECT 1 FROM problem WHERE problem.path = source.path || '/' || file.path)`,
  unidentified: `SELECT still_id AS still FROM depiction WHERE ${isUnidentifiedSql}`,
  doubtful: `SELECT still_id AS still FROM depiction WHERE ${isDoubtfulSql}`,
  presentFile: "SELECT still_id AS still FROM file WHERE state = 'present'",
} as const;

/** The catalog as searches read it while there is no index. */
export function plainSource(db: ReadableDb): PlainSource {
  const texts = (sql: string, window: StillWindow): StillText[] =>
    all<StillText>(db, `${sql} AND still_id > @after AND still_id <= @upTo`, window);
  const stills = (sql: string, parameters: StillWindow & { records?: string }): StillId[] =>
    all<{ still: StillId }>(db, sql, parameters).map(({ still }) => still);
  return {
    ...searchSource(db),
    lastStill: () => number(db, "SELECT coalesce(max(id), 0) FROM still"),
    stillsIn: (window) =>
      valuesIn(db, "SELECT id FROM still WHERE id > @after AND id <= @upTo", window),
    stillsWith: (window, table, records) =>
      records === "any"
        ? stills(linkSql(table, "IS NOT NULL"), window)
        : stills(
            `WITH records AS (SELECT value FROM json_each(@records)) ${linkSql(table, "IN (SELECT value FROM records)")}`,
            {
              ...window,
              records: JSON.stringify(records),
            },
          ),
    textsIn: (window, of) =>
      texts(
        `SELECT still_id AS still, text FROM still_text
         WHERE field IN (${of === "text" ? "'caption', 'headline', 'title', 'altText', 'extendedDescription'" : `'${of}'`})`,
        window,
      ),
    fileNamesIn: (window) =>
      texts("SELECT still_id AS still, name AS text FROM file WHERE true", window),
    creatorsIn: (window) =>
      texts("SELECT still_id AS still, name AS text FROM still_creator WHERE true", window),
    creditLinesIn: (window) =>
      texts("SELECT still_id AS still, text FROM still_text WHERE field = 'creditLine'", window),
    factsIn: (window) =>
      all<Omit<StillFacts, "marks"> & Marks>(
        db,
        `SELECT still.id AS still, kind, date_created AS dateCreated, year, ${selectedMarks} FROM still LEFT JOIN film ON film.id = film_id
         WHERE still.id > @after AND still.id <= @upTo`,
        window,
      ).map(({ still, kind, dateCreated, year, ...marks }) => ({
        still,
        kind,
        dateCreated,
        year,
        marks: marksIn(marks),
      })),
    stillsOfStatus: (window, statuses) => {
      const ids = valuesIn<StillId>(
        db,
        "SELECT id FROM still WHERE id > @after AND id <= @upTo",
        window,
      );
      const known = usualStatuses(db, ids);
      return ids.filter((id) => statuses.includes(known.get(id) ?? "unknown"));
    },
    stillsHaving: (window, what) => {
      if (what === "conflict" || what === "remark") {
        const flag = what === "conflict" ? "hasConflict" : "hasRemark";
        return stillsToCheck(db, window)
          .filter((still) => still[flag])
          .map(({ id }) => id);
      }
      return stills(`${havingSql[what]} AND still_id > @after AND still_id <= @upTo`, window);
    },
    stillsOnlyIn: (window, sources) =>
      stills(
        `SELECT still_id AS still FROM file WHERE state = 'present' AND still_id > @after AND still_id <= @upTo
         GROUP BY still_id HAVING min(source_id IN (SELECT value FROM json_each(@records)))`,
        { ...window, records: JSON.stringify(sources) },
      ),
  };
}
