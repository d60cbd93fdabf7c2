import { all, run, type WritableDb } from "../database.ts";

type Pair = { readonly from: number; readonly to: number };

/** From what binds least to what binds most. */
const strictness = `CASE state WHEN 'killed' THEN 4 WHEN 'pending' THEN 3 WHEN 'expired' THEN 2 WHEN 'approved' THEN 1 ELSE 0 END`;

/**
 * What was said of one still becomes said of another, or what one performer said becomes said by another. Of
 * two words of one performer on one still the stricter stays.
 */
export function giveApprovals(
  db: WritableDb,
  column: "still_id" | "performer_id",
  pair: Pair,
): void {
  const other = column === "still_id" ? "performer_id" : "still_id";
  const twice = all<{ other: number }>(
    db,
    `SELECT ${other} AS other FROM talent_approval WHERE ${column} IN (@from, @to) GROUP BY ${other} HAVING count(*) = 2`,
    pair,
  );
  for (const one of twice)
    run(
      db,
      `DELETE FROM talent_approval WHERE id = (SELECT id FROM talent_approval
         WHERE ${other} = @other AND ${column} IN (@from, @to) ORDER BY ${strictness}, ${column} = @to LIMIT 1)`,
      { ...one, ...pair },
    );
  run(db, `UPDATE talent_approval SET ${column} = @to WHERE ${column} = @from`, pair);
}

/** The rules of one film, or of one performer, become those of another, as far as that has none of its own. */
export function giveRules(db: WritableDb, column: "film_id" | "performer_id", pair: Pair): void {
  const [film, performer] = column === "film_id" ? ["@to", "performer_id"] : ["film_id", "@to"];
  run(
    db,
    `INSERT OR IGNORE INTO approval_rule (film_id, performer_id, solo, in_group, rule)
     SELECT ${film}, ${performer}, solo, in_group, rule FROM approval_rule WHERE ${column} = @from`,
    pair,
  );
  run(db, `DELETE FROM approval_rule WHERE ${column} = ?`, pair.from);
}
