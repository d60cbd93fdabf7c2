import { randomUUIDv7 } from "node:crypto";
import {
  saidOfPerson,
  type CharacterShown,
  type SaidOfPerson,
} from "../../../shared/contract/cast.ts";
import type { Certainty } from "../../../shared/depiction.ts";
import type { PartialBox } from "../../../shared/orientation.ts";
import type { Origin, StillId } from "../../../shared/still.ts";
import { all, first, number, run, type ReadableDb, type WritableDb } from "./database.ts";
import { boxIn, regionOfBox, type Region } from "./moved-region.ts";
import { haveSameRegionSql } from "./own-regions.ts";
import type { Identity } from "./same-person.ts";
import { whoWorks } from "./who.ts";

/** In SQL of a depiction: whether nobody has said who it is; whether who it is said to be is not certain. */
export const isUnidentifiedSql = "character_id IS NULL AND performer_id IS NULL";
export const isDoubtfulSql = `certainty <> 'certain' AND NOT (${isUnidentifiedSql})`;

/** The still that a depiction is of; null when there is no such depiction. */
export function stillOfDepiction(db: ReadableDb, depiction: number): StillId | null {
  return (
    first<{ still: StillId }>(db, "SELECT still_id AS still FROM depiction WHERE id = ?", depiction)
      ?.still ?? null
  );
}

/** Where people of a still stood before the archivist moved them or took them off, in shares of the stored pixels. */
export function formerRegions(db: ReadableDb, still: StillId): PartialBox[] {
  const rows = all<Region>(
    db,
    `SELECT json_extract(before, '$.region_x') AS region_x, json_extract(before, '$.region_y') AS region_y,
       json_extract(before, '$.region_width') AS region_width,
       json_extract(before, '$.region_height') AS region_height
     FROM history_change JOIN history ON history.id = history_id
     WHERE still_id = ? AND table_name = 'depiction' AND state = 'done'
       AND json_extract(before, '$.region_x') IS NOT NULL`,
    still,
  );
  return rows.flatMap((row) => boxIn(row) ?? []);
}

/**
 * The stills among these that show a character and say no more of it than tagging does, and those that also
 * say who plays it there, where it is, how certain that is or that somebody else identified it.
 */
export function charactersShown(
  db: ReadableDb,
  stills: readonly StillId[],
  character: number,
): CharacterShown {
  const rows = all<{ still: StillId } & Record<SaidOfPerson, number>>(
    db,
    `SELECT still_id AS still, max(performer_id IS NOT NULL) AS performer, max(region_x IS NOT NULL) AS region,
       max(certainty <> 'certain') AS certainty, max(coalesce(identified_by, @me) <> @me) AS identifier
     FROM depiction WHERE still_id IN (SELECT value FROM json_each(@stills)) AND character_id = @character
     GROUP BY still_id`,
    { stills: JSON.stringify(stills), character, me: whoWorks() },
  );
  const said = (row: (typeof rows)[number]): SaidOfPerson[] =>
    saidOfPerson.filter((what) => row[what] === 1);
  const kept = rows.filter((row) => said(row).length > 0);
  return {
    plain: rows.flatMap((row) => (said(row).length === 0 ? [row.still] : [])),
    kept: kept.length,
    said: saidOfPerson.filter((what) => kept.some((row) => row[what] === 1)),
  };
}

/** Who it is by its own word, without what follows from the film's cast. */
export function identityOf(db: ReadableDb, depiction: number): Identity {
  return (
    first<Identity>(
      db,
      "SELECT character_id AS character, performer_id AS performer FROM depiction WHERE id = ?",
      depiction,
    ) ?? { character: null, performer: null }
  );
}

/** Says that a still shows somebody unidentified, in a box of the stored pixels; answers the key. */
export function addUnidentified(
  db: WritableDb,
  still: StillId,
  { box, called, origin }: { box: PartialBox | null; called: string | null; origin: Origin },
): number {
  const position = number(
    db,
    "SELECT coalesce(max(position), -1) + 1 FROM depiction WHERE still_id = ?",
    still,
  );
  return run(
    db,
    `INSERT INTO depiction (uuid, still_id, position, region_x, region_y, region_width, region_height, called, origin)
     VALUES (@uuid, @still, @position, @region_x, @region_y, @region_width, @region_height, @called, @origin)`,
    { ...regionOfBox(box), uuid: randomUUIDv7(), still, position, called, origin },
  ).key;
}

