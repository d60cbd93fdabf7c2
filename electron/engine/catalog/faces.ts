import type { PartialBox } from "../../../shared/orientation.ts";
import type { StillId } from "../../../shared/still.ts";
import { all, inTransaction, number, run, type ReadableDb, type WritableDb } from "./database.ts";
import { shownFirst } from "./files.ts";

/** A picture in which faces were not looked for yet. */
export type UnreadPicture = {
  readonly still: StillId;
  readonly path: string;
  readonly hash: Buffer;
  readonly format: string;
};

/** A face as it was found: its box in parts of the picture as displayed. */
export type FaceToKeep = PartialBox & { readonly descriptor: Float32Array | null };

/** A face that was found in the picture that stands for a still. */
export type KeptFace = { readonly id: number; readonly still: StillId; readonly box: PartialBox };

/** A face of a film, with whether it can be told from others. */
export type FaceOfFilm = KeptFace & { readonly isDescribed: boolean };

/** Whether faces are looked for in this archive. */
export function facesWanted(db: ReadableDb): boolean {
  return number(db, "SELECT wanted FROM face_search") === 1;
}

/**
 * Has faces looked for in this archive, or no more. Chosen anew, pictures that could not be looked at are
 * tried once more: it may be another Stillroom by then.
 */
export function setFacesWanted(db: WritableDb, wanted: boolean): void {
  inTransaction(db, () => {
    if (wanted && !facesWanted(db)) run(db, "DELETE FROM face_reading WHERE state = 'failed'");
    run(db, "UPDATE face_search SET wanted = ?", Number(wanted));
    if (wanted)
      run(
        db,
        `INSERT OR IGNORE INTO face_wanted SELECT hash FROM file WHERE thumbnail = 'made'
           AND NOT EXISTS (SELECT 1 FROM face_reading WHERE face_reading.hash = file.hash)`,
      );
    else run(db, "DELETE FROM face_wanted");
  });
}

/**
 * A file with the bytes that wait which is there, if any. Asked of one picture after the other: left to
 * itself SQLite begins with the files, and sorts all of a large archive to answer with two.
 */
const thereOf = `SELECT there.id FROM file AS there INDEXED BY file_by_hash
    CROSS JOIN source ON source.id = there.source_id
  WHERE there.hash = face_wanted.hash AND there.state = 'present' AND offline IS NULL`;

/** What {@link unreadPictures} asks. */
export const unreadPicturesSql = `SELECT still_id AS still, source.path || '/' || file.path AS path,
    face_wanted.hash, format
  FROM face_wanted CROSS JOIN file ON file.id = (${thereOf} LIMIT 1)
    CROSS JOIN source ON source.id = file.source_id
  WHERE face_wanted.hash > ? ORDER BY face_wanted.hash LIMIT ?`;

/** Pictures not looked at yet, by their hashes, after one. */
export function unreadPictures(db: ReadableDb, after: Uint8Array, limit: number): UnreadPicture[] {
  return all(db, unreadPicturesSql, after, limit);
}

/** What {@link areThereUnreadPictures} asks. */
export const anyUnreadSql = `SELECT EXISTS (SELECT 1 FROM face_wanted WHERE EXISTS (${thereOf}))`;

/** Whether there are any. */
export function areThereUnreadPictures(db: ReadableDb): boolean {
  return number(db, anyUnreadSql) === 1;
}

/** How many these are; it looks at every one of them. */
export function countUnreadPictures(db: ReadableDb): number {
  return number(db, `SELECT count(*) FROM face_wanted WHERE EXISTS (${thereOf})`);
}

/** How many faces there are, and in how many pictures they were looked for. */
export function countFaces(db: ReadableDb): { faces: number; pictures: number } {
  return {
    faces: number(db, "SELECT count(*) FROM face"),
    pictures: number(db, "SELECT count(*) FROM face_reading"),
  };
}

/** Keeps the faces of a picture; null for one that could not be looked at. */
export function keepFaces(db: WritableDb, hash: Buffer, faces: readonly FaceToKeep[] | null): void {
  inTransaction(db, () => {
    run(db, "DELETE FROM face_wanted WHERE hash = ?", hash);
    run(db, "DELETE FROM face_reading WHERE hash = ?", hash);
    run(
      db,
      "INSERT INTO face_reading (hash, state) VALUES (?, ?)",
      hash,
      faces === null ? "failed" : "read",
    );
    for (const { x, y, width, height, descriptor } of faces ?? [])
      run(
        db,
        "INSERT INTO face (hash, x, y, width, height, descriptor) VALUES (?, ?, ?, ?, ?, ?)",
        hash,
        x,
        y,
        width,
        height,
        descriptor === null ? null : Buffer.from(Float32Array.from(descriptor).buffer),
      );
  });
}

const fileThatStandsFor = `SELECT file.id FROM file WHERE still_id = still.id ORDER BY ${shownFirst} LIMIT 1`;

type FaceRow = PartialBox & { readonly id: number; readonly still: StillId };

/** The faces found in a still's picture, from left to right. */
export function facesOfStill(db: ReadableDb, still: StillId): KeptFace[] {
  return all<FaceRow>(
    db,
    `SELECT face.id, still.id AS still, x, y, face.width, face.height FROM still
     JOIN file ON file.id = (${fileThatStandsFor}) JOIN face ON face.hash = file.hash
     WHERE still.id = ? ORDER BY x`,
    still,
  ).map(keptFace);
}

/**
 * The faces found in a film's stills, in the order in which they were. It takes time as many as there are
 * faces in the archive or stills in the film, whichever are fewer.
 */
export function facesOfFilm(db: ReadableDb, film: number): FaceOfFilm[] {
  const stills = number(db, "SELECT count(*) FROM still WHERE film_id = ?", film);
  const fewer = "SELECT count(*) < @stills FROM (SELECT 1 FROM face LIMIT @stills)";
  const rows = all<FaceRow & { readonly described: number }>(
    db,
    `SELECT face.id, still.id AS still, x, y, face.width, face.height, descriptor IS NOT NULL AS described
     FROM ${number(db, fewer, { stills }) === 1 ? throughFaces : throughStills}
     WHERE film_id = ? AND file.id = (${fileThatStandsFor}) ORDER BY face.id`,
    film,
  );
  return rows.map(({ described, ...row }) => ({ ...keptFace(row), isDescribed: described === 1 }));
}

const throughFaces = `face CROSS JOIN file ON file.hash = face.hash
  CROSS JOIN still ON still.id = file.still_id`;
const throughStills = `still CROSS JOIN file ON file.still_id = still.id
  CROSS JOIN face ON face.hash = file.hash`;

function keptFace({ id, still, ...box }: FaceRow): KeptFace {
  return { id, still, box };
}

/** What tells these faces from others, by their keys. */
export function descriptorsOf(
  db: ReadableDb,
  faces: readonly number[],
): ReadonlyMap<number, Float32Array> {
  const rows = all<{ id: number; descriptor: Buffer }>(
    db,
    `SELECT id, descriptor FROM face
     WHERE id IN (SELECT value FROM json_each(?)) AND descriptor IS NOT NULL`,
    JSON.stringify(faces),
  );
  return new Map(
    rows.map(({ id, descriptor }) => [id, new Float32Array(Uint8Array.from(descriptor).buffer)]),
  );
}
