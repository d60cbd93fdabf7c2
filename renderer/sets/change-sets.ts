import type { StillSet } from "../../shared/contract/sets.ts";
import { ask } from "../archive.ts";
import { orTell, tell, tellChange } from "../state/notices.ts";
import { selectedState, stillsOf } from "../state/selected.ts";

/** Makes a set of the selected stills, or an empty one. False when it could not be made; that was told. */
export async function createSet(name: string, withSelection: boolean): Promise<boolean> {
  const stills = withSelection ? stillsOf(selectedState.getState()) : null;
  const made = await orTell(() => ask("sets.create", { name, stills }));
  if (made !== null) tellChange(made.label, made.change);
  return made !== null;
}

/** Puts the selected stills at the end of a set. */
export async function addSelection(set: StillSet): Promise<void> {
  const stills = stillsOf(selectedState.getState());
  if (stills === null) return;
  const added = await orTell(() => ask("sets.add", { set: set.id, stills }));
  if (added === null) return;
  if (added.changed === 0) tell(`They are in “${set.name}” already.`);
  else tellChange(added.label, added.change);
}

export async function renameSet(set: StillSet, name: string): Promise<void> {
  if (name.trim() === "" || name.trim() === set.name) return;
  const renamed = await orTell(() => ask("sets.rename", { set: set.id, name }));
  if (renamed !== null) tellChange(renamed.label, renamed.change);
}

/** Deletes a set, never its stills; the notice says how to get it back. */
export async function deleteSet(set: StillSet): Promise<void> {
  const deleted = await orTell(() => ask("sets.delete", { set: set.id }));
  if (deleted !== null) tellChange(deleted.label, deleted.change);
}

/** Moves stills of a set so that they stand before a position of the present order. */
export async function moveInSet(
  set: number,
  ids: readonly number[],
  before: number,
): Promise<void> {
  await orTell(() => ask("sets.move", { set, stills: { ids: [...ids] }, before }));
}

export async function removeFromSet(set: number, ids: readonly number[]): Promise<void> {
  const removed = await orTell(() => ask("sets.remove", { set, stills: { ids: [...ids] } }));
  if (removed !== null) tellChange(removed.label, removed.change);
}