/** Says where in the picture somebody is, in shares of the stored pixels, or with null that nobody says so. */
export function putRegion(db: WritableDb, depiction: number, box: PartialBox | null): boolean {
  const { changes } = run(
    db,
    `UPDATE depiction SET region_x = @region_x, region_y = @region_y, region_width = @region_width,
       region_height = @region_height, origin = 'archivist'
     WHERE id = @depiction AND (region_x IS NOT @region_x OR region_y IS NOT @region_y
       OR region_width IS NOT @region_width OR region_height IS NOT @region_height)`,
    { ...regionOfBox(box), depiction },
  );
  return changes > 0;
}

/** How sure it is who somebody is, and whose word that is. */
export type Identification = {
  readonly certainty: Certainty;
  readonly by: string | null;
  /** ISO 8601, possibly truncated. */
  readonly on: string | null;
};

/** Says who somebody in a picture is. What a file called them is of no use any more. */
export function identify(
  db: WritableDb,
  depiction: number,
  { character, performer }: Identity,
  { certainty, by, on }: Identification,
): void {
  run(
    db,
    `UPDATE depiction SET character_id = @character, performer_id = @performer, called = NULL,
       certainty = @certainty, identified_by = @by, identified_on = @on, origin = 'archivist'
     WHERE id = @depiction`,
    { character, performer, certainty, by, on, depiction },
  );
}

/** Says how sure it is who somebody is, and whose word it is; whether that was said otherwise before. */
export function judge(
  db: WritableDb,
  depiction: number,
  { certainty, by, on }: Identification,
): boolean {
  const { changes } = run(
    db,
    `UPDATE depiction SET certainty = @certainty, identified_by = @by, identified_on = @on,
       origin = 'archivist'
     WHERE id = @depiction
       AND (certainty <> @certainty OR identified_by IS NOT @by OR identified_on IS NOT @on)`,
    { certainty, by, on, depiction },
  );
  return changes > 0;
}

/** Puts somebody in the place of another in the order from the left, chosen by the archivist or not. */
export function takePlaceOf(db: WritableDb, depiction: number, other: number): void {
  run(
    db,
    `UPDATE depiction SET position = other.position, place_chosen = other.place_chosen
     FROM (SELECT position, place_chosen FROM depiction WHERE id = ?) AS other WHERE id = ?`,
    other,
    depiction,
  );
}

const sameName =
  "other.character_id IS one.character_id AND other.performer_id IS one.performer_id";

/** Whether the picture shows somebody else of the very name. */
export function isNamedBeside(db: ReadableDb, depiction: number): boolean {
  return (
    first(
      db,
      `SELECT 1 FROM depiction AS one JOIN depiction AS other ON other.still_id = one.still_id AND other.id <> one.id
       WHERE one.id = ? AND ${sameName} LIMIT 1`,
      depiction,
    ) !== null
  );
}

/** Somebody named, and another of the name in the very same region, are one: the other goes. */
export function dropInSameRegion(db: WritableDb, depiction: number): void {
  run(
    db,
    `DELETE FROM depiction AS other WHERE EXISTS (SELECT 1 FROM depiction AS one
       WHERE one.id = ? AND other.still_id = one.still_id AND other.id <> one.id AND ${sameName}
         AND coalesce(one.character_id, one.performer_id) IS NOT NULL AND ${haveSameRegionSql("other.", "one.")})
     AND still_id = (SELECT still_id FROM depiction WHERE id = ?)`,
    depiction,
    depiction,
  );
}

/** Takes somebody out of a picture. */
export function removeDepiction(db: WritableDb, depiction: number): void {
  run(db, "DELETE FROM depiction WHERE id = ?", depiction);
}
