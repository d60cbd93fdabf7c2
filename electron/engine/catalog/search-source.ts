import type {
  SearchDocument,
  SearchRecord,
  SearchSource,
} from "../../../shared/search-document.ts";
import type { StillKind } from "../../../shared/still.ts";
import { all, first, number, type ReadableDb } from "./database.ts";
import { shownFirst } from "./files.ts";

type DocumentRow = {
  id: number;
  film: number | null;
  kind: StillKind | null;
  dateCreated: string | null;
  addedAt: number;
  fileNames: string | null;
  scenes: string | null;
  characters: string | null;
  performers: string | null;
  rightsHolders: string | null;
  keywords: string | null;
  sets: string | null;
  captions: string | null;
  otherTexts: string | null;
  creditLine: string | null;
  creators: string | null;
  hasAltText: number;
  hasProblem: number;
};

const numbersOf = (table: string, column: string): string =>
  `(SELECT json_group_array(${column}) FROM ${table} WHERE still_id = still.id)`;

/** One row a still, lists as JSON. Performers are those named in the still and those its characters are played by. */
const documentSql = `SELECT still.id, film_id AS film, kind, date_created AS dateCreated, added_at AS addedAt,
  (SELECT json_group_array(name) FROM (
     SELECT name FROM file WHERE still_id = still.id ORDER BY ${shownFirst})) AS fileNames,
  ${numbersOf("still_scene", "scene_id")} AS scenes,
  (SELECT json_group_array(DISTINCT character_id) FROM depiction WHERE still_id = still.id AND character_id IS NOT NULL) AS characters,
  (SELECT json_group_array(performer) FROM (
     SELECT performer_id AS performer FROM depiction WHERE still_id = still.id AND performer_id IS NOT NULL
     UNION SELECT cast_role.performer_id FROM depiction JOIN cast_role
       ON cast_role.character_id = depiction.character_id AND cast_role.film_id = still.film_id
     WHERE still_id = still.id AND depiction.performer_id IS NULL AND cast_role.performer_id IS NOT NULL)) AS performers,
  (SELECT json_group_array(DISTINCT holder_id) FROM rights_record WHERE still_id = still.id) AS rightsHolders,
  ${numbersOf("still_keyword", "keyword_id")} AS keywords,
  ${numbersOf("still_set_member", "set_id")} AS sets,
  (SELECT json_group_array(text) FROM still_text WHERE still_id = still.id AND field = 'caption') AS captions,
  (SELECT json_group_array(text) FROM still_text WHERE still_id = still.id
     AND field IN ('headline', 'title', 'altText', 'extendedDescription')) AS otherTexts,
  (SELECT text FROM still_text WHERE still_id = still.id AND field = 'creditLine' LIMIT 1) AS creditLine,
  ${numbersOf("still_creator", "name")} AS creators,
  EXISTS (SELECT 1 FROM still_text WHERE still_id = still.id AND field = 'altText') AS hasAltText,
  EXISTS (SELECT 1 FROM file JOIN source ON source.id = source_id JOIN problem ON problem.path = source.path || '/' || file.path
     WHERE still_id = still.id) AS hasProblem
FROM still`;

/** The catalog as the search index reads it. */
export function searchSource(db: ReadableDb): SearchSource {
  return {
    documents: (after, limit) =>
      all<DocumentRow>(
        db,
        `${documentSql} WHERE still.id > ? ORDER BY still.id LIMIT ?`,
        after,
        limit,
      ).map(documentOf),
    documentsOf: (ids) =>
      all<DocumentRow>(
        db,
        `${documentSql} WHERE still.id IN (SELECT value FROM json_each(?))`,
        JSON.stringify(ids),
      ).map(documentOf),
    records: () => recordsOf(db),
    setMembers: (set) =>
      all<{ still_id: number }>(
        db,
        "SELECT still_id FROM still_set_member WHERE set_id = ? ORDER BY position",
        set,
      ).map(({ still_id }) => still_id),
  };
}

