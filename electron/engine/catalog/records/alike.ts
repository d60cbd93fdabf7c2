import type { IdentifierScheme } from "../../../../shared/identifier.ts";
import { all, type ReadableDb } from "../database.ts";
import { toldApart } from "./namesakes.ts";

export type Alike = {
  readonly id: number;
  readonly uuid: string;
  readonly name: string;
  readonly year: number | null;
  readonly apart?: string;
};

/** Other films of the title and year of one. */
export function filmsAlike(db: ReadableDb, film: number): Alike[] {
  const films = all<Alike>(
    db,
    `SELECT other.id, other.uuid, other.title AS name, other.year FROM film AS one
     JOIN film AS other ON other.name_key = one.name_key AND other.year IS one.year
     WHERE one.id = ? AND other.id <> one.id ORDER BY other.id`,
    film,
  );
  return toldApart(db, "film", films);
}

/** The films a production code stands for, however it is written; more than one, and it does not tell which. */
export function filmsOfCode(db: ReadableDb, code: string): Alike[] {
  const films = all<Alike>(
    db,
    `SELECT id, uuid, title AS name, year FROM film
     WHERE id IN (SELECT film_id FROM production_code WHERE code_key(code) = code_key(?)) ORDER BY year, id`,
    code,
  );
  return toldApart(db, "film", films);
}

/** Other films with one of the production codes of a film, however they write it, code by code. */
export function filmsOfSameCode(db: ReadableDb, film: number): (Alike & { code: string })[] {
  const films = all<Alike & { code: string }>(
    db,
    `SELECT DISTINCT own.code, film.id, film.uuid, film.title AS name, film.year FROM production_code AS own
     JOIN production_code AS other ON code_key(other.code) = code_key(own.code) AND other.film_id <> own.film_id
     JOIN film ON film.id = other.film_id WHERE own.film_id = ? ORDER BY own.position, film.id`,
    film,
  );
  return toldApart(db, "film", films);
}

/** Other films or agents with one of the identifiers of one; those of no scheme tell nothing. */
export function identifiedAlike(
  db: ReadableDb,
  kind: "film" | "agent",
  id: number,
): { id: number; uuid: string; name: string; scheme: IdentifierScheme; value: string }[] {
  const column = `${kind}_id`;
  const name = kind === "film" ? "title" : "name";
  return all(
    db,
    `SELECT DISTINCT record.id, record.uuid, record.${name} AS name, own.scheme, own.value FROM ${kind}_identifier AS own
     JOIN ${kind}_identifier AS other ON other.value = own.value AND other.scheme = own.scheme AND other.${column} <> own.${column}
     JOIN ${kind} AS record ON record.id = other.${column}
     WHERE own.${column} = ? AND own.scheme <> 'other' ORDER BY own.position`,
    id,
  );
}
