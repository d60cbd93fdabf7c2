import { all, type ReadableDb } from "../database.ts";

/** A role that has a code, by the names it had when it was looked at. */
export type CodedRole = {
  readonly id: number;
  readonly film: number;
  readonly title: string;
  readonly character: string;
  readonly code: string;
};

/** All roles that have a code. */
export function codedRoles(db: ReadableDb): CodedRole[] {
  return all(
    db,
    `SELECT cast_role.id, film.id AS film, film.title, character.name AS character, code FROM cast_role
       JOIN film ON film.id = film_id JOIN character ON character.id = character_id
     WHERE code IS NOT NULL ORDER BY film.title, position, cast_role.id`,
  );
}

/** The roles that have lost their codes since, unless another has taken the code over. */
export function droppedCodes(
  before: readonly CodedRole[],
  after: readonly CodedRole[],
): readonly CodedRole[] {
  const had = new Map(before.map(({ id, code }) => [id, code]));
  const has = new Map(after.map(({ id, code }) => [id, code]));
  const passedOn = (code: string): boolean =>
    after.some((role) => role.code === code && had.get(role.id) !== code);
  return before.filter(({ id, code }) => has.get(id) !== code && !passedOn(code));
}
