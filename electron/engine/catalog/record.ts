import type { Marks } from "../../../shared/marks.ts";
import type { Certainty } from "../../../shared/depiction.ts";
import type { PartialBox } from "../../../shared/orientation.ts";
import type { RecordKind } from "../../../shared/record.ts";
import type {
  Depiction,
  FilmSummary,
  HolderOfStill,
  NamedRecord,
  Origin,
  StillFile,
  StillId,
  StillKind,
  StillRecord,
  ThumbnailState,
} from "../../../shared/still.ts";
import { displayed } from "./cards.ts";
import { all, first, type ReadableDb } from "./database.ts";
import { notSuperseded, presence, shownFirst } from "./files.ts";
import { filmSummary } from "./films.ts";
import { onlyPerformerSql } from "./following.ts";
import { followsFilmSql } from "./holders.ts";
import { stillJoinedAs } from "./joined.ts";
import { keptJson } from "./kept-json.ts";
import { filmsOfCode } from "./records/alike.ts";
import { distinctionsOf, toldApart, withApart } from "./records/namesakes.ts";
import { marksIn, selectedMarks } from "./marks.ts";
import { placesKnown } from "./places-known.ts";
import { problemOf } from "./problems.ts";
import { reading } from "./reading-that-counts.ts";
import { usualStatuses } from "./rights/usual-status.ts";
import { textsOf } from "./texts.ts";
import { whoWorks } from "./who.ts";

/** Everything about one still; null when there is no such still. */
export function recordOf(db: ReadableDb, id: StillId): StillRecord | null {
  const still = first<
    Marks & {
      uuid: string;
      film_id: number | null;
      kind: StillKind | null;
      date_created: string | null;
      added_at: number;
      number: string | null;
      production_code: string | null;
    }
  >(
    db,
    `SELECT uuid, film_id, kind, date_created, added_at, number, production_code, ${selectedMarks}
     FROM still WHERE id = ?`,
    id,
  );
  const files = filesOf(db, id);
  const shown = files[0];
  if (still === null || shown === undefined) return null;
  const addedAt = new Date(still.added_at).toISOString();
  return {
    id,
    uuid: still.uuid,
    hash: shown.file.hash,
    thumbnail: shown.thumbnail,
    ...displayed(shown.file),
    files: files.map(({ file }) => file),
    film: filmOf(db, still.film_id),
    scenes: named(
      db,
      "scene",
      "SELECT scene.id, uuid, label AS name FROM still_scene JOIN scene ON scene.id = scene_id WHERE still_id = ? ORDER BY position",
      id,
    ),
    depictions: depictionsOf(db, id, still.film_id),
    placesKnown: placesKnown(db, [id]).has(id),
    rightsHolders: holdersOf(db, id),
    keywords: named(
      db,
      "keyword",
      "SELECT keyword.id, uuid, term AS name FROM still_keyword JOIN keyword ON keyword.id = keyword_id WHERE still_id = ? ORDER BY term",
      id,
    ),
    kind: still.kind,
    number: still.number,
    productionCode: still.production_code,
    filmsOfCode: still.production_code === null ? [] : filmsOfCode(db, still.production_code),
    marks: marksIn(still),
    status: usualStatuses(db, [id]).get(id) ?? "unknown",
    texts: textsOf(db, id),
    creators: creatorsOf(db, id),
    dateCreated: still.date_created,
    addedAt,
    changedAt: lastChange(db, id) ?? addedAt,
    carried: carriedBy(db, id),
  };
}

function named(db: ReadableDb, kind: RecordKind, sql: string, still: StillId): NamedRecord[] {
  return toldApart(db, kind, all<NamedRecord>(db, sql, still));
}

function filmOf(db: ReadableDb, id: number | null): FilmSummary | null {
  const film = id === null ? null : filmSummary(db, id);
  return film === null ? null : (toldApart(db, "film", [film])[0] ?? film);
}