function documentOf(row: DocumentRow): SearchDocument {
  return {
    id: row.id,
    film: row.film,
    scenes: list<number>(row.scenes),
    characters: list<number>(row.characters),
    performers: list<number>(row.performers),
    rightsHolders: list<number>(row.rightsHolders),
    keywords: list<number>(row.keywords),
    sets: list<number>(row.sets),
    kind: row.kind,
    status: "unknown",
    dateCreated: row.dateCreated,
    addedAt: row.addedAt,
    fileNames: list<string>(row.fileNames),
    captions: list<string>(row.captions),
    otherTexts: list<string>(row.otherTexts),
    creditLine: row.creditLine ?? "",
    creators: list<string>(row.creators),
    hasAltText: row.hasAltText === 1,
    hasProblem: row.hasProblem === 1,
  };
}

/** What json_group_array made: a list of the column's own type. */
function list<T extends number | string>(json: string | null): T[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return json === null || json === "[]" ? [] : (JSON.parse(json) as T[]);
}

function recordsOf(db: ReadableDb): ReturnType<SearchSource["records"]> {
  const agents = namesOf(
    db,
    `SELECT id, name FROM (SELECT id, name, 0 AS rank FROM agent UNION ALL SELECT agent_id, name, 1 FROM agent_name) ORDER BY id, rank`,
  );
  const films = namesOf(
    db,
    `SELECT id, name FROM (SELECT id, title AS name, 0 AS rank FROM film UNION ALL SELECT film_id, title, 1 FROM film_title) ORDER BY id, rank`,
  );
  const years = new Map(
    all<{ id: number; year: number | null }>(db, "SELECT id, year FROM film").map(
      ({ id, year }) => [id, year],
    ),
  );
  const scenes = all<{ id: number; name: string; film: number | null; order: number }>(
    db,
    'SELECT id, label AS name, film_id AS film, position AS "order" FROM scene',
  );
  return {
    films: films.map((film) => ({ ...film, year: years.get(film.id) ?? null })),
    scenes: scenes.map(({ id, name, film, order }) => ({ id, names: [name], film, order })),
    characters: namesOf(
      db,
      `SELECT id, name FROM (SELECT id, name, 0 AS rank FROM character UNION ALL SELECT character_id, name, 1 FROM character_name) ORDER BY id, rank`,
    ),
    performers: agents,
    rightsHolders: agents,
    keywords: namesOf(db, "SELECT id, term AS name FROM keyword ORDER BY id"),
    sets: namesOf(db, "SELECT id, name FROM still_set ORDER BY id"),
  };
}

/** Records of a query that gives each record's names one under the other, the shown one first. */
function namesOf(db: ReadableDb, sql: string): SearchRecord[] {
  const byId = new Map<number, string[]>();
  for (const { id, name } of all<{ id: number; name: string }>(db, sql)) {
    const names = byId.get(id);
    if (names === undefined) byId.set(id, [name]);
    else names.push(name);
  }
  return [...byId].map(([id, names]) => ({ id, names }));
}

/**
 * Tells whether a snapshot of the search index still fits: it changes with every still, file,
 * history entry and job.
 */
export function searchStamp(db: ReadableDb): string {
  const uuid = first<{ uuid: string }>(db, "SELECT uuid FROM catalog")?.uuid ?? "";
  const counts = ["still", "file", "history", "problem", "job"].map((table) =>
    number(db, `SELECT coalesce(max(id), 0) FROM ${table}`),
  );
  const undone = number(db, "SELECT count(*) FROM history WHERE state <> 'done'");
  const gone = number(db, "SELECT count(*) FROM file WHERE state = 'missing'");
  return [uuid, ...counts, undone, gone].join(":");
}

/** How many stills there are. */
export function countStills(db: ReadableDb): number {
  return number(db, "SELECT count(*) FROM still");
}
