import { randomUUID } from "node:crypto";
import type { StillId } from "../../../shared/still.ts";
import { all, first, number, run, type ReadableDb, type WritableDb } from "./database.ts";
import { surestPair, type Placement } from "./near-pairs.ts";

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
      randomUUID(),
      to,
      holder_id,
      role,
      origin,
    );
  }
}

type DepictionRow = {
  readonly id: number;
  readonly character_id: number | null;
  readonly performer_id: number | null;
  readonly region_x: number | null;
  readonly region_y: number | null;
  readonly region_width: number | null;
  readonly region_height: number | null;
  readonly origin: string;
};

/**
 * Adds who is shown in a still to another that shows the same. Someone who is in both stays once, and
 * gets the performer and the region where only the first still has them.
 */
export function copyDepictions(db: WritableDb, from: StillId, to: StillId): void {
  const placement = placementOf(db, from, to);
  for (const row of depictionsOf(db, from)) {
    const depiction = { ...row, ...moved(row, placement) };
    const known = depictionsOf(db, to).find((other) => isSamePerson(depiction, other));
    if (known === undefined) add(db, to, depiction);
    else complete(db, known, depiction);
  }
}

function depictionsOf(db: ReadableDb, still: StillId): DepictionRow[] {
  return all(
    db,
    `SELECT id, character_id, performer_id, region_x, region_y, region_width, region_height, origin
     FROM depiction WHERE still_id = ? ORDER BY position`,
    still,
  );
}

/** A character named twice, once with who plays it, is one; so is a performer of whom one still says whom they play. */
function isSamePerson(a: DepictionRow, b: DepictionRow): boolean {
  const agree = (one: number | null, other: number | null): boolean =>
    one === null || other === null || one === other;
  const shared =
    (a.character_id !== null && a.character_id === b.character_id) ||
    (a.performer_id !== null && a.performer_id === b.performer_id);
  return shared && agree(a.character_id, b.character_id) && agree(a.performer_id, b.performer_id);
}

function add(db: WritableDb, still: StillId, depiction: DepictionRow): void {
  const position = number(
    db,
    "SELECT coalesce(max(position), -1) + 1 FROM depiction WHERE still_id = ?",
    still,
  );
  run(
    db,
    `INSERT INTO depiction (uuid, still_id, character_id, performer_id, position,
       region_x, region_y, region_width, region_height, origin)
     VALUES (@uuid, @still, @character_id, @performer_id, @position,
       @region_x, @region_y, @region_width, @region_height, @origin)`,
    { ...depiction, uuid: randomUUID(), still, position },
  );
}

function complete(db: WritableDb, known: DepictionRow, more: DepictionRow): void {
  const region = known.region_x === null ? more : known;
  run(
    db,
    `UPDATE depiction SET character_id = coalesce(character_id, @character_id),
       performer_id = coalesce(performer_id, @performer_id), region_x = @x, region_y = @y,
       region_width = @width, region_height = @height
     WHERE id = @id AND (character_id IS NULL AND @character_id IS NOT NULL
       OR performer_id IS NULL AND @performer_id IS NOT NULL OR region_x IS NOT @x)`,
    {
      id: known.id,
      character_id: more.character_id,
      performer_id: more.performer_id,
      x: region.region_x,
      y: region.region_y,
      width: region.region_width,
      height: region.region_height,
    },
  );
}

type Size = { readonly width: number; readonly height: number };
type Placed = { readonly placement: Placement; readonly from: Size; readonly to: Size };

/**
 * Where the one picture lies in the other, for regions, which are in parts of the stored width and
 * height; null when it is not known, or when either is stored turned.
 */
function placementOf(db: ReadableDb, from: StillId, to: StillId): Placed | null {
  const pair = surestPair(db, from, to);
  if (pair === null) return null;
  const [one, other] = [pair.one, pair.other].map((hash) =>
    first<Size>(
      db,
      "SELECT width, height FROM file WHERE hash = ? AND orientation = 1 AND width > 0 AND height > 0 LIMIT 1",
      hash,
    ),
  );
  if (one === null || one === undefined || other === null || other === undefined) return null;
  return { placement: pair, from: one, to: other };
}

type Region = Pick<DepictionRow, "region_x" | "region_y" | "region_width" | "region_height">;

const nowhere: Region = {
  region_x: null,
  region_y: null,
  region_width: null,
  region_height: null,
};

/** The same region of the other picture, cut to it; none where it would lie outside, or it is not known where. */
function moved(row: DepictionRow, placed: Placed | null): Region {
  const { region_x: x, region_y: y, region_width: width, region_height: height } = row;
  if (x === null || y === null || width === null || height === null || placed === null)
    return nowhere;
  const { scaleX, scaleY, x0, y0 } = placed.placement;
  const edges = [placed.from, placed.to].map((size) => Math.max(size.width, size.height));
  const [fromEdge = 1, toEdge = 1] = edges;
  const across = (share: number): number =>
    inside(((((share * placed.from.width) / fromEdge) * scaleX + x0) * toEdge) / placed.to.width);
  const down = (share: number): number =>
    inside(((((share * placed.from.height) / fromEdge) * scaleY + y0) * toEdge) / placed.to.height);
  const region = {
    region_x: across(x),
    region_y: down(y),
    region_width: across(x + width) - across(x),
    region_height: down(y + height) - down(y),
  };
  return region.region_width > 0 && region.region_height > 0 ? region : nowhere;
}

function inside(share: number): number {
  return Math.min(1, Math.max(0, share));
}

/** Puts a still in the place another has in sets, where it is not in them itself. */
export function takePlaceInSets(db: WritableDb, from: StillId, to: StillId): void {
  run(
    db,
    `INSERT OR IGNORE INTO still_set_member (set_id, still_id, position)
     SELECT set_id, ?, position FROM still_set_member WHERE still_id = ?`,
    to,
    from,
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
