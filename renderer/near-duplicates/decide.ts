import type { Comparison } from "../../shared/contract/near-duplicates.ts";
import type { StillId } from "../../shared/still.ts";
import { ask } from "../archive.ts";
import { orTell, tell, tellChange } from "../state/notices.ts";
import { choicesMade, sameAs, type Decision } from "./decision.ts";

/** Makes the stills that are the same picture one still. Answers whether it was done. */
export async function join(decision: Decision, stills: readonly StillId[]): Promise<boolean> {
  const others = sameAs(decision, stills);
  if (others.length === 0) return false;
  const choices = decision.choices.filter(({ from }) => !decision.apart.has(from));
  const done = await orTell(() =>
    ask("near.join", { preferred: decision.preferred, others, choices }),
  );
  if (done === null) return false;
  tellChange(done.label, done.change);
  return true;
}

/** Remembers that those set apart are other pictures; when none is, that none is the same as any other. */
export async function keepApart(decision: Decision, stills: readonly StillId[]): Promise<boolean> {
  const apart = stills.filter((still) => decision.apart.has(still));
  const part = apart.length === 0 ? [...stills] : apart;
  const done = await orTell(() => ask("near.keepApart", { stills: part, others: [...stills] }));
  if (done === null) return false;
  tellChange(done.label, done.change);
  return true;
}

/**
 * Copies what is said of the preferred still to those that are the same picture, which stay as they are otherwise;
 * where only one value stays, all get the one that is marked.
 */
export async function copyToOthers(decision: Decision, comparison: Comparison): Promise<boolean> {
  const to = sameAs(
    decision,
    comparison.stills.map(({ still }) => still),
  );
  if (to.length === 0) return false;
  const choices = choicesMade(decision, comparison);
  const done = await orTell(() => ask("near.copy", { from: decision.preferred, to, choices }));
  if (done === null) return false;
  if (done.changed === 0) tell("Nothing to copy: they have it all already");
  else tellChange(done.label, done.change);
  return true;
}
