import type { Certainty } from "../../../shared/depiction.ts";
import type { LanguageTexts, StillId, StillKind, TextField } from "../../../shared/still.ts";
import { all, type ReadableDb } from "./database.ts";
import { shownFirst } from "./files.ts";
import { placesKnown, placesKnownSql } from "./places-known.ts";

export type NamedFile = { readonly path: string; readonly format: string };

/** What file names and the list of an export are made from: much less than all that is known of a still. */
export type NamedStill = {
  readonly id: StillId;
  readonly kind: StillKind | null;
  readonly dateCreated: string | null;
  readonly number: string | null;
  readonly film: { readonly title: string; readonly year: number | null } | null;
  /** Its files, never none, in the order in which they stand for it. */
  readonly files: readonly NamedFile[];
  readonly texts: Readonly<Partial<Record<TextField, LanguageTexts>>>;
  readonly scenes: readonly string[];
  readonly cast: readonly {
    readonly character: string | null;
    readonly performer: string | null;
    readonly certainty: Certainty;
  }[];
  /** Whether somebody has said who stands where, so that the order of the cast is that from the left. */
  readonly placesKnown: boolean;
  readonly creators: readonly string[];
  readonly keywords: readonly string[];
};

const among = "IN (SELECT value FROM json_each(@ids))";

const stillSql = `SELECT still.id, kind, date_created AS dateCreated, still.number, film.title, film.year
  FROM still LEFT JOIN film ON film.id = film_id WHERE still.id ${among}`;
const fileSql = `SELECT still_id AS still, source.path || '/' || file.path AS path, format FROM file
  JOIN source ON source.id = source_id WHERE still_id ${among} ORDER BY still_id, ${shownFirst}`;
const textSql = `SELECT still_id AS still, field, language, text FROM still_text
  WHERE still_id ${among}
    AND field IN ('caption', 'creditLine', 'title', 'headline', 'altText', 'copyrightNotice', 'instructions')
  ORDER BY still_id, field, language = 'x-default' DESC, language`;
const sceneSql = `SELECT still_id AS still, label AS name FROM still_scene JOIN scene ON scene.id = scene_id
  WHERE still_id ${among} ORDER BY still_id, position`;
const castSql = `SELECT depiction.still_id AS still, character.name AS character, agent.name AS performer, certainty
  FROM depiction JOIN still ON still.id = depiction.still_id
  LEFT JOIN character ON character.id = depiction.character_id
  LEFT JOIN agent ON agent.id = coalesce(depiction.performer_id,
    (SELECT min(performer_id) FROM cast_role WHERE film_id = still.film_id AND cast_role.character_id = depiction.character_id AND cast_role.kind = 'role'
     HAVING count(DISTINCT performer_id) = 1))
  WHERE depiction.still_id ${among} ORDER BY depiction.still_id, depiction.position, depiction.id`;
const keywordSql = `SELECT still_id AS still, term AS name FROM still_keyword JOIN keyword ON keyword.id = keyword_id
  WHERE still_id ${among} ORDER BY still_id, term`;
const creatorSql = `SELECT still_id AS still, name FROM still_creator WHERE still_id ${among} ORDER BY still_id, position`;

/** Exported for the test that looks at the plans. */
export const namingSql = [
  stillSql,
  fileSql,
  textSql,
  sceneSql,
  castSql,
  placesKnownSql,
  creatorSql,
  keywordSql,
] as const;

type StillRow = Pick<NamedStill, "id" | "kind" | "dateCreated" | "number"> & {
  readonly title: string | null;
  readonly year: number | null;
};
type OfStill = { readonly still: StillId };
type TextRow = OfStill & {
  readonly field: TextField;
  readonly language: string;
  readonly text: string;
};

/** Stills with what names are made from, in the order given; those that are gone or have no file are left out. */
export function namedStills(db: ReadableDb, stills: readonly StillId[]): NamedStill[] {
  const ids = JSON.stringify(stills);
  const grouped = <R extends OfStill>(sql: string): Map<StillId, R[]> =>
    Map.groupBy(all<R>(db, sql, { ids }), ({ still }) => still);
  const rows = new Map(all<StillRow>(db, stillSql, { ids }).map((row) => [row.id, row]));
  const files = grouped<OfStill & NamedFile>(fileSql);
  const texts = grouped<TextRow>(textSql);
  const scenes = grouped<OfStill & { name: string }>(sceneSql);
  const cast = grouped<OfStill & NamedStill["cast"][number]>(castSql);
  const placed = placesKnown(db, stills);
  const creators = grouped<OfStill & { name: string }>(creatorSql);
  const keywords = grouped<OfStill & { name: string }>(keywordSql);
  return stills.flatMap((still) => {
    const row = rows.get(still);
    const ofStill = files.get(still);
    if (row === undefined || ofStill === undefined) return [];
    const { id, kind, dateCreated, number, title, year } = row;
    return [
      {
        id,
        kind,
        dateCreated,
        number,
        film: title === null ? null : { title, year },
        files: ofStill,
        texts: textsIn(texts.get(still) ?? []),
        scenes: (scenes.get(still) ?? []).map(({ name }) => name),
        cast: cast.get(still) ?? [],
        placesKnown: placed.has(still),
        creators: (creators.get(still) ?? []).map(({ name }) => name),
        keywords: (keywords.get(still) ?? []).map(({ name }) => name),
      },
    ];
  });
}

function textsIn(rows: readonly TextRow[]): NamedStill["texts"] {
  const texts: Partial<Record<TextField, Record<string, string>>> = {};
  for (const { field, language, text } of rows) (texts[field] ??= {})[language] = text;
  return texts;
}
