import type { Marks } from "../../../shared/marks.ts";
import { folderKey } from "../../../shared/search-document.ts";
import type {
  RecordKeys,
  SearchDocument,
  SearchRecord,
  SearchRecords,
  SearchSource,
} from "../../../shared/search-document.ts";
import type { LanguageField } from "../../../shared/query/tree.ts";
import type { RightsStatus, StillKind, TextField } from "../../../shared/still.ts";
import { catalogUuid } from "./catalog-uuid.ts";
import { all, first, number, type ReadableDb } from "./database.ts";
import { isDoubtfulSql, isUnidentifiedSql } from "./depictions.ts";
import { shownFirst } from "./files.ts";
import { onlyPerformerSql } from "./following.ts";
import { followsFilmSql } from "./holders.ts";
import { uuidsOfStillSql } from "./joined.ts";
import { marksIn, selectedMarks } from "./marks.ts";
import { usualRequest, usualStatuses } from "./rights/usual-status.ts";
import { stillsOfSet } from "./sets.ts";
import { checkColumns, toCheckOf, type CheckRow } from "./to-check.ts";

type DocumentRow = CheckRow &
  Marks & {
    film: number | null;
    kind: StillKind | null;
    dateCreated: string | null;
    addedAt: number;
    files: string | null;
    scenes: string | null;
    characters: string | null;
    performers: string | null;
    rightsHolders: string | null;
    keywords: string | null;
    sets: string | null;
    exports: string | null;
    changedAt: string | null;
    number: string | null;
    people: number;
    regions: number;
    texts: string | null;
    creators: string | null;
    hasProblem: number;
    hasUnidentified: number;
    hasDoubtful: number;
  };

const numbersOf = (table: string, column: string): string =>
  `(SELECT json_group_array(${column}) FROM ${table} WHERE still_id = still.id)`;

/**
 * One row a still, lists as JSON. Performers are those named in the still and those who follow
 * from its characters; rights holders its own and those that follow from its film.
 */
const documentSql = `SELECT still.id, film_id AS film, kind, date_created AS dateCreated, added_at AS addedAt, number, ${selectedMarks},
  (SELECT max(at, coalesce(undone_at, '')) FROM history_change JOIN history ON history.id = history_id
   WHERE still_id = still.id ORDER BY history_change.id DESC LIMIT 1) AS changedAt,
  (SELECT json_group_array(json_array(name, present_in, width, height, bytes, source_id, folder)) FROM (
     SELECT name, iif(state = 'present', source_id, NULL) AS present_in, width, height, bytes,
       source_id, substr(path, 1, length(path) - length(name)) AS folder
     FROM file WHERE still_id = still.id ORDER BY ${shownFirst})) AS files,
  ${numbersOf("still_scene", "scene_id")} AS scenes,
  (SELECT json_group_array(DISTINCT character_id) FROM depiction WHERE still_id = still.id AND character_id IS NOT NULL) AS characters,
  (SELECT json_group_array(performer) FROM (
     SELECT performer_id AS performer FROM depiction WHERE still_id = still.id AND performer_id IS NOT NULL
     UNION SELECT * FROM (SELECT ${onlyPerformerSql("still.film_id", "depiction.character_id")} AS performer FROM depiction
       WHERE still_id = still.id AND performer_id IS NULL AND character_id IS NOT NULL AND still.film_id IS NOT NULL)
     WHERE performer IS NOT NULL)) AS performers,
  (SELECT json_group_array(holder) FROM (
     SELECT holder_id AS holder FROM rights_record WHERE still_id = still.id
     UNION SELECT agent_id FROM film_holder WHERE film_holder.film_id = still.film_id AND ${followsFilmSql})) AS rightsHolders,
  ${numbersOf("still_keyword", "keyword_id")} AS keywords,
  ${numbersOf("still_set_member", "set_id")} AS sets,
  (SELECT json_group_array(DISTINCT export_id) FROM export_file WHERE still_uuid IN (${uuidsOfStillSql("still")})) AS exports,
  (SELECT json_group_array(json_array(field, language, text)) FROM still_text WHERE still_id = still.id
     AND field IN ('caption', 'headline', 'title', 'altText', 'extendedDescription', 'creditLine')) AS texts,
  (SELECT count(*) FROM depiction WHERE still_id = still.id) AS people,
  (SELECT count(region_x) FROM depiction WHERE still_id = still.id) AS regions,
  ${numbersOf("still_creator", "name")} AS creators,
  EXISTS (SELECT 1 FROM file JOIN source ON source.id = source_id JOIN problem ON problem.path = source.path || '/' || file.path
     WHERE still_id = still.id) AS hasProblem,
  EXISTS (SELECT 1 FROM depiction WHERE still_id = still.id AND ${isUnidentifiedSql}) AS hasUnidentified,
  EXISTS (SELECT 1 FROM depiction WHERE still_id = still.id AND ${isDoubtfulSql}) AS hasDoubtful,
  ${checkColumns}
FROM still`;

