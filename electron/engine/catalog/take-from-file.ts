import { randomUUID } from "node:crypto";
import type { CarriedPerson, CarriedRegion } from "../../../shared/carried.ts";
import { agentNamed } from "./agents.ts";
import { castPerformer, characterNamed } from "./cast.ts";
import { first, number, run, type WritableDb } from "./database.ts";
import { filmNamed, sceneNamed } from "./films.ts";
import { keywordNamed } from "./keywords.ts";
import type { Taken } from "./taken.ts";

/** Makes a still and its record from what its file says. */
export function addStill(db: WritableDb, taken: Taken): number {
  const film = taken.film === null ? null : filmNamed(db, taken.film, taken.film.directors);
  const { key } = run(
    db,
    "INSERT INTO still (uuid, film_id, kind, date_created, added_at) VALUES (?, ?, ?, ?, ?)",
    randomUUID(),
    film,
    taken.kind,
    taken.dateCreated,
    Date.now(),
  );
  for (const [field, texts] of Object.entries(taken.texts)) {
    for (const [language, text] of Object.entries(texts))
      takeText(db, key, { field, language, text });
  }
  takeCreators(db, key, taken.creators);
  for (const scene of taken.scenes) takeScene(db, key, film, scene);
  for (const person of taken.persons) takePerson(db, { still: key, film }, person, taken.regions);
  for (const holder of holdersOf(taken)) takeHolder(db, key, holder);
  for (const keyword of taken.keywords) takeKeyword(db, key, keyword);
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

export function takeScene(db: WritableDb, still: number, film: number | null, label: string): void {
  run(
    db,
    "INSERT OR IGNORE INTO still_scene (still_id, scene_id) VALUES (?, ?)",
    still,
    sceneNamed(db, film, label),
  );
}

export function takeKeyword(db: WritableDb, still: number, term: string): void {
  run(
    db,
    "INSERT OR IGNORE INTO still_keyword (still_id, keyword_id) VALUES (?, ?)",
    still,
    keywordNamed(db, term),
  );
}

/**
 * The file's word on who is in the picture, unless that is said already; a person it names as playing
 * someone also joins the film's cast.
 */
export function takePerson(
  db: WritableDb,
  { still, film }: { still: number; film: number | null },
  person: CarriedPerson,
  regions: readonly CarriedRegion[],
): void {
  const character = person.character === null ? null : characterNamed(db, film, person.character);
  if (character !== null && film !== null && person.performer !== null)
    castPerformer(db, film, character, person.performer);
  const performer = person.performer === null ? null : agentNamed(db, person.performer);
  if (character === null && performer === null) return;
  if (isDepicted(db, still, { character, performer })) return;
  const region = regions.find(
    ({ name }) => name !== "" && (name === person.performer || name === person.character),
  );
  const position = number(
    db,
    "SELECT coalesce(max(position), -1) + 1 FROM depiction WHERE still_id = ?",
    still,
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

function isDepicted(
  db: WritableDb,
  still: number,
  { character, performer }: { character: number | null; performer: number | null },
): boolean {
  return (
    first(
      db,
      "SELECT 1 FROM depiction WHERE still_id = ? AND character_id IS ? AND performer_id IS ? LIMIT 1",
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

export function takeHolder(db: WritableDb, still: number, { name, role }: TakenHolder): void {
  run(
    db,
    "INSERT OR IGNORE INTO rights_record (uuid, still_id, holder_id, role, origin) VALUES (?, ?, ?, ?, 'file')",
    randomUUID(),
    still,
    agentNamed(db, name),
    role,
  );
}
