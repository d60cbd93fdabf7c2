import type { RecordKind } from "../../../../shared/record.ts";
import { all, type ReadableDb } from "../database.ts";

/** Whether both of two records are in one film, or neither is in any. */
const besideIn = `(EXISTS (SELECT 1 FROM cast_role AS a JOIN cast_role AS b ON b.film_id = a.film_id
    WHERE a.character_id = one.id AND b.character_id = other.id)
  OR NOT EXISTS (SELECT 1 FROM cast_role WHERE character_id IN (one.id, other.id)))`;

const alikeSql: Readonly<Record<RecordKind, string>> = {
  film: `SELECT other.id, other.uuid, other.title AS name, other.year FROM film AS one
    JOIN film AS other ON other.name_key = one.name_key AND other.year IS one.year`,
  scene: `SELECT other.id, other.uuid, other.label AS name, NULL AS year FROM scene AS one
    JOIN scene AS other ON other.name_key = one.name_key AND other.film_id IS one.film_id`,
  character: `SELECT other.id, other.uuid, other.name, NULL AS year FROM character AS one
    JOIN character AS other ON other.name_key = one.name_key AND ${besideIn}`,
  agent: `SELECT other.id, other.uuid, other.name, NULL AS year FROM agent AS one
    JOIN agent AS other ON other.name_key = one.name_key`,
  keyword: `SELECT other.id, other.uuid, other.term AS name, NULL AS year FROM keyword AS one
    JOIN keyword AS other ON other.name_key = one.name_key`,
};

export type Alike = {
  readonly id: number;
  readonly uuid: string;
  readonly name: string;
  readonly year: number | null;
};

/**
 * Other records that one could be taken for: films of its title and year, scenes of its name in the film,
 * characters beside it, agents and keywords of its name.
 */
export function recordsAlike(db: ReadableDb, kind: RecordKind, id: number): Alike[] {
  return all(db, `${alikeSql[kind]} WHERE one.id = ? AND other.id <> one.id ORDER BY other.id`, id);
}

/** The films a production code stands for; more than one, and it does not tell which. */
export function filmsOfCode(db: ReadableDb, code: string): Alike[] {
  return all(
    db,
    `SELECT id, uuid, title AS name, year FROM film
     WHERE id IN (SELECT film_id FROM production_code WHERE code = ? COLLATE NOCASE) ORDER BY year, id`,
    code,
  );
}

/** Other films with one of the production codes of a film, code by code. */
export function filmsOfSameCode(db: ReadableDb, film: number): (Alike & { code: string })[] {
  return all(
    db,
    `SELECT DISTINCT own.code, film.id, film.uuid, film.title AS name, film.year FROM production_code AS own
     JOIN production_code AS other ON other.code = own.code COLLATE NOCASE AND other.film_id <> own.film_id
     JOIN film ON film.id = other.film_id WHERE own.film_id = ? ORDER BY own.position, film.id`,
    film,
  );
}

/** Other films or agents with one of the identifiers of one; those of no scheme tell nothing. */
export function identifiedAlike(
  db: ReadableDb,
  kind: "film" | "agent",
  id: number,
): { name: string; value: string }[] {
  const column = `${kind}_id`;
  const name = kind === "film" ? "title" : "name";
  return all(
    db,
    `SELECT DISTINCT record.${name} AS name, own.value FROM ${kind}_identifier AS own
     JOIN ${kind}_identifier AS other ON other.value = own.value AND other.scheme = own.scheme AND other.${column} <> own.${column}
     JOIN ${kind} AS record ON record.id = other.${column}
     WHERE own.${column} = ? AND own.scheme <> 'other' ORDER BY own.position`,
    id,
  );
}
