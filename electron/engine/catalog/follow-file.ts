import type { CarriedPerson, CarriedRegion } from "../../../shared/carried.ts";
import { findAgent } from "./agents.ts";
import {
  areCreatorsChosen,
  isColumnChosen,
  isTaggedByArchivist,
  type FollowedColumn,
} from "./archivists-word.ts";
import { findCharacter } from "./cast.ts";
import { all, first, run, type WritableDb } from "./database.ts";
import { filmNamed, findFilm, findScene } from "./films.ts";
import { findKeyword } from "./keywords.ts";
import { regionOfBox } from "./moved-region.ts";
import { numberColumns } from "./number-columns.ts";
import { NamesOfBatch, type KnownPerson } from "./names-of-batch.ts";
import {
  holdersOf,
  regionOf,
  takeCreators,
  takeHolder,
  takeKeyword,
  takePerson,
  takeScene,
  takeText,
  takeUnnamed,
  unnamedIn,
  type TakenHolder,
} from "./take-from-file.ts";
import type { Taken } from "./taken.ts";

/**
 * Brings a still's record in step with its changed file: what the file says differently now is taken
 * over where the record still stands as the file had it. What the archivist wrote, chose or removed
 * stays, whatever the file says.
 */
export function followFile(db: WritableDb, still: number, before: Taken, now: Taken): void {
  followTexts(db, still, before, now);
  followCreators(db, still, before, now);
  const was = { still, film: filmOf(db, still) };
  followColumns(db, still, before, now);
  const is = { still, film: filmOf(db, still) };
  const names = new NamesOfBatch(db);
  const gone = <T>(read: (taken: Taken) => readonly T[]): T[] =>
    missingFrom(read(before), read(now));
  const come = <T>(read: (taken: Taken) => readonly T[]): T[] =>
    missingFrom(read(now), read(before));
  for (const term of gone(({ keywords }) => keywords)) dropKeyword(db, still, term);
  for (const term of come(({ keywords }) => keywords)) takeKeyword(db, still, names.keyword(term));
  const isOtherFilm = was.film !== is.film;
  followWithin(before.scenes, now.scenes, {
    isOther: () => isOtherFilm,
    drop: (label) => dropScene(db, was, label),
    take: (label) => takeScene(db, still, names.scene(is.film, label)),
  });
  for (const region of missingFrom(unnamedIn(before), unnamedIn(now)))
    dropUnnamed(db, still, region);
  followRegions(db, was, before, now);
  followWithin(before.persons, now.persons, {
    isOther: ({ character }) => isOtherFilm && character !== null,
    drop: (person) => dropPerson(db, was, person),
    take: (person) =>
      takePerson(db, still, names.person(is.film, person), regionOf(person, now.regions)),
  });
  for (const region of missingFrom(unnamedIn(now), unnamedIn(before)))
    takeUnnamed(db, still, region);
  for (const holder of gone(holdersOf)) dropHolder(db, still, holder);
  for (const { name, role } of come(holdersOf)) takeHolder(db, still, names.agent(name), role);
}

type Within<T> = {
  /** Whether it is another than before though it is called the same. */
  readonly isOther: (one: T) => boolean;
  /** Answers whether it stood in the record. */
  readonly drop: (one: T) => boolean;
  readonly take: (one: T) => void;
};

/** Follows what has a name within a film, such as a scene: of another film it is another. What was removed stays so. */
function followWithin<T>(
  before: readonly T[],
  now: readonly T[],
  { isOther, drop, take }: Within<T>,
): void {
  for (const one of missingFrom(before, now)) drop(one);
  const come = new Set(missingFrom(now, before));
  for (const one of now) if (come.has(one) || (isOther(one) && drop(one))) take(one);
}

function filmOf(db: WritableDb, still: number): number | null {
  const row = first<{ film: number | null }>(
    db,
    "SELECT film_id AS film FROM still WHERE id = ?",
    still,
  );
  return row?.film ?? null;
}

/** What of `these` is not among `those`, by value. */
function missingFrom<T>(these: readonly T[], those: readonly T[]): T[] {
  const known = new Set(those.map((one) => JSON.stringify(one)));
  return these.filter((one) => !known.has(JSON.stringify(one)));
}

function followTexts(db: WritableDb, still: number, before: Taken, now: Taken): void {
  const rows = all<{ field: string; language: string; text: string; origin: string }>(
    db,
    "SELECT field, language, text, origin FROM still_text WHERE still_id = ?",
    still,
  );
  const standing = new Map(rows.map((row) => [`${row.field} ${row.language}`, row]));
  const was = flatTexts(before);
  const is = flatTexts(now);
  for (const key of new Set([...was.keys(), ...is.keys()])) {
    const text = is.get(key);
    const row = standing.get(key);
    if (was.get(key) === text || row?.text !== was.get(key) || row?.origin === "archivist")
      continue;
    const [field = "", language = ""] = key.split(" ");
    if (text !== undefined) takeText(db, still, { field, language, text });
    else
      run(
        db,
        "DELETE FROM still_text WHERE still_id = ? AND field = ? AND language = ?",
        still,
        field,
        language,
      );
  }
}

/** Texts by "field language"; neither of the two has a blank in it. */
function flatTexts({ texts }: Taken): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([field, byLanguage]) =>
      Object.entries(byLanguage).map(([language, text]) => [`${field} ${language}`, text]),
    ),
  );
}

