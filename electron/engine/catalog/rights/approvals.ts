import type { Approval, ApprovalRule, ApprovalState } from "../../../../shared/rights/approval.ts";
import type { KeptApproval } from "../../../../shared/rights/kept.ts";
import type { StillId } from "../../../../shared/still.ts";
import { all, run, type ReadableDb, type WritableDb } from "../database.ts";
import { showsPerformerSql } from "./shows-performer.ts";
import { idsOf, idsSql } from "./place.ts";

type ApprovalRow = Omit<KeptApproval, "performer"> & {
  readonly still: StillId;
  readonly performer: number;
  readonly name: string;
};

/**
 * What performers said of stills, and as pending what those have not said yet who have a say in the stills of
 * the film and are in the picture.
 */
export function approvalsOf(
  db: ReadableDb,
  stills: readonly StillId[],
): Map<StillId, KeptApproval[]> {
  const ids = idsOf({ ids: stills });
  const rows = [
    ...all<ApprovalRow>(
      db,
      `SELECT talent_approval.id, still_id AS still, agent.id AS performer, agent.name, state, said_by AS "by", said_on AS "on", rule, note
       FROM talent_approval JOIN agent ON agent.id = performer_id WHERE still_id IN ${idsSql} ORDER BY still_id, talent_approval.id`,
      ids,
    ),
    ...all<ApprovalRow>(
      db,
      `SELECT NULL AS id, still.id AS still, agent.id AS performer, agent.name, 'pending' AS state, '' AS "by", '' AS "on", rule, '' AS note
       FROM still JOIN approval_rule ON approval_rule.film_id = still.film_id JOIN agent ON agent.id = performer_id
       WHERE still.id IN ${idsSql} AND ${showsPerformerSql("approval_rule.performer_id")}
         AND NOT EXISTS (SELECT 1 FROM talent_approval WHERE still_id = still.id AND performer_id = approval_rule.performer_id)
       ORDER BY still.id, agent.id`,
      ids,
    ),
  ];
  return new Map(
    [...Map.groupBy(rows, ({ still }) => still)].map(([still, said]) => [
      still,
      said.map(({ id, performer, name, state, by, on, rule, note }) => ({
        id,
        performer: { id: performer, name },
        state,
        by,
        on,
        rule,
        note,
      })),
    ]),
  );
}

/** Says what a performer said of stills; answers of how many it was not said so already. */
export function setApproval(
  db: WritableDb,
  stills: readonly StillId[],
  performer: number,
  said: Omit<Approval, "performer">,
): number {
  const same = "(state, said_by, said_on, rule, note) IS NOT (@state, @by, @on, @rule, @note)";
  const given = { ...idsOf({ ids: stills }), performer, ...said };
  const changed = run(
    db,
    `UPDATE talent_approval SET state = @state, said_by = @by, said_on = @on, rule = @rule, note = @note
     WHERE still_id IN ${idsSql} AND performer_id = @performer AND ${same}`,
    given,
  );
  const made = run(
    db,
    `INSERT INTO talent_approval (uuid, still_id, performer_id, state, said_by, said_on, rule, note)
     SELECT new_uuid(), value, @performer, @state, @by, @on, @rule, @note FROM json_each(@ids)
     WHERE NOT EXISTS (SELECT 1 FROM talent_approval WHERE still_id = value AND performer_id = @performer)`,
    given,
  );
  return changed.changes + made.changes;
}

/** Takes away what a performer said of stills; answers of how many something was said. */
export function clearApproval(
  db: WritableDb,
  stills: readonly StillId[],
  performer: number,
): number {
  return run(
    db,
    `DELETE FROM talent_approval WHERE still_id IN ${idsSql} AND performer_id = @performer`,
    { ...idsOf({ ids: stills }), performer },
  ).changes;
}

/** That a performer has a say in the stills of a film. */
export type KeptRule = ApprovalRule & {
  readonly performer: { readonly id: number; readonly name: string };
  readonly rule: string;
};

/** Who has a say in the stills of a film, and how much of it. */
export function rulesOf(db: ReadableDb, film: number): KeptRule[] {
  return all<ApprovalRule & { id: number; name: string; rule: string }>(
    db,
    `SELECT agent.id, agent.name, solo, in_group AS "group", rule
     FROM approval_rule JOIN agent ON agent.id = performer_id WHERE film_id = ? ORDER BY agent.name, agent.id`,
    film,
  ).map(({ id, name, ...row }) => ({ ...row, performer: { id, name } }));
}

/** Says how much of a say a performer has in the stills of a film; null takes it away. Answers whether it was otherwise. */
export function setRule(
  db: WritableDb,
  { film, performer }: { readonly film: number; readonly performer: number },
  rule: (ApprovalRule & { readonly rule: string }) | null,
): boolean {
  if (rule === null)
    return (
      run(db, "DELETE FROM approval_rule WHERE film_id = ? AND performer_id = ?", film, performer)
        .changes > 0
    );
  return (
    run(
      db,
      `INSERT INTO approval_rule (film_id, performer_id, solo, in_group, rule) VALUES (@film, @performer, @solo, @group, @rule)
       ON CONFLICT (film_id, performer_id) DO UPDATE SET solo = @solo, in_group = @group, rule = @rule
         WHERE (solo, in_group, rule) IS NOT (@solo, @group, @rule)`,
      { film, performer, ...rule },
    ).changes > 0
  );
}

/** A performer in a still of a film, with what they said of it. */
export type FilmApproval = {
  readonly performer: number;
  readonly name: string;
  readonly state: ApprovalState;
  /** Whether nobody else is to be seen. */
  readonly solo: boolean;
};

/** What the performers said who have a say in a film, or had one in any of its stills, still by still. */
export function approvalsInFilm(db: ReadableDb, film: number): FilmApproval[] {
  return all<Omit<FilmApproval, "solo"> & { solo: number }>(
    db,
    `SELECT agent.id AS performer, agent.name, coalesce(state, 'pending') AS state,
       (SELECT count(*) FROM depiction WHERE still_id = still.id) < 2 AS solo
     FROM (SELECT performer_id FROM approval_rule WHERE film_id = @film
           UNION SELECT performer_id FROM talent_approval JOIN still ON still.id = still_id WHERE film_id = @film) AS asked
     JOIN agent ON agent.id = asked.performer_id
     JOIN still ON still.film_id = @film
     LEFT JOIN talent_approval ON talent_approval.still_id = still.id AND talent_approval.performer_id = agent.id
     WHERE state IS NOT NULL
       OR EXISTS (SELECT 1 FROM approval_rule WHERE film_id = @film AND performer_id = agent.id)
         AND ${showsPerformerSql("agent.id")}
     ORDER BY agent.name, agent.id, still.id`,
    { film },
  ).map((row) => ({ ...row, solo: row.solo === 1 }));
}
