import type { StillId, StillKind } from "../../../shared/still.ts";
import { all, type ReadableDb } from "./database.ts";
import { dismissedSql } from "./dismissed.ts";
import { takenAwaySql } from "./taken-away.ts";
import { shownFirst } from "./files.ts";
import { followsFilmSql } from "./holders.ts";

/** All that speaks of one still: what the archive has of it and what its file is called. */
export type Evidence = {
  readonly still: StillId;
  readonly film: number | null;
  readonly kind: StillKind | null;
  /** ISO 8601, possibly truncated. */
  readonly dateCreated: string | null;
  readonly productionCode: string | null;
  readonly captions: readonly string[];
  readonly headlines: readonly string[];
  readonly titles: readonly string[];
  readonly creditLine: string;
  readonly keywords: readonly string[];
  readonly characters: readonly number[];
  readonly performers: readonly number[];
  /** Of these, those who are shown without being said to play anybody: as files name persons. */
  readonly alone: readonly { readonly performer: number; readonly name: string }[];
  readonly hasScene: boolean;
  /** Its rights holders, also those that follow from its film. */
  readonly holders: readonly number[];
  /** Keys of suggestions that are not wanted (see dismissed.ts). */
  readonly dismissed: readonly string[];
  /** What was once taken from it by hand: a field and the key of a record, "character 12". */
  readonly takenAway: readonly string[];
  /** Of the file that stands for it. */
  readonly file: FilePlace;
};

export type FilePlace = {
  readonly source: number;
  /** The folders it is in, from the source's own name on. */
  readonly folders: readonly string[];
  /** Within the source. */
  readonly path: string;
  readonly name: string;
};

/** A still whose file lies in the same folder, near in the order of names. */
export type Neighbour = {
  readonly still: StillId;
  readonly name: string;
  readonly film: number | null;
  readonly scenes: readonly number[];
};

type EvidenceRow = {
  still: StillId;
  film: number | null;
  kind: StillKind | null;
  dateCreated: string | null;
  productionCode: string | null;
  texts: string;
  keywords: string;
  characters: string;
  people: string;
  hasScene: number;
  holders: string;
  dismissed: string;
  takenAway: string;
  file: string | null;
};

/** Exported for the test that looks at the plan. */
export const evidenceSql = `SELECT still.id AS still, film_id AS film, kind, date_created AS dateCreated,
    production_code AS productionCode,
    (SELECT json_group_array(json_array(field, text)) FROM still_text WHERE still_id = still.id
       AND field IN ('caption', 'headline', 'title', 'creditLine')) AS texts,
    (SELECT json_group_array(term) FROM still_keyword JOIN keyword ON keyword.id = keyword_id
       WHERE still_id = still.id) AS keywords,
    (SELECT json_group_array(character_id) FROM depiction
       WHERE still_id = still.id AND character_id IS NOT NULL) AS characters,
    (SELECT json_group_array(json_array(performer_id, agent.name, character_id IS NULL))
       FROM depiction JOIN agent ON agent.id = performer_id WHERE still_id = still.id) AS people,
    EXISTS (SELECT 1 FROM still_scene WHERE still_id = still.id) AS hasScene,
    (SELECT json_group_array(holder) FROM (
       SELECT holder_id AS holder FROM rights_record WHERE still_id = still.id
       UNION SELECT agent_id FROM film_holder WHERE film_holder.film_id = still.film_id AND ${followsFilmSql})) AS holders,
    ${dismissedSql} AS dismissed, ${takenAwaySql} AS takenAway,
    (SELECT json_array(source_id, source.path, file.path, file.name) FROM file
       JOIN source ON source.id = source_id WHERE still_id = still.id ORDER BY ${shownFirst} LIMIT 1) AS file
  FROM still WHERE still.id IN (SELECT value FROM json_each(?))`;

/** What speaks of each of these stills; those that are no more, or have no file, are left out. */
export function evidenceOf(db: ReadableDb, stills: readonly StillId[]): Evidence[] {
  return all<EvidenceRow>(db, evidenceSql, JSON.stringify(stills)).flatMap((row) => {
    if (row.file === null) return [];
    const texts = list<readonly [field: string, text: string]>(row.texts);
    const inField = (field: string): string[] =>
      texts.filter(([of]) => of === field).map(([, text]) => text);
    const people = list<readonly [performer: number, name: string, isAlone: number]>(row.people);
    const [source, sourcePath, path, name] = placed(row.file);
    return {
      still: row.still,
      film: row.film,
      kind: row.kind,
      dateCreated: row.dateCreated,
      productionCode: row.productionCode,
      captions: inField("caption"),
      headlines: inField("headline"),
      titles: inField("title"),
      creditLine: inField("creditLine")[0] ?? "",
      keywords: list<string>(row.keywords),
      characters: list<number>(row.characters),
      performers: people.map(([performer]) => performer),
      alone: people.flatMap(([performer, called, isAlone]) =>
        isAlone === 1 ? [{ performer, name: called }] : [],
      ),
      hasScene: row.hasScene === 1,
      holders: list<number>(row.holders),
      dismissed: list<string>(row.dismissed),
      takenAway: list<string>(row.takenAway),
      file: { source, folders: foldersOf(sourcePath, path), path, name },
    };
  });
}

function foldersOf(source: string, path: string): string[] {
  return [...source.split(/[\\/]/u).slice(-1), ...path.split("/").slice(0, -1)];
}

function placed(json: string): readonly [number, string, string, string] {
  // Made by json_array in the SQL above.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return JSON.parse(json) as [number, string, string, string];
}

function list<T>(json: string): T[] {
  // Made by json_group_array in the SQL above, of what the caller says.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return json === "[]" ? [] : (JSON.parse(json) as T[]);
}

/** How many files before and after one are looked at. */
const NEIGHBOURS = 12;

type NeighbourRow = {
  still: StillId;
  path: string;
  name: string;
  film: number | null;
  scenes: string;
};

/** Exported for the test that looks at the plan. */
export const neighbourSql = (way: "before" | "after"): string =>
  `SELECT still.id AS still, file.path, file.name, still.film_id AS film,
     (SELECT json_group_array(scene_id) FROM still_scene WHERE still_id = still.id) AS scenes
   FROM file JOIN still ON still.id = file.still_id
   WHERE source_id = @source AND file.path ${way === "before" ? "< @path AND file.path > @folder" : "> @path"}
     AND state = 'present' ORDER BY file.path ${way === "before" ? "DESC" : ""} LIMIT ${String(NEIGHBOURS)}`;

/** The files nearest to one in the order of names, in the same folder: a dozen before it and a dozen after. */
export function neighboursOf(db: ReadableDb, { source, path }: FilePlace): Neighbour[] {
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const rows = (["before", "after"] as const).flatMap((way) =>
    all<NeighbourRow>(db, neighbourSql(way), {
      source,
      path,
      ...(way === "before" ? { folder } : {}),
    }),
  );
  return rows
    .filter((row) => row.path.startsWith(folder) && !row.path.includes("/", folder.length))
    .map(({ still, name, film, scenes }) => ({ still, name, film, scenes: list<number>(scenes) }));
}