function followCreators(db: WritableDb, still: number, before: Taken, now: Taken): void {
  const standing = all<{ name: string }>(
    db,
    "SELECT name FROM still_creator WHERE still_id = ? ORDER BY position",
    still,
  ).map(({ name }) => name);
  const isUntouched = JSON.stringify(standing) === JSON.stringify(before.creators);
  if (!isUntouched || JSON.stringify(before.creators) === JSON.stringify(now.creators)) return;
  if (!areCreatorsChosen(db, still)) takeCreators(db, still, now.creators);
}

function followColumns(db: WritableDb, still: number, before: Taken, now: Taken): void {
  follow(db, still, { column: "kind", before: before.kind, now: now.kind });
  follow(db, still, {
    column: "date_created",
    before: before.dateCreated,
    now: now.dateCreated,
  });
  for (const field of ["number", "productionCode"] as const)
    follow(db, still, {
      column: numberColumns[field],
      before: before[field] ?? null,
      now: now[field] ?? null,
    });
  const [were, are] = [before.marks, now.marks];
  follow(db, still, { column: "rating", before: were.rating, now: are.rating });
  follow(db, still, { column: "pick", before: were.pick, now: are.pick });
  follow(db, still, {
    column: "colour_label",
    before: were.colourLabel,
    now: are.colourLabel,
  });
  if (JSON.stringify(before.film) === JSON.stringify(now.film)) return;
  follow(db, still, {
    column: "film_id",
    before: before.film === null ? null : findFilm(db, before.film),
    now: now.film === null ? null : filmNamed(db, now.film, now.film.directors),
  });
}

type ColumnChange = {
  readonly column: FollowedColumn;
  readonly before: string | number | null;
  readonly now: string | number | null;
};

function follow(db: WritableDb, still: number, { column, before, now }: ColumnChange): void {
  if (before === now || isColumnChosen(db, still, column)) return;
  run(db, `UPDATE still SET ${column} = ? WHERE id = ? AND ${column} IS ?`, now, still, before);
}

type Place = { readonly still: number; readonly film: number | null };

function dropKeyword(db: WritableDb, still: number, term: string): void {
  const keyword = findKeyword(db, term);
  if (keyword === null || isTaggedByArchivist(db, still, "still_keyword", keyword)) return;
  run(db, "DELETE FROM still_keyword WHERE still_id = ? AND keyword_id = ?", still, keyword);
}

function dropScene(db: WritableDb, { still, film }: Place, label: string): boolean {
  const scene = findScene(db, film, label);
  if (scene === null || isTaggedByArchivist(db, still, "still_scene", scene)) return false;
  const sql = "DELETE FROM still_scene WHERE still_id = ? AND scene_id = ?";
  return run(db, sql, still, scene).changes > 0;
}

/** Only a depiction that the file itself had told of; one the archivist confirmed or made stays. */
function dropPerson(db: WritableDb, place: Place, person: CarriedPerson): boolean {
  const { changes } = run(
    db,
    `DELETE FROM depiction WHERE still_id = @still AND origin = 'file' AND +character_id IS @character
       AND +performer_id IS @performer`,
    { still: place.still, ...recordsOf(db, place, person) },
  );
  return changes > 0;
}

/** The records of a person whom the file named, as far as there are any. */
function recordsOf(
  db: WritableDb,
  { film }: Place,
  { character, performer }: CarriedPerson,
): KnownPerson {
  return {
    character: character === null ? null : findCharacter(db, film, character),
    performer: performer === null ? null : findAgent(db, performer),
  };
}

/** Only while nobody has said who it is. */
function dropUnnamed(db: WritableDb, still: number, region: CarriedRegion): void {
  run(
    db,
    `DELETE FROM depiction WHERE still_id = @still AND origin = 'file' AND character_id IS NULL
       AND performer_id IS NULL AND region_x = @region_x AND region_y = @region_y
       AND region_width = @region_width AND region_height = @region_height`,
    { still, ...regionOfBox(region) },
  );
}

/** Another program drew the region of somebody elsewhere: taken over where the record has it as the file had it. */
function followRegions(db: WritableDb, place: Place, before: Taken, now: Taken): void {
  for (const person of before.persons) {
    const was = regionOf(person, before.regions);
    const is = regionOf(person, now.regions);
    if (JSON.stringify(boxOf(was)) === JSON.stringify(boxOf(is))) continue;
    const {
      region_x: x,
      region_y: y,
      region_width: width,
      region_height: height,
    } = regionOfBox(was);
    run(
      db,
      `UPDATE depiction SET region_x = @region_x, region_y = @region_y, region_width = @region_width,
         region_height = @region_height
       WHERE still_id = @still AND +character_id IS @character AND +performer_id IS @performer
         AND origin = 'file' AND region_x IS @x AND region_y IS @y AND region_width IS @width
         AND region_height IS @height`,
      {
        still: place.still,
        ...recordsOf(db, place, person),
        ...regionOfBox(is),
        x,
        y,
        width,
        height,
      },
    );
  }
}

function boxOf(region: CarriedRegion | null): readonly number[] | null {
  return region === null ? null : [region.x, region.y, region.width, region.height];
}

function dropHolder(db: WritableDb, still: number, { name, role }: TakenHolder): void {
  run(
    db,
    "DELETE FROM rights_record WHERE still_id = ? AND holder_id = ? AND role = ? AND origin = 'file'",
    still,
    findAgent(db, name),
    role,
  );
}