/** Its own first, then those of its film that it does not name itself. */
function holdersOf(db: ReadableDb, still: StillId): HolderOfStill[] {
  const own = named(
    db,
    "agent",
    "SELECT DISTINCT agent.id, agent.uuid, agent.name FROM rights_record JOIN agent ON agent.id = holder_id WHERE still_id = ? ORDER BY agent.name",
    still,
  );
  const following = named(
    db,
    "agent",
    `SELECT agent.id, agent.uuid, agent.name ${followingSql}`,
    still,
  );
  return [
    ...own.map((holder) => ({ ...holder, follows: false })),
    ...following
      .filter(({ id }) => !own.some((holder) => holder.id === id))
      .map((holder) => ({ ...holder, follows: true })),
  ];
}

/** The rights holders of its film, where nobody is said to own the still itself. */
const followingSql = `FROM still JOIN film_holder ON film_holder.film_id = still.film_id JOIN agent ON agent.id = agent_id
  WHERE still.id = ? AND ${followsFilmSql} ORDER BY film_holder.position`;

/** A party to the rights in a still, as the archive has it. */
export type RightsParty = {
  readonly uuid: string;
  readonly name: string;
  readonly role: string;
  readonly origin: Origin;
};

/** Rights holders of a still with the role each has; those that follow from its film are its owners. */
export function rightsPartiesOf(db: ReadableDb, still: StillId): RightsParty[] {
  return [
    ...all<RightsParty>(
      db,
      "SELECT agent.uuid, agent.name, role, origin FROM rights_record JOIN agent ON agent.id = holder_id WHERE still_id = ? ORDER BY rights_record.id",
      still,
    ),
    ...all<RightsParty>(
      db,
      `SELECT agent.uuid, agent.name, 'owner' AS role, 'archivist' AS origin ${followingSql}`,
      still,
    ),
  ];
}

/** The photographers of a still in order. */
function creatorsOf(db: ReadableDb, still: StillId): string[] {
  return all<{ name: string }>(
    db,
    "SELECT name FROM still_creator WHERE still_id = ? ORDER BY position",
    still,
  ).map(({ name }) => name);
}

function filesOf(db: ReadableDb, still: StillId): { file: StillFile; thumbnail: ThumbnailState }[] {
  const rows = all<
    Omit<StillFile, "hash" | "problem" | "preferred"> & {
      hash: Buffer;
      preferred: number;
      thumbnail: ThumbnailState;
    }
  >(
    db,
    `SELECT source.path || '/' || file.path AS path, hash, bytes, format, width, height, orientation, pages,
       ${presence} AS state, thumbnail,
       iif(file.state = 'missing', (SELECT there.still_id FROM file AS there WHERE there.source_id = file.source_id
         AND there.path = file.path AND there.state = 'present'), NULL) AS inItsPlace,
       EXISTS (SELECT 1 FROM preferred_file
         WHERE preferred_file.still_id = file.still_id AND preferred_file.hash = lower(hex(file.hash))) AS preferred
     FROM file JOIN source ON source.id = source_id WHERE still_id = ? AND ${notSuperseded} ORDER BY ${shownFirst}`,
    still,
  );
  return rows.map(({ thumbnail, ...row }) => ({
    file: {
      ...row,
      hash: row.hash.toString("hex"),
      preferred: row.preferred === 1,
      problem: problemOf(db, row.path)?.message ?? null,
    },
    thumbnail,
  }));
}

type DepictionRow = {
  id: number;
  position: number;
  origin: "file" | "archivist";
  follows: number;
  character_id: number | null;
  character_uuid: string | null;
  character_name: string | null;
  performer_id: number | null;
  performer_uuid: string | null;
  performer_name: string | null;
  x: number | null;
  y: number | null;
  width: number | null;
  height: number | null;
  called: string | null;
  certainty: Certainty;
  identified_by: string | null;
  identified_on: string | null;
};

/**
 * Who is in the picture, left to right. Where only the character is said, the film's cast says who
 * plays it, if that is one performer.
 */
