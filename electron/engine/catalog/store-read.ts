import { randomUUID } from "node:crypto";
import type { Carried } from "../../../shared/carried.ts";
import { agentNamed } from "./agents.ts";
import { characterNamed, castPerformer } from "./cast.ts";
import { all, first, run, type WritableDb } from "./database.ts";
import { filmNamed, sceneNamed } from "./films.ts";
import { keywordNamed } from "./keywords.ts";

/** One file as the reader found it. */
export type ReadFile = {
  /** Within the source, with forward slashes. */
  readonly path: string;
  readonly name: string;
  readonly hash: Buffer;
  readonly bytes: number;
  readonly modifiedMs: number;
  readonly inode: number;
  /** The state of its sidecars (see scan.ts); null when it has none. */
  readonly sidecar: string | null;
  readonly format: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly pages: number;
  readonly carried: Carried;
  /** False when the picture cannot be decoded, so that no thumbnail is tried. */
  readonly decodable: boolean;
};

export type Stored = {
  readonly still: number;
  /** What it was to the catalog: a still not seen before, another copy, or a known file with new bytes. */
  readonly as: "new" | "copy" | "changed" | "same";
};

/** Stores what was read of a file, and the still it belongs to: by content hash and size, never by name. */
export function storeRead(db: WritableDb, source: number, read: ReadFile): Stored {
  const known = first<{ id: number; still_id: number; hash: Buffer; sidecar: string | null }>(
    db,
    "SELECT id, still_id, hash, sidecar FROM file WHERE source_id = ? AND path = ?",
    source,
    read.path,
  );
  if (known !== null && known.hash.equals(read.hash)) {
    run(
      db,
      "UPDATE file SET modified_ms = ?, inode = ?, sidecar = ?, state = 'present' WHERE id = ?",
      read.modifiedMs,
      read.inode,
      read.sidecar,
      known.id,
    );
    if (known.sidecar === read.sidecar) return { still: known.still_id, as: "same" };
    keepCarried(db, known.id, read.carried);
    refreshTexts(db, known.still_id, read.carried);
    return { still: known.still_id, as: "changed" };
  }
  const twin = first<{ still_id: number; thumbnail: string }>(
    db,
    "SELECT still_id, thumbnail FROM file WHERE hash = ? AND bytes = ? LIMIT 1",
    read.hash,
    read.bytes,
  );
  return known === null ? storeNew(db, source, read, twin) : storeChanged(db, known, read, twin);
}

type Twin = { readonly still_id: number; readonly thumbnail: string } | null;

function storeNew(db: WritableDb, source: number, read: ReadFile, twin: Twin): Stored {
  const still = twin?.still_id ?? addStill(db, read.carried);
  const { key } = run(
    db,
    `INSERT INTO file (still_id, source_id, path, name, hash, bytes, modified_ms, inode, format, width, height,
       orientation, pages, sidecar, state, thumbnail)
     VALUES (@still, @source, @path, @name, @hash, @bytes, @modifiedMs, @inode, @format, @width, @height,
       @orientation, @pages, @sidecar, 'present', @thumbnail)`,
    {
      ...columnsOf(read),
      still,
      source,
      path: read.path,
      name: read.name,
      thumbnail: twin?.thumbnail ?? firstThumbnail(read),
    },
  );
  keepCarried(db, key, read.carried);
  return { still, as: twin === null ? "new" : "copy" };
}

/**
 * New bytes at a known path: the record stays with the path, unless the old bytes live on in
 * another copy (then the record is theirs) or the new bytes are known (then they join their still).
 */
function storeChanged(
  db: WritableDb,
  known: { id: number; still_id: number; hash: Buffer },
  read: ReadFile,
  twin: Twin,
): Stored {
  const oldLivesOn =
    first(
      db,
      "SELECT 1 FROM file WHERE hash = ? AND id <> ? AND state = 'present'",
      known.hash,
      known.id,
    ) !== null;
  const still = twin?.still_id ?? (oldLivesOn ? addStill(db, read.carried) : known.still_id);
  run(
    db,
    `UPDATE file SET still_id = @still, hash = @hash, bytes = @bytes, modified_ms = @modifiedMs, inode = @inode,
       format = @format, width = @width, height = @height, orientation = @orientation, pages = @pages,
       sidecar = @sidecar, state = 'present', thumbnail = @thumbnail WHERE id = @id`,
    { ...columnsOf(read), still, id: known.id, thumbnail: twin?.thumbnail ?? firstThumbnail(read) },
  );
  keepCarried(db, known.id, read.carried);
  if (still === known.still_id) refreshTexts(db, still, read.carried);
  return { still, as: "changed" };
}

