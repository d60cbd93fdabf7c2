import type { ApprovalsOfPerformer } from "../../../shared/contract/rights.ts";
import { countApprovals, customaryRule } from "../../../shared/rights/approval.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { approvalsInFilm, rulesOf } from "../catalog/rights/approvals.ts";

/** How much of what they have a say in the performers of a film approved: alone in the picture, and with others. */
export function approvalsOfFilm(db: ReadableDb, film: number): ApprovalsOfPerformer[] {
  const rules = new Map(rulesOf(db, film).map((rule) => [rule.performer.id, rule]));
  const said = Map.groupBy(approvalsInFilm(db, film), ({ performer }) => performer);
  const named = new Map([...rules].map(([id, { performer }]) => [id, performer.name]));
  for (const [id, [first]] of said) named.set(id, first?.name ?? "");
  return [...named].map(([id, name]) => {
    const { solo, group } = rules.get(id) ?? customaryRule;
    const stills = said.get(id) ?? [];
    const states = (alone: boolean) =>
      stills.filter((still) => still.solo === alone).map(({ state }) => state);
    return {
      performer: { id, name },
      asked: { solo, group },
      recorded: rules.has(id),
      solo: countApprovals(states(true), solo),
      group: countApprovals(states(false), group),
    };
  });
}
