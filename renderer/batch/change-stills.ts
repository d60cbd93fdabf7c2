import type { Stills } from "../../shared/contract/schemas.ts";
import type { BatchChange, ChangedTags } from "../../shared/contract/stills.ts";
import { withDistinction } from "../../shared/distinction.ts";
import { ask } from "../archive.ts";
import { positionsOf, sizeOf } from "../state/positions.ts";
import { lookOver } from "./batch-state.ts";

/**
 * From this many stills on, what would overwrite something or take it away is shown before it is done. Up to
 * here the stills fit on the light table, where one sees whom it meets; adding takes nothing away and never asks.
 */
const LOOKED_OVER_FROM = 50;

/** Changes tags, a text or a number of stills, in one action; null where it was shown first and then left. */
export async function changeStills(
  stills: Stills,
  change: BatchChange,
): Promise<ChangedTags | null> {
  const count = countOf(stills);
  if (count >= LOOKED_OVER_FROM && mayTakeAway(change)) {
    const { losing } = await ask("stills.preview", { stills, change });
    if (losing > 0) return await lookOver({ stills, count, about: { change } });
  }
  return await perform(stills, change);
}

/** The names of what a change takes from few stills; of many that is shown before it is done. */
export async function lostByFew(stills: Stills, change: BatchChange): Promise<readonly string[]> {
  if (countOf(stills) >= LOOKED_OVER_FROM || !mayTakeAway(change)) return [];
  const { lost } = await ask("stills.preview", { stills, change });
  return lost.lines.map(({ name, distinction = "" }) => withDistinction(name, distinction));
}

const noTags = { followed: [], joined: [], gone: [], staying: [], named: [] };

async function perform(stills: Stills, change: BatchChange): Promise<ChangedTags> {
  if (change.write === "text") {
    const { write: _, ...written } = change;
    const done = await ask("stills.setText", { stills, ...written });
    return { ...done, ...noTags };
  }
  if (change.write === "number") {
    const { field, text } = change;
    return { ...(await ask("stills.setNumber", { stills, field, text })), ...noTags };
  }
  if (change.replace.length > 0) {
    const { preview } = await ask("stills.preview", { stills, change });
    return await ask("stills.doPreviewed", { preview });
  }
  const { add, remove } = change;
  return await ask("stills.tag", { stills, add, remove });
}

/** Whether a change can take anything from any still; of a film or kind a still has one. */
function mayTakeAway(change: BatchChange): boolean {
  if (change.write === "number") return true;
  if (change.write === "text") return change.mode === "replace";
  const { add, remove, replace } = change;
  const overwrites = add.some(({ field }) => field === "film" || field === "kind");
  return overwrites || remove.length > 0 || replace.length > 0;
}

function countOf(stills: Stills): number {
  return "ids" in stills ? stills.ids.length : sizeOf(positionsOf(stills.ranges));
}
