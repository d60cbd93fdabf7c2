import type { StillId } from "../../../shared/still.ts";
import { all, run, type ReadableDb, type WritableDb } from "./database.ts";

const among = "IN (SELECT value FROM json_each(@ids))";

function stillsIn(
  db: ReadableDb,
  sql: string,
  stills: readonly StillId[],
  parameters: Record<string, unknown> = {},
): readonly StillId[] {
  const rows = all<{ still: StillId }>(db, sql, { ids: JSON.stringify(stills), ...parameters });
  return rows.map(({ still }) => still);
}

/** Who made each of these stills, in order; those of which nobody says it are left out. */
export function creatorsOf(
  db: ReadableDb,
  stills: readonly StillId[],
): ReadonlyMap<StillId, readonly string[]> {
  const rows = all<{ still: StillId; name: string }>(
    db,
    `SELECT still_id AS still, name FROM still_creator WHERE still_id ${among} ORDER BY still_id, position`,
    { ids: JSON.stringify(stills) },
  );
  const creators = new Map<StillId, string[]>();
  for (const { still, name } of rows) {
    const known = creators.get(still);
    if (known === undefined) creators.set(still, [name]);
    else known.push(name);
  }
  return creators;
}

/**
 * What was taken back later on is no word any more. By the still: SQLite would go through all that this very action has changed.
 * Exported for the test of the plan.
 */
export const creatorsChosenSql = `SELECT DISTINCT one.value AS still FROM json_each(@ids) AS one
  CROSS JOIN history_change ON history_change.still_id = one.value AND table_name = 'still_creator'
  CROSS JOIN history ON history.id = history_id AND state = 'done' AND (takes_back IS NULL OR takes_part)
  WHERE NOT EXISTS (SELECT 1 FROM history AS taker
    WHERE taker.takes_back = history.id AND NOT taker.takes_part AND taker.state = 'done')`;

/** Of which of these stills the archivist has said who made them, also that nobody is known. */
export function withCreatorsChosen(db: ReadableDb, stills: readonly StillId[]): readonly StillId[] {
  return stillsIn(db, creatorsChosenSql, stills);
}

/** Says who made these stills, in the place of whoever was said. */
export function setCreators(
  db: WritableDb,
  stills: readonly StillId[],
  names: readonly string[],
): void {
  const ids = JSON.stringify(stills);
  run(db, `DELETE FROM still_creator WHERE still_id ${among}`, { ids });
  run(
    db,
    `INSERT INTO still_creator (still_id, position, name)
     SELECT still.value, name.key, name.value FROM json_each(@ids) AS still, json_each(@names) AS name`,
    { ids, names: JSON.stringify(names) },
  );
}

/** Which of these stills have somebody else in a role by the archivist's word, than these rights holders. */
export function heldOtherwise(
  db: ReadableDb,
  stills: readonly StillId[],
  { role, holders }: { readonly role: string; readonly holders: readonly number[] },
): readonly StillId[] {
  return stillsIn(
    db,
    `SELECT DISTINCT still_id AS still FROM rights_record
     WHERE still_id ${among} AND role = @role AND origin = 'archivist'
       AND holder_id NOT IN (SELECT value FROM json_each(@holders))`,
    stills,
    { role, holders: JSON.stringify(holders) },
  );
}

/** Stills whose owner follows from their film, and whether that is another than these rights holders. */
export function ownedByFilm(
  db: ReadableDb,
  stills: readonly StillId[],
  holders: readonly number[],
): readonly { readonly still: StillId; readonly isOther: boolean }[] {
  return all<{ still: StillId; known: number }>(
    db,
    `SELECT still.id AS still, (SELECT count(*) FROM film_holder WHERE film_holder.film_id = still.film_id
         AND agent_id IN (SELECT value FROM json_each(@holders))) AS known
     FROM still WHERE still.id ${among}
       AND EXISTS (SELECT 1 FROM film_holder WHERE film_holder.film_id = still.film_id)
       AND NOT EXISTS (SELECT 1 FROM rights_record WHERE still_id = still.id AND role = 'owner')`,
    { ids: JSON.stringify(stills), holders: JSON.stringify(holders) },
  ).map(({ still, known }) => ({ still, isOther: known < holders.length }));
}

/** Which of these stills shall not be suggested a rights holder: the archivist said so. */
export function holderDismissed(
  db: ReadableDb,
  stills: readonly StillId[],
  holder: number,
): readonly StillId[] {
  return stillsIn(
    db,
    `SELECT still_id AS still FROM dismissed_suggestion
     WHERE still_id ${among} AND field = 'rightsHolder' AND record_id = @holder`,
    stills,
    { holder },
  );
}

/** Takes off stills a rights holder in one role that the archivist gave them; answers which had it. */
export function takeHolderOff(
  db: WritableDb,
  stills: readonly StillId[],
  { id, role }: { readonly id: number; readonly role: string },
): readonly StillId[] {
  return stillsIn(
    db,
    `DELETE FROM rights_record WHERE still_id ${among} AND holder_id = @id AND role = @role AND origin = 'archivist'
     RETURNING still_id AS still`,
    stills,
    { id, role },
  );
}
