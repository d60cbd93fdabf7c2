import type { Stills } from "../../shared/contract/schemas.ts";
import type { StillSet } from "../../shared/contract/sets.ts";
import { ask } from "../archive.ts";
import { orTell, tell, tellChange } from "../state/notices.ts";
import { selectedState, stillsOf } from "../state/selected.ts";

/** Makes a set of the selected stills, or an empty one. False when it could not be made; that was told. */
export async function createSet(
  name: string,
  { withSelection, within }: { readonly withSelection: boolean; readonly within: number | null },
): Promise<boolean> {
  const stills = withSelection ? stillsOf(selectedState.getState()) : null;
  const made = await orTell(() => ask("sets.create", { name, stills, parent: within }));
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

/** Puts a set into another, or to the top with null. False when it could not be put there; that was told. */
export async function placeSet(set: StillSet, into: number | null): Promise<boolean> {
  const placed = await orTell(() => ask("sets.place", { set: set.id, parent: into }));
  if (placed !== null && placed.changed > 0) tellChange(placed.label, placed.change);
  return placed !== null;
}

/** False when the note could not be written; that was told. */
export async function writeNoteOfSet(set: StillSet, note: string): Promise<boolean> {
  const written = await orTell(() => ask("sets.note", { set: set.id, note }));
  if (written !== null && written.changed > 0) tellChange(written.label, written.change);
  return written !== null;
}

/** Writes the note that stills have in a set. False when it could not be written; that was told. */
export async function writeNoteInSet(
  set: StillSet,
  stills: Stills,
  note: string,
): Promise<boolean> {
  const written = await orTell(() => ask("sets.noteStills", { set: set.id, stills, note }));
  if (written !== null && written.changed > 0) tellChange(written.label, written.change);
  return written !== null;
}

/** Moves the selected stills, together and in their order, before a position of the set's order. */
export async function moveSelection(set: StillSet, before: number): Promise<void> {
  const stills = stillsOf(selectedState.getState());
  if (stills === null) return;
  const moved = await orTell(() => ask("sets.move", { set: set.id, stills, before }));
  if (moved?.changed === 0) tellDeeper();
}

/** Takes the selected stills out of a set. */
export async function removeSelection(set: StillSet): Promise<void> {
  const stills = stillsOf(selectedState.getState());
  if (stills !== null) await takeOut(set.id, stills);
}

/** Moves stills of a set so that they stand before a position of the present order. */
export async function moveInSet(
  set: number,
  ids: readonly number[],
  before: number,
): Promise<void> {
  const moved = await orTell(() => ask("sets.move", { set, stills: { ids: [...ids] }, before }));
  if (moved?.changed === 0) tellDeeper();
}

export async function removeFromSet(set: number, ids: readonly number[]): Promise<void> {
  await takeOut(set, { ids: [...ids] });
}

async function takeOut(set: number, stills: Stills): Promise<void> {
  const removed = await orTell(() => ask("sets.remove", { set, stills }));
  if (removed?.changed === 0) tellDeeper();
  else if (removed !== null) tellChange(removed.label, removed.change);
}

/** What a set finds in a set that lies in it is not its own to arrange. */
function tellDeeper(): void {
  tell("This lies in a set within the one that is shown. Show that one to change it there.");
}