/** The catalog as the search index reads it. */
export function searchSource(db: ReadableDb): SearchSource {
  return {
    documents: (after, limit) =>
      documentsIn(
        db,
        all(db, `${documentSql} WHERE still.id > ? ORDER BY still.id LIMIT ?`, after, limit),
      ),
    documentsOf: (ids) =>
      documentsIn(
        db,
        all(
          db,
          `${documentSql} WHERE still.id IN (SELECT value FROM json_each(?))`,
          JSON.stringify(ids),
        ),
      ),
    records: (only) => recordsOf(db, only),
    setMembers: (set) => stillsOfSet(db, set),
  };
}

/** A file's name, the source it is present in, how large it is, and where it was last seen. */
type FileOfDocument = readonly [
  name: string,
  presentIn: number | null,
  width: number | null,
  height: number | null,
  bytes: number,
  source: number,
  folder: string,
];
type TextOfDocument = readonly [field: TextField, language: string, text: string];

/** Texts that have languages, as a query calls them. */
const languageFieldOf: Readonly<Partial<Record<TextField, LanguageField>>> = {
  caption: "caption",
  headline: "headline",
  title: "title",
  altText: "alt-text",
  extendedDescription: "description",
};

function sourcesOf(files: readonly FileOfDocument[]): readonly number[] {
  const sources = files.flatMap(([, source]) => source ?? []);
  return sources.length < 2 ? sources : [...new Set(sources)].toSorted((a, b) => a - b);
}

function languagesOf(texts: readonly TextOfDocument[]): (readonly [LanguageField, string])[] {
  return texts.flatMap(([field, language, text]) => {
    const named = text.trim() === "" ? undefined : languageFieldOf[field];
    return named === undefined ? [] : [[named, language] as const];
  });
}

function textsOf(texts: readonly TextOfDocument[], field: TextField): readonly string[] {
  return texts.filter(([of]) => of === field).map(([, , text]) => text);
}

function documentsIn(db: ReadableDb, rows: readonly DocumentRow[]): SearchDocument[] {
  const statuses = usualStatuses(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => documentOf(db, row, statuses.get(row.id) ?? "unknown"));
}

function documentOf(db: ReadableDb, row: DocumentRow, status: RightsStatus): SearchDocument {
  const files = list<FileOfDocument>(row.files);
  const texts = list<TextOfDocument>(row.texts);
  const [, , width, height, bytes, source, folder] = files[0] ?? [];
  return {
    id: row.id,
    film: row.film,
    scenes: list<number>(row.scenes),
    characters: list<number>(row.characters),
    performers: list<number>(row.performers),
    rightsHolders: list<number>(row.rightsHolders),
    keywords: list<number>(row.keywords),
    sets: list<number>(row.sets),
    exports: list<number>(row.exports),
    kind: row.kind,
    marks: marksIn(row),
    status,
    dateCreated: row.dateCreated,
    addedAt: row.addedAt,
    changedAt: Math.max(row.addedAt, row.changedAt === null ? 0 : Date.parse(row.changedAt)),
    number: row.number,
    width: width ?? 0,
    height: height ?? 0,
    bytes: bytes ?? 0,
    people: row.people,
    folder: source === undefined || folder === undefined ? null : folderKey(source, folder),
    fileNames: files.map(([name]) => name),
    captions: textsOf(texts, "caption"),
    headlines: textsOf(texts, "headline"),
    titles: textsOf(texts, "title"),
    otherTexts: [...textsOf(texts, "altText"), ...textsOf(texts, "extendedDescription")],
    languages: languagesOf(texts),
    creditLine: texts.find(([field]) => field === "creditLine")?.[2] ?? "",
    creators: list<string>(row.creators),
    hasAltText: texts.some(([field]) => field === "altText"),
    hasProblem: row.hasProblem === 1,
    ...toCheckOf(db, row),
    hasUnidentified: row.hasUnidentified === 1,
    hasDoubtful: row.hasDoubtful === 1,
    hasRegion: row.regions > 0,
    sources: sourcesOf(files),
  };
}

/** What json_group_array made: a list of the column's own type. */
function list<T extends number | string | FileOfDocument | TextOfDocument>(
  json: string | null,
): T[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return json === null || json === "[]" ? [] : (JSON.parse(json) as T[]);
}

/** The tables with the names of one kind of record: its own, and that of the further names. */
const named = {
  films: ["film", "title", "film_title", "film_id", "title"],
  scenes: ["scene", "label", "scene_name", "scene_id", "name"],
  characters: ["character", "name", "character_name", "character_id", "name"],
  performers: ["agent", "name", "agent_name", "agent_id", "name"],
  rightsHolders: ["agent", "name", "agent_name", "agent_id", "name"],
  keywords: ["keyword", "term", "keyword_name", "keyword_id", "name"],
} as const;

