import { all, run, type ReadableDb, type WritableDb } from "../database.ts";
import { setColumns } from "./tables.ts";

/** What a role said of its credit that the one it became one with says otherwise, by the names it had. */
export type DroppedCredit = {
  readonly title: string;
  readonly character: string;
  /** Null where it is dropped that the role was uncredited. */
  readonly creditedAs: string | null;
};

type Saying = {
  readonly id: number;
  readonly film: number;
  readonly title: string;
  readonly character: string;
  readonly creditedAs: string | null;
  readonly uncredited: number;
  readonly code: string | null;
  readonly position: number;
  readonly billed: number;
};

/**
 * Makes each role that goes (`gone` in `pairs`, SQL) one with the first in the billing that says the same
 * (`kept`), which takes over what it does not say itself.
 */
export function makeOne(
  db: WritableDb,
  pairs: string,
  parameters: Record<string, unknown>,
): DroppedCredit[] {
  const becoming = all<{ gone: number; kept: number }>(
    db,
    `SELECT gone, kept FROM (SELECT gone.id AS gone, kept.id AS kept, gone.position,
         row_number() OVER (PARTITION BY gone.id ORDER BY kept.position, kept.id) AS place
       FROM cast_role AS gone JOIN cast_role AS kept ON kept.id <> gone.id WHERE ${pairs})
     WHERE place = 1 ORDER BY position, gone`,
    parameters,
  );
  return becoming.flatMap(({ gone, kept }) => {
    const dropped = takeOver(db, saidBy(db, gone), saidBy(db, kept));
    run(db, "DELETE FROM cast_role WHERE id = ?", gone);
    return dropped;
  });
}

function saidBy(db: ReadableDb, role: number): Saying | undefined {
  return all<Saying>(
    db,
    `SELECT cast_role.id, film.id AS film, film.title, character.name AS character,
       credited_as AS creditedAs, uncredited, code, position, billed
     FROM cast_role JOIN film ON film.id = film_id JOIN character ON character.id = character_id
     WHERE cast_role.id = ?`,
    role,
  ).at(0);
}

/** Places in the billings of two films say nothing of each other; in one the earlier counts. */
function takeOver(
  db: WritableDb,
  gone: Saying | undefined,
  kept: Saying | undefined,
): DroppedCredit[] {
  if (gone === undefined || kept === undefined) return [];
  const { title, character, creditedAs } = gone;
  const isOtherCredit = kept.creditedAs !== null && kept.creditedAs !== creditedAs;
  const isUncredited = gone.uncredited > kept.uncredited;
  setColumns(db, "cast_role", kept.id, {
    credited_as: kept.creditedAs ?? creditedAs,
    uncredited: isUncredited && !isOtherCredit ? 1 : kept.uncredited,
    code: kept.code ?? gone.code,
    ...(gone.film === kept.film
      ? {
          position: Math.min(gone.position, kept.position),
          billed: Math.max(gone.billed, kept.billed),
        }
      : {}),
  });
  if (!isOtherCredit) return [];
  return [
    ...(creditedAs === null ? [] : [{ title, character, creditedAs }]),
    ...(isUncredited ? [{ title, character, creditedAs: null }] : []),
  ];
}
