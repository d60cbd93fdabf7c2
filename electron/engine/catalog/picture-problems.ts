import type { Problem } from "../../../shared/problem.ts";
import { run, valuesIn, type WritableDb } from "./database.ts";
import { keepProblem } from "./problems.ts";

/**
 * Has what is wrong with pictures told of every file with their bytes that is there, whatever brought it
 * there, undo included: a file that came back as it was, or was located, is not read again.
 */
export function preparePictureProblems(db: WritableDb): void {
  const come = `INSERT INTO problem (path, kind, message, at)
    SELECT path || '/' || new.path, kind, message, strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
    FROM picture_problem JOIN source ON source.id = new.source_id
    WHERE hash = new.hash AND new.state = 'present' ON CONFLICT DO NOTHING;`;
  db.exec(`
    CREATE TEMP TRIGGER picture_problems_leave AFTER UPDATE OF source_id, path, state ON main.file
      WHEN old.state = 'present' AND
        (new.state <> old.state OR new.source_id <> old.source_id OR new.path <> old.path)
      BEGIN
        DELETE FROM problem WHERE path = (SELECT path FROM source WHERE id = old.source_id) || '/' || old.path
          AND EXISTS (SELECT 1 FROM picture_problem WHERE hash = old.hash AND picture_problem.kind = problem.kind);
      END;
    CREATE TEMP TRIGGER picture_problems_come AFTER UPDATE OF source_id, path, state ON main.file
      BEGIN ${come} END;
    CREATE TEMP TRIGGER picture_problems_come_anew AFTER INSERT ON main.file
      BEGIN ${come} END;`);
}

/** Notes what reading found wrong with a picture, if anything: of the same bytes it takes the place of what an earlier reading found. */
export function noteReading(db: WritableDb, hash: Buffer, problem: Problem | null): void {
  // that it is damaged may be known from making its thumbnail, until one is made without a problem
  run(db, "DELETE FROM picture_problem WHERE hash = ? AND kind <> 'damaged'", hash);
  if (problem !== null) keep(db, hash, problem);
}

/** Notes that a picture turned out to be damaged when its thumbnail was made, and tells it of its files. */
export function noteDamage(
  db: WritableDb,
  hash: Buffer,
  problem: Problem,
  job: number | null,
): void {
  keep(db, hash, problem);
  const places = valuesIn<string>(db, placesOf, { hash });
  for (const path of places) keepProblem(db, { ...problem, path }, job);
}

/** Forgets that a picture was damaged: its thumbnail was made without a problem. */
export function forgetDamage(db: WritableDb, hash: Buffer): void {
  const { changes } = run(
    db,
    "DELETE FROM picture_problem WHERE hash = ? AND kind = 'damaged'",
    hash,
  );
  if (changes > 0)
    run(db, `DELETE FROM problem WHERE kind = 'damaged' AND path IN (${placesOf})`, { hash });
}

const placesOf = `SELECT source.path || '/' || file.path FROM file JOIN source ON source.id = source_id
  WHERE hash = @hash AND state = 'present'`;

function keep(db: WritableDb, hash: Buffer, { kind, message }: Problem): void {
  run(db, "INSERT OR REPLACE INTO picture_problem VALUES (?, ?, ?)", hash, kind, message);
}
