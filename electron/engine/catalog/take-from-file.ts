import { randomUUIDv7 } from "node:crypto";
import type { CarriedPerson, CarriedRegion } from "../../../shared/carried.ts";
import { isSameArea } from "../../../shared/region.ts";
import { isOfPerson } from "../../../shared/region-of-person.ts";
import { first, number, run, type WritableDb } from "./database.ts";
import { addUnidentified } from "./depictions.ts";
import type { KnownPerson, NamesOfBatch } from "./names-of-batch.ts";
import type { Taken } from "./taken.ts";

/** Makes a still and its record from what its file says. */
export function addStill(db: WritableDb, taken: Taken, names: NamesOfBatch): number {
  const film = taken.film === null ? null : names.film(taken.film);
  const { key } = run(
    db,
    `INSERT INTO still (uuid, film_id, kind, date_created, number, production_code, rating, pick, colour_label, added_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    randomUUIDv7(),
    film,
    taken.kind,
    taken.dateCreated,
    taken.number ?? null,
    taken.productionCode ?? null,
    taken.marks.rating,
    taken.marks.pick,
    taken.marks.colourLabel,
    Date.now(),
  );
  for (const [field, texts] of Object.entries(taken.texts)) {
    for (const [language, text] of Object.entries(texts))
      takeText(db, key, { field, language, text });
  }
  takeCreators(db, key, taken.creators);
  for (const scene of taken.scenes) takeScene(db, key, names.scene(film, scene));
  for (const person of taken.persons)
    takePerson(db, key, names.person(film, person), regionOf(person, taken.regions));
  for (const region of unnamedIn(taken)) takeUnnamed(db, key, region);
  for (const { name, role } of holdersOf(taken)) takeHolder(db, key, names.agent(name), role);
  for (const keyword of taken.keywords) takeKeyword(db, key, names.keyword(keyword));
  return key;
}

/** Puts a text of the file in the place of whatever stood there. */
export function takeText(
  db: WritableDb,
  still: number,
  { field, language, text }: { field: string; language: string; text: string },
): void {
  run(
    db,
    `INSERT INTO still_text (still_id, field, language, text, origin) VALUES (?, ?, ?, ?, 'file')
     ON CONFLICT (still_id, field, language) DO UPDATE SET text = excluded.text, origin = 'file'`,
    still,
    field,
    language,
    text,
  );
}

export function takeCreators(db: WritableDb, still: number, creators: readonly string[]): void {
  run(db, "DELETE FROM still_creator WHERE still_id = ?", still);
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

export function takeScene(db: WritableDb, still: number, scene: number): void {
  run(db, "INSERT OR IGNORE INTO still_scene (still_id, scene_id) VALUES (?, ?)", still, scene);
}

export function takeKeyword(db: WritableDb, still: number, keyword: number): void {
  run(
    db,
    "INSERT OR IGNORE INTO still_keyword (still_id, keyword_id) VALUES (?, ?)",
    still,
    keyword,
  );
}

/**
 * The region a file draws around a person: the one that says it is this person in this part, else that it
 * is this person, else the one that is called so. Regions are named for people to read, as in
 * "Su Li-zhen (Maggie Cheung)".
 */
export function regionOf(
  { character, performer }: CarriedPerson,
  regions: readonly CarriedRegion[],
): CarriedRegion | null {
  const inThisPart = regions.find(({ details }) =>
    details.some((one) => one.performer === performer && one.character === character),
  );
  const ofThisPerson = regions.find(
    ({ persons }) => performer !== null && persons.includes(performer),
  );
  const called = regions.find(
    ({ name }) => name !== "" && (name === performer || name === character),
  );
  return inThisPart ?? ofThisPerson ?? called ?? null;
}

/**
 * The regions in which a file points out somebody whom it does not name, there or by another standard. What
 * such a region is called is for people to read; a name is made of it by nobody but the archivist.
 */
export function unnamedIn({ persons, regions }: Taken): CarriedRegion[] {
  const named = persons.flatMap((person) => regionOf(person, regions) ?? []);
  const unnamed = regions.filter(
    (region) =>
      isOfPerson(region) && region.persons.length === 0 && region.width > 0 && region.height > 0,
  );
  return unnamed.filter(
    (region, index) =>
      ![...named, ...unnamed.slice(0, index)].some((other) => isSameArea(region, other)),
  );
}

/** Says that somebody unidentified is there, unless somebody is in the very place. */
export function takeUnnamed(db: WritableDb, still: number, region: CarriedRegion): void {
  const { name, x, y, width, height } = region;
  const isThere = first(
    db,
    `SELECT 1 FROM depiction WHERE still_id = @still AND region_x = @x AND region_y = @y
       AND region_width = @width AND region_height = @height LIMIT 1`,
    { still, x, y, width, height },
  );
  const called = name === "" ? null : name;
  if (isThere === null) addUnidentified(db, still, { box: region, called, origin: "file" });
}

/** The file's word on who is in the picture, unless that is said already. */
export function takePerson(
  db: WritableDb,
  still: number,
  { character, performer }: KnownPerson,
  region: CarriedRegion | null,
): void {
  if (character === null && performer === null) return;
  if (isDepicted(db, still, { character, performer })) return;
  const position = number(
    db,
    "SELECT coalesce(max(position), -1) + 1 FROM depiction WHERE still_id = ?",
    still,
  );
  run(
    db,
    `INSERT INTO depiction (uuid, still_id, character_id, performer_id, position, region_x, region_y, region_width, region_height, origin)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'file')`,
    randomUUIDv7(),
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

function isDepicted(db: WritableDb, still: number, { character, performer }: KnownPerson): boolean {
  return (
    first(
      db,
      // by the still, which shows few, and not by whom it shows, who may be in every still
      "SELECT 1 FROM depiction WHERE still_id = ? AND +character_id IS ? AND +performer_id IS ? LIMIT 1",
      still,
      character,
      performer,
    ) !== null
  );
}

/** A rights holder as a file names it. */
export type TakenHolder = { readonly name: string; readonly role: "owner" | "supplier" };

export function holdersOf({ copyrightOwners, imageSupplier }: Taken): TakenHolder[] {
  const owners = copyrightOwners.map((name): TakenHolder => ({ name, role: "owner" }));
  return imageSupplier === null ? owners : [...owners, { name: imageSupplier, role: "supplier" }];
}

export function takeHolder(
  db: WritableDb,
  still: number,
  holder: number,
  role: TakenHolder["role"],
): void {
  run(
    db,
    "INSERT OR IGNORE INTO rights_record (uuid, still_id, holder_id, role, origin) VALUES (?, ?, ?, ?, 'file')",
    randomUUIDv7(),
    still,
    holder,
    role,
  );
}
