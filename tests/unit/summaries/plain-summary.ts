import type { SelectionSummary, SharedTag, SharedText } from "../../../shared/contract/stills.ts";
import { withDistinction } from "../../../shared/distinction.ts";
import { sharedMarks, type Marks } from "../../../shared/marks.ts";
import {
  localisedFields,
  type StillId,
  type StillKind,
  type TextField,
} from "../../../shared/still.ts";
import type { RecordKind } from "../../../shared/record.ts";
import { distinctionsOf } from "../../../electron/engine/catalog/records/namesakes.ts";
import { all, type ReadableDb } from "../../../electron/engine/catalog/database.ts";

const AMONG = "IN (SELECT value FROM json_each(@ids))";

/** What stills have in common, each list counted over all of them in one statement: the oracle of the summaries. */
export function summaryOf(
  db: ReadableDb,
  stills: readonly StillId[],
  language: string,
): SelectionSummary {
  const ids = JSON.stringify(stills);
  const shared = (kind: RecordKind, sql: string): SharedTag[] => {
    const tags = all<SharedTag>(db, sql, { ids });
    const keys = tags.map(({ id }) => id);
    const distinctionOf = distinctionsOf(db, kind, keys);
    return tags.map((one) => ({
      ...one,
      detail: withDistinction(one.detail, distinctionOf(one.id)),
    }));
  };
  return {
    count: stills.length,
    films: shared(
      "film",
      `SELECT film.id, film.uuid, title AS name, coalesce(CAST(year AS TEXT), '') AS detail, count(*) AS count
       FROM still JOIN film ON film.id = film_id WHERE still.id ${AMONG} GROUP BY film.id ORDER BY count DESC, title, film.id`,
    ),
    scenes: shared(
      "scene",
      `SELECT scene.id, scene.uuid, label AS name, coalesce(film.title, '') AS detail, count(*) AS count
       FROM still_scene JOIN scene ON scene.id = scene_id LEFT JOIN film ON film.id = scene.film_id
       WHERE still_id ${AMONG} GROUP BY scene.id ORDER BY count DESC, label, scene.id`,
    ),
    characters: shared(
      "character",
      `SELECT character.id, character.uuid, character.name, '' AS detail, count(DISTINCT still_id) AS count
       FROM depiction JOIN character ON character.id = character_id
       WHERE still_id ${AMONG} GROUP BY character.id ORDER BY count DESC, name, character.id`,
    ),
    performers: shared(
      "agent",
      `SELECT agent.id, agent.uuid, agent.name, '' AS detail, count(DISTINCT still_id) AS count
       FROM depiction JOIN agent ON agent.id = performer_id
       WHERE still_id ${AMONG} GROUP BY agent.id ORDER BY count DESC, name, agent.id`,
    ),
    rightsHolders: shared(
      "agent",
      `SELECT agent.id, agent.uuid, agent.name, '' AS detail, count(DISTINCT still_id) AS count
       FROM rights_record JOIN agent ON agent.id = holder_id
       WHERE still_id ${AMONG} GROUP BY agent.id ORDER BY count DESC, name, agent.id`,
    ),
    followingHolders: shared(
      "agent",
      `SELECT agent.id, agent.uuid, agent.name, '' AS detail, count(DISTINCT still.id) AS count
       FROM still JOIN film_holder ON film_holder.film_id = still.film_id JOIN agent ON agent.id = agent_id
       WHERE still.id ${AMONG} AND still.id NOT IN (SELECT still_id FROM rights_record WHERE role = 'owner')
       GROUP BY agent.id ORDER BY count DESC, name, agent.id`,
    ),
    keywords: shared(
      "keyword",
      `SELECT keyword.id, uuid, term AS name, '' AS detail, count(*) AS count
       FROM still_keyword JOIN keyword ON keyword.id = keyword_id
       WHERE still_id ${AMONG} GROUP BY keyword.id ORDER BY count DESC, term, keyword.id`,
    ),
    kinds: all<{ kind: StillKind; count: number }>(
      db,
      `SELECT kind, count(*) AS count FROM still WHERE id ${AMONG} AND kind IS NOT NULL GROUP BY kind ORDER BY count DESC, kind`,
      { ids },
    ),
    marks: sharedMarks(
      all<Marks>(
        db,
        `SELECT rating, pick, colour_label AS colourLabel, work_state AS workState FROM still WHERE id ${AMONG}`,
        { ids },
      ),
    ),
    texts: textsOf(db, stills, language),
    numbers: {
      number: numberOf(db, stills, "number"),
      productionCode: numberOf(db, stills, "production_code"),
    },
  };
}

function numberOf(
  db: ReadableDb,
  stills: readonly StillId[],
  column: "number" | "production_code",
): SharedText {
  const values = all<{ value: string | null }>(
    db,
    `SELECT DISTINCT ${column} AS value FROM still WHERE id ${AMONG}`,
    { ids: JSON.stringify(stills) },
  );
  const mixed = values.length > 1;
  return { text: mixed ? "" : (values[0]?.value ?? ""), mixed };
}

type TextRow = {
  field: TextField;
  language: string;
  text: string;
  different: number;
  count: number;
};

function textsOf(
  db: ReadableDb,
  stills: readonly StillId[],
  language: string,
): Partial<Record<TextField, SharedText>> {
  const rows = all<TextRow>(
    db,
    `SELECT field, language, min(text) AS text, count(DISTINCT text) AS different, count(*) AS count FROM still_text
     WHERE still_id ${AMONG} AND language IN ('x-default', @language) GROUP BY field, language`,
    { ids: JSON.stringify(stills), language },
  );
  const texts: Partial<Record<TextField, SharedText>> = {};
  for (const row of rows) {
    if (row.language !== (localisedFields.has(row.field) ? language : "x-default")) continue;
    const mixed = row.different > 1 || row.count < stills.length;
    texts[row.field] = { text: mixed ? "" : row.text, mixed };
  }
  return texts;
}
