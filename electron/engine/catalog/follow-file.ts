import type { CarriedPerson } from "../../../shared/carried.ts";
import { findAgent } from "./agents.ts";
import { areCreatorsChosen, isColumnChosen, isTaggedByArchivist } from "./archivists-word.ts";
import { findCharacter } from "./cast.ts";
import { all, first, run, type WritableDb } from "./database.ts";
import { filmNamed, findFilm, findScene } from "./films.ts";
import { findKeyword } from "./keywords.ts";
import {
  holdersOf,
  takeCreators,
  takeHolder,
  takeKeyword,
  takePerson,
  takeScene,
  takeText,
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
  followColumns(db, still, before, now);
  const film = first<{ film_id: number | null }>(
    db,
    "SELECT film_id FROM still WHERE id = ?",
    still,
  );
  const place = { still, film: film?.film_id ?? null };
  const gone = <T>(read: (taken: Taken) => readonly T[]): T[] =>
    missingFrom(read(before), read(now));
  const come = <T>(read: (taken: Taken) => readonly T[]): T[] =>
    missingFrom(read(now), read(before));
  for (const term of gone(({ keywords }) => keywords)) dropKeyword(db, still, term);
  for (const term of come(({ keywords }) => keywords)) takeKeyword(db, still, term);
  for (const label of gone(({ scenes }) => scenes)) dropScene(db, place, label);
  for (const label of come(({ scenes }) => scenes)) takeScene(db, still, place.film, label);
  for (const person of gone(({ persons }) => persons)) dropPerson(db, place, person);
  for (const person of come(({ persons }) => persons)) takePerson(db, place, person, now.regions);
  for (const holder of gone(holdersOf)) dropHolder(db, still, holder);
  for (const holder of come(holdersOf)) takeHolder(db, still, holder);
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
  if (JSON.stringify(before.film) === JSON.stringify(now.film)) return;
  follow(db, still, {
    column: "film_id",
    before: before.film === null ? null : findFilm(db, before.film),
    now: now.film === null ? null : filmNamed(db, now.film, now.film.directors),
  });
}

type ColumnChange = {
  readonly column: "kind" | "date_created" | "film_id";
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

function dropScene(db: WritableDb, { still, film }: Place, label: string): void {
  const scene = findScene(db, film, label);
  if (scene === null || isTaggedByArchivist(db, still, "still_scene", scene)) return;
  run(db, "DELETE FROM still_scene WHERE still_id = ? AND scene_id = ?", still, scene);
}

/** Only a depiction that the file itself had told of; one the archivist confirmed or made stays. */
function dropPerson(db: WritableDb, { still, film }: Place, person: CarriedPerson): void {
  run(
    db,
    `DELETE FROM depiction WHERE still_id = ? AND origin = 'file' AND character_id IS ? AND performer_id IS ?`,
    still,
    person.character === null ? null : findCharacter(db, film, person.character),
    person.performer === null ? null : findAgent(db, person.performer),
  );
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
