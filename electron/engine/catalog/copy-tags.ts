import { randomUUIDv7 } from "node:crypto";
import { isSameArea } from "../../../shared/region.ts";
import type { StillId } from "../../../shared/still.ts";
import { all, first, number, run, type ReadableDb, type WritableDb } from "./database.ts";
import { shownFilesOf } from "./files.ts";
import type { Placed } from "./moved-box.ts";
import { settleOrder } from "./depiction-order.ts";
import { boxIn, movedRegion, placementOfFiles, type Region } from "./moved-region.ts";
import { isSamePerson } from "./same-person.ts";

/** Adds the keywords of a still to another. */
export function copyKeywords(db: WritableDb, from: StillId, to: StillId): void {
  run(
    db,
    "INSERT OR IGNORE INTO still_keyword (still_id, keyword_id) SELECT ?, keyword_id FROM still_keyword WHERE still_id = ?",
    to,
    from,
  );
}

/** Adds the scenes of a still to another, as far as they are of its film or of none. */
export function copyScenes(db: WritableDb, from: StillId, to: StillId): void {
  run(
    db,
    `INSERT OR IGNORE INTO still_scene (still_id, scene_id)
     SELECT @to, scene_id FROM still_scene JOIN scene ON scene.id = scene_id
     WHERE still_id = @from
       AND (film_id IS NULL OR film_id = (SELECT film_id FROM still WHERE id = @to))`,
    { from, to },
  );
}

/** Adds the rights records of a still to another. */
export function copyRights(db: WritableDb, from: StillId, to: StillId): void {
  const records = all<{ holder_id: number; role: string; origin: string }>(
    db,
    `SELECT holder_id, role, origin FROM rights_record AS mine WHERE still_id = ? AND NOT EXISTS (
       SELECT 1 FROM rights_record WHERE still_id = ? AND holder_id = mine.holder_id AND role = mine.role)
     ORDER BY id`,
    from,
    to,
  );
  for (const { holder_id, role, origin } of records) {
    run(
      db,
      "INSERT INTO rights_record (uuid, still_id, holder_id, role, origin) VALUES (?, ?, ?, ?, ?)",
      randomUUIDv7(),
      to,
      holder_id,
      role,
      origin,
    );
  }
}

type DepictionRow = Region & {
  readonly id: number;
  readonly character: number | null;
  readonly performer: number | null;
  readonly called: string | null;
  readonly certainty: string;
  readonly identified_by: string | null;
  readonly identified_on: string | null;
  readonly origin: string;
};

/**
 * Adds who is shown in a still to another that shows the same. Someone who is in both stays once, and
 * gets the performer and the region where only the first still has them; who is in one of them in two regions
 * stays in both.
 */
export function copyDepictions(db: WritableDb, from: StillId, to: StillId): void {
  const placement = placementOf(db, from, to);
  const taken = new Set<number>();
  for (const row of depictionsOf(db, from)) {
    const depiction = { ...row, ...movedRegion(row, placement) };
    const area = boxIn(depiction);
    const same = depictionsOf(db, to).filter((other) => isTheSame(depiction, other));
    const free = same.filter(
      (other) => !(taken.has(other.id) && area !== null && boxIn(other) !== null),
    );
    const known = free.find((other) => isInSamePlace(depiction, other)) ?? free[0];
    const person = known?.id ?? add(db, to, depiction);
    if (known !== undefined) complete(db, known, depiction);
    if (area !== null) taken.add(person);
  }
  settleOrder(db, to);
}

function depictionsOf(db: ReadableDb, still: StillId): DepictionRow[] {
  return all(
    db,
    `SELECT id, character_id AS character, performer_id AS performer, called, certainty, identified_by,
       identified_on, region_x, region_y, region_width, region_height, origin
     FROM depiction WHERE still_id = ? ORDER BY position, id`,
    still,
  );
}

/** Who is not identified in one of them is whoever stands in the same place of the other. */
function isTheSame(one: DepictionRow, other: DepictionRow): boolean {
  const isOpen = isUnidentified(one) || isUnidentified(other);
  return isSamePerson(one, other) || (isOpen && isInSamePlace(one, other));
}

function isInSamePlace(one: DepictionRow, other: DepictionRow): boolean {
  const [area, otherArea] = [boxIn(one), boxIn(other)];
  return area !== null && otherArea !== null && isSameArea(area, otherArea);
}

function isUnidentified({ character, performer }: DepictionRow): boolean {
  return character === null && performer === null;
}

function add(db: WritableDb, still: StillId, depiction: DepictionRow): number {
  const position = number(
    db,
    "SELECT coalesce(max(position), -1) + 1 FROM depiction WHERE still_id = ?",
    still,
  );
  return run(
    db,
    `INSERT INTO depiction (uuid, still_id, character_id, performer_id, position, region_x, region_y,
       region_width, region_height, called, certainty, identified_by, identified_on, origin)
     VALUES (@uuid, @still, @character, @performer, @position, @region_x, @region_y,
       @region_width, @region_height, @called, @certainty, @identified_by, @identified_on, @origin)`,
    { ...depiction, uuid: randomUUIDv7(), still, position },
  ).key;
}

function complete(db: WritableDb, known: DepictionRow, more: DepictionRow): void {
  const region = known.region_x === null ? more : known;
  const said = isUnidentified(known) ? more : known;
  run(
    db,
    `UPDATE depiction SET character_id = coalesce(character_id, @character),
       performer_id = coalesce(performer_id, @performer), region_x = @x, region_y = @y,
       region_width = @width, region_height = @height, called = @called, certainty = @certainty,
       identified_by = @by, identified_on = @on
     WHERE id = @id AND (character_id IS NULL AND @character IS NOT NULL
       OR performer_id IS NULL AND @performer IS NOT NULL OR region_x IS NOT @x)`,
    {
      id: known.id,
      character: more.character,
      performer: more.performer,
      x: region.region_x,
      y: region.region_y,
      width: region.region_width,
      height: region.region_height,
      called: said.called,
      certainty: said.certainty,
      by: said.identified_by,
      on: said.identified_on,
    },
  );
}

/**
 * Where the picture of a still lies in that of another, each as the file shows it that stands for it,
 * for a region is of that one; null when it is not known.
 */
function placementOf(db: ReadableDb, from: StillId, to: StillId): Placed | null {
  const [one] = shownFilesOf(db, from);
  const [other] = shownFilesOf(db, to);
  return one === undefined || other === undefined ? null : placementOfFiles(db, one, other);
}

/** Puts a still in the place another has in sets, where it is not in them itself, with the note on it there. */
export function takePlaceInSets(db: WritableDb, from: StillId, to: StillId): void {
  run(
    db,
    `INSERT INTO still_set_member (set_id, still_id, position, note)
     SELECT set_id, @to, position, note FROM still_set_member WHERE still_id = @from
     ON CONFLICT (set_id, still_id) DO UPDATE SET note = excluded.note WHERE note = '' AND excluded.note <> ''`,
    { to, from },
  );
}

/** The photographers of a still, for another that names none; with `instead` in the place of those it names. */
export function copyCreators(
  db: WritableDb,
  { from, to, instead }: { from: StillId; to: StillId; instead: boolean },
): void {
  const has = first(db, "SELECT 1 FROM still_creator WHERE still_id = ? LIMIT 1", to) !== null;
  if (has && !instead) return;
  run(db, "DELETE FROM still_creator WHERE still_id = ?", to);
  run(
    db,
    "INSERT INTO still_creator (still_id, position, name) SELECT ?, position, name FROM still_creator WHERE still_id = ?",
    to,
    from,
  );
}