function recordsOf(db: ReadableDb, only: RecordKeys | undefined): SearchRecords {
  const of = (kind: keyof typeof named): SearchRecord[] => namesOf(db, kind, only?.[kind]);
  const films = new Map(
    rowsOf<{ id: number; year: number | null }>(db, "SELECT id, year FROM film", only?.films).map(
      ({ id, year }) => [id, year],
    ),
  );
  const scenes = new Map(
    rowsOf<{ id: number; film: number | null; order: number }>(
      db,
      'SELECT id, film_id AS film, position AS "order" FROM scene',
      only?.scenes,
    ).map(({ id, ...place }) => [id, place]),
  );
  const broader = new Map(
    rowsOf<{ id: number; parent_id: number | null }>(
      db,
      "SELECT id, parent_id FROM keyword",
      only?.keywords,
    ).map(({ id, parent_id }) => [id, parent_id]),
  );
  const performers = of("performers");
  return {
    films: of("films").map((film) => ({ ...film, year: films.get(film.id) ?? null })),
    scenes: of("scenes").map((scene) => ({ ...scene, ...scenes.get(scene.id) })),
    characters: of("characters"),
    performers,
    rightsHolders: only === undefined ? performers : of("rightsHolders"),
    keywords: of("keywords").map((keyword) => ({
      ...keyword,
      broader: broader.get(keyword.id) ?? null,
    })),
    sets: rowsOf<{ id: number; name: string; parent: number | null }>(
      db,
      "SELECT id, name, parent_id AS parent FROM still_set",
      only?.sets,
    ).map(({ id, name, parent }) => ({ id, names: [name], parent })),
    exports: exportsSought(db, only?.exports),
  };
}

type ExportRow = {
  readonly id: number;
  readonly at: string;
  readonly recipient: string | null;
  readonly set_name: string | null;
  readonly folder: string;
  readonly profile: string;
};

/** By what an export is found: who got it, its set, the name of its folder, and its profile. */
function exportsSought(db: ReadableDb, only: readonly number[] | undefined): SearchRecord[] {
  const sql = "SELECT id, at, recipient, set_name, folder, profile FROM export";
  return rowsOf<ExportRow>(db, sql, only).map((row) => {
    const folder = row.folder.split(/[\\/]/u).findLast((name) => name !== "") ?? row.folder;
    const names = [row.recipient, row.set_name, folder, row.profile].filter(
      (name) => name !== null,
    );
    return { id: row.id, names: [...new Set(names)], at: Date.parse(row.at) };
  });
}

/** The rows of a table, all or those with these keys, in the order of their keys. */
function rowsOf<Row>(db: ReadableDb, sql: string, only: readonly number[] | undefined): Row[] {
  if (only === undefined) return all<Row>(db, `${sql} ORDER BY id`);
  if (only.length === 0) return [];
  const some = `${sql} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`;
  return all<Row>(db, some, JSON.stringify(only));
}

/** Records with their names, the shown one first. */
function namesOf(
  db: ReadableDb,
  kind: keyof typeof named,
  only: readonly number[] | undefined,
): SearchRecord[] {
  const [table, column, variants, owner, name] = named[kind];
  const records = new Map(
    rowsOf<{ id: number; name: string }>(
      db,
      `SELECT id, ${column} AS name FROM ${table}`,
      only,
    ).map((record) => [record.id, [record.name]]),
  );
  const further = rowsOf<{ owner: number; name: string }>(
    db,
    `SELECT owner, name FROM (SELECT ${owner} AS id, ${owner} AS owner, ${name} AS name FROM ${variants})`,
    only,
  );
  for (const variant of further) records.get(variant.owner)?.push(variant.name);
  return [...records].map(([id, names]) => ({ id, names }));
}

/**
 * Tells whether a snapshot of the search index still fits: it changes with every still, file,
 * history entry, job and copy handed out, and with what the archive is usually asked for and the time zone in which its days are.
 * The last still and entry are named by their uuids: a catalog that somebody put back in the system's file manager, and
 * that has had as many since, is another.
 */
export function searchStamp(db: ReadableDb): string {
  const uuid = catalogUuid(db);
  const counts = ["still", "file", "history", "problem", "job", "export"].map((table) =>
    number(db, `SELECT coalesce(max(id), 0) FROM ${table}`),
  );
  const last = ["still", "history"].map(
    (table) =>
      first<{ uuid: string }>(db, `SELECT uuid FROM ${table} ORDER BY id DESC`)?.uuid ?? "",
  );
  const copies = number(
    db,
    "SELECT count(*) FROM export_file WHERE export_id = (SELECT max(id) FROM export)",
  );
  const undone = number(db, "SELECT count(*) FROM history WHERE state <> 'done'");
  const gone = number(db, "SELECT count(*) FROM file WHERE state = 'missing'");
  const { use, territory, zone } = usualRequest(db);
  return [uuid, ...counts, ...last, copies, undone, gone, use, territory, zone].join(":");
}

/** How many stills there are. */
export function countStills(db: ReadableDb): number {
  return number(db, "SELECT count(*) FROM still");
}