function depictionsOf(db: ReadableDb, still: StillId, film: number | null): Depiction[] {
  const rows = all<DepictionRow>(
    db,
    `SELECT depiction.id, depiction.position, origin, depiction.performer_id IS NULL AS follows,
       called, certainty, identified_by, identified_on,
       region_x AS x, region_y AS y, region_width AS width, region_height AS height,
       character.id AS character_id, character.uuid AS character_uuid, character.name AS character_name,
       agent.id AS performer_id, agent.uuid AS performer_uuid, agent.name AS performer_name
     FROM depiction
     LEFT JOIN character ON character.id = depiction.character_id
     LEFT JOIN agent ON agent.id = coalesce(depiction.performer_id, ${onlyPerformerSql("@film", "depiction.character_id")})
     WHERE still_id = @still ORDER BY depiction.position, depiction.id`,
    { still, film },
  );
  const cast = all<NamedRecord & { character: number }>(
    db,
    `SELECT DISTINCT character_id AS character, agent.id, agent.uuid, agent.name
     FROM cast_role JOIN agent ON agent.id = performer_id
     WHERE +film_id = @film AND cast_role.kind = 'role'
       AND character_id IN (SELECT character_id FROM depiction WHERE still_id = @still)
     ORDER BY position, cast_role.id`,
    { still, film },
  );
  const performers = [...rows.map((row) => row.performer_id), ...cast.map(({ id }) => id)];
  const distinctionOf = distinctionsOf(
    db,
    "agent",
    performers.flatMap((id) => id ?? []),
  );
  const here = whoWorks();
  return rows.map((row) => ({
    id: row.id,
    character: recordNamed(row.character_id, row.character_uuid, row.character_name),
    performer: performerOf(row, distinctionOf(row.performer_id ?? 0)),
    performerFollows: row.follows === 1 && row.performer_id !== null,
    cast: cast
      .filter(({ character }) => character === row.character_id)
      .map(({ id, uuid, name }) => withApart({ id, uuid, name }, distinctionOf(id))),
    order: row.position,
    region: boxOf(row),
    called: row.called,
    certainty: row.certainty,
    identifiedBy: row.identified_by,
    identifiedHere: row.identified_by === here,
    identifiedOn: row.identified_on,
    origin: row.origin,
  }));
}

function boxOf({ x, y, width, height }: DepictionRow): PartialBox | null {
  return x === null || y === null || width === null || height === null
    ? null
    : { x, y, width, height };
}

function recordNamed(
  id: number | null,
  uuid: string | null,
  name: string | null,
): NamedRecord | null {
  return id === null || uuid === null || name === null ? null : { id, uuid, name };
}

function performerOf(row: DepictionRow, apart: string): NamedRecord | null {
  const performer = recordNamed(row.performer_id, row.performer_uuid, row.performer_name);
  return performer === null ? null : withApart(performer, apart);
}

function lastChange(db: ReadableDb, still: StillId): string | null {
  return (
    first<{ at: string | null }>(
      db,
      "SELECT max(at) AS at FROM history WHERE state = 'done' AND id IN (SELECT history_id FROM history_change WHERE still_id = ?)",
      still,
    )?.at ?? null
  );
}

function carriedBy(db: ReadableDb, still: StillId): Record<string, unknown> {
  const row = first<{ carried: string }>(
    db,
    `SELECT ${reading.carried} AS carried FROM file ${reading.joins} WHERE file.still_id = ? ORDER BY ${shownFirst} LIMIT 1`,
    still,
  );
  // Written by storeRead from Reading.raw.
  return row === null ? {} : keptJson<Record<string, unknown>>(row.carried);
}

/** The still of a UUID, also of one that became part of it; null when there is none. */
export function stillByUuid(db: ReadableDb, uuid: string): StillId | null {
  const still = first<{ id: number }>(db, "SELECT id FROM still WHERE uuid = ?", uuid)?.id ?? null;
  return still ?? stillJoinedAs(db, uuid);
}