function columnsOf(read: ReadFile): Record<string, unknown> {
  return {
    hash: read.hash,
    bytes: read.bytes,
    modifiedMs: read.modifiedMs,
    inode: read.inode,
    format: read.format,
    width: read.width,
    height: read.height,
    orientation: read.carried.orientation,
    pages: read.pages,
    sidecar: read.sidecar,
  };
}

function firstThumbnail(read: ReadFile): string {
  return read.decodable ? "pending" : "failed";
}

function keepCarried(db: WritableDb, file: number, carried: Carried): void {
  run(
    db,
    "INSERT INTO file_carried (file_id, carried) VALUES (?, ?) ON CONFLICT (file_id) DO UPDATE SET carried = excluded.carried",
    file,
    JSON.stringify(carried.raw),
  );
}

function addStill(db: WritableDb, carried: Carried): number {
  const film = carried.film === null ? null : filmNamed(db, carried.film, carried.film.directors);
  const { key } = run(
    db,
    "INSERT INTO still (uuid, film_id, kind, date_created, added_at) VALUES (?, ?, ?, ?, ?)",
    randomUUID(),
    film,
    carried.kind,
    carried.dateCreated,
    Date.now(),
  );
  for (const [field, texts] of Object.entries(carried.texts)) {
    for (const [language, text] of Object.entries(texts)) {
      run(
        db,
        "INSERT INTO still_text (still_id, field, language, text, origin) VALUES (?, ?, ?, ?, 'file')",
        key,
        field,
        language,
        text,
      );
    }
  }
  addCreators(db, key, carried.creators);
  for (const scene of carried.scenes) {
    run(
      db,
      "INSERT OR IGNORE INTO still_scene (still_id, scene_id) VALUES (?, ?)",
      key,
      sceneNamed(db, film, scene),
    );
  }
  addPersons(db, key, film, carried);
  addRightsHolders(db, key, carried);
  for (const keyword of carried.keywords) {
    run(
      db,
      "INSERT OR IGNORE INTO still_keyword (still_id, keyword_id) VALUES (?, ?)",
      key,
      keywordNamed(db, keyword),
    );
  }
  return key;
}

function addCreators(db: WritableDb, still: number, creators: readonly string[]): void {
  for (const [position, name] of creators.entries()) {
    run(
      db,
      "INSERT INTO still_creator (still_id, position, name) VALUES (?, ?, ?)",
      still,
      position,
      name,
    );
  }
}

/** The file's word on who is in the picture; a person it names as playing someone also joins the film's cast. */
function addPersons(
  db: WritableDb,
  still: number,
  film: number | null,
  { persons, regions }: Carried,
): void {
  for (const [position, person] of persons.entries()) {
    const character = person.character === null ? null : characterNamed(db, film, person.character);
    if (character !== null && film !== null && person.performer !== null)
      castPerformer(db, film, character, person.performer);
    const performer = person.performer === null ? null : agentNamed(db, person.performer);
    if (character === null && performer === null) continue;
    const region = regions.find(
      ({ name }) => name !== "" && (name === person.performer || name === person.character),
    );
    run(
      db,
      `INSERT INTO depiction (uuid, still_id, character_id, performer_id, position, region_x, region_y, region_width, region_height, origin)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'file')`,
      randomUUID(),
      still,
      character,
      performer,
      position,
      region?.x ?? null,
      region?.y ?? null,
      region?.width ?? null,
      region?.height ?? null,
    );
  }
}

function addRightsHolders(
  db: WritableDb,
  still: number,
  { copyrightOwners, imageSupplier }: Carried,
): void {
  const holders = [
    ...copyrightOwners.map((name) => ({ name, role: "owner" })),
    ...(imageSupplier === null ? [] : [{ name: imageSupplier, role: "supplier" }]),
  ];
  for (const { name, role } of holders) {
    run(
      db,
      "INSERT OR IGNORE INTO rights_record (uuid, still_id, holder_id, role, origin) VALUES (?, ?, ?, ?, 'file')",
      randomUUID(),
      still,
      agentNamed(db, name),
      role,
    );
  }
}

/** Texts that still stand as the old file had them follow the new one; what the archivist wrote stays. */
function refreshTexts(db: WritableDb, still: number, carried: Carried): void {
  const kept = new Set(
    all<{ field: string; language: string }>(
      db,
      "SELECT field, language FROM still_text WHERE still_id = ? AND origin = 'archivist'",
      still,
    ).map(({ field, language }) => `${field} ${language}`),
  );
  run(db, "DELETE FROM still_text WHERE still_id = ? AND origin = 'file'", still);
  for (const [field, texts] of Object.entries(carried.texts)) {
    for (const [language, text] of Object.entries(texts)) {
      if (kept.has(`${field} ${language}`)) continue;
      run(
        db,
        "INSERT INTO still_text (still_id, field, language, text, origin) VALUES (?, ?, ?, ?, 'file')",
        still,
        field,
        language,
        text,
      );
    }
  }
}
