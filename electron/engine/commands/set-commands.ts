import { ProblemError } from "../../../shared/problem.ts";
import type { StillId } from "../../../shared/still.ts";
import type { ReadableDb, WritableDb } from "../catalog/database.ts";
import {
  addToSet,
  createSet,
  deleteSet,
  membersOf,
  orderSet,
  parentOfSet,
  putSetInto,
  removeFromSet,
  renameSet,
  setName,
  setsIn,
  writeNoteInSet,
  writeNoteOfSet,
} from "../catalog/sets.ts";
import { existingStills } from "../catalog/tags.ts";
import type { Action } from "./action.ts";
import { requireFreeName } from "./free-name.ts";
import { passOnName } from "./pass-on-name.ts";
import { countOf } from "./tag-stills.ts";

/** Makes a set with these stills in it, in another set if `parent` names one. @throws ProblemError where its name is taken. */
export function makeSet(
  db: WritableDb,
  { name, stills, parent }: { name: string; stills: readonly StillId[]; parent: number | null },
): Action<{ id: number }> {
  requireFreeName(db, name);
  const within = parent === null ? "" : ` in “${requireSet(db, parent)}”`;
  const id = createSet(db, name, parent);
  const added = addToSet(db, id, existingStills(db, stills));
  return { result: { id }, label: `Made set “${name}”${within} (${countOf(added)})` };
}

/** Renames a set; the saved searches that look in it follow. */
export function nameSet(db: WritableDb, set: number, name: string): Action<{ changed: number }> {
  const before = requireSet(db, set);
  requireFreeName(db, name, { set });
  renameSet(db, set, name);
  passOnName(db, before, name);
  return { result: { changed: 1 }, label: `Renamed set “${before}” to “${name}”` };
}

/** Deletes a set, never its stills; sets that lie in it come to lie where it lay. */
export function dropSet(db: WritableDb, set: number): Action<{ changed: number }> {
  const name = requireSet(db, set);
  const { length } = membersOf(db, set);
  const inner = setsIn(db, set).length;
  deleteSet(db, set);
  const kept =
    inner === 0 ? "" : `, not the ${inner === 1 ? "set" : `${String(inner)} sets`} in it`;
  return { result: { changed: length }, label: `Deleted set “${name}”${kept}` };
}

/** Puts a set into another, or to the top with null. @throws ProblemError where it would lie in itself. */
export function placeSet(
  db: WritableDb,
  set: number,
  parent: number | null,
): Action<{ changed: number }> {
  const name = requireSet(db, set);
  const into = parent === null ? null : requireSet(db, parent);
  for (let above = parent; above !== null; above = parentOfSet(db, above)) {
    if (above !== set) continue;
    throw new ProblemError(
      "invalid",
      parent === set
        ? `“${name}” cannot lie in itself.`
        : `“${name}” cannot be put into “${into ?? ""}”, which lies in it. Take that out first.`,
    );
  }
  const changed = putSetInto(db, set, parent) ? 1 : 0;
  const where = into === null ? "out of the set it was in" : `into “${into}”`;
  return { result: { changed }, label: `Put set “${name}” ${where}` };
}

/** Writes what is to be known of a set; an empty text takes the note away. */
export function noteSet(db: WritableDb, set: number, note: string): Action<{ changed: number }> {
  const name = requireSet(db, set);
  const changed = writeNoteOfSet(db, set, note.trim()) ? 1 : 0;
  return { result: { changed }, label: `${noted(note)} on set “${name}”` };
}

/** Writes what is to be known of stills in a set, and nowhere else. */
export function noteInSet(
  db: WritableDb,
  set: number,
  { stills, note }: { stills: readonly StillId[]; note: string },
): Action<{ changed: number }> {
  const name = requireSet(db, set);
  const changed = writeNoteInSet(db, set, { stills, note: note.trim() });
  return { result: { changed }, label: `${noted(note)} on ${countOf(changed)} in set “${name}”` };
}

function noted(note: string): string {
  return note.trim() === "" ? "Removed the note" : "Wrote a note";
}

export function fillSet(
  db: WritableDb,
  set: number,
  stills: readonly StillId[],
): Action<{ changed: number }> {
  const name = requireSet(db, set);
  const changed = addToSet(db, set, existingStills(db, stills));
  return { result: { changed }, label: `Added ${countOf(changed)} to set “${name}”` };
}

export function thinSet(
  db: WritableDb,
  set: number,
  stills: readonly StillId[],
): Action<{ changed: number }> {
  const name = requireSet(db, set);
  const changed = removeFromSet(db, set, stills);
  return { result: { changed }, label: `Took ${countOf(changed)} out of set “${name}”` };
}

/** Moves stills, kept in their order among themselves, before a position of the present order. */
export function moveInSet(
  db: WritableDb,
  set: number,
  stills: readonly StillId[],
  before: number,
): Action<{ changed: number }> {
  const name = requireSet(db, set);
  const order = membersOf(db, set);
  const chosen = new Set(stills);
  const changed = order.filter((still) => chosen.has(still)).length;
  orderSet(db, set, moved(order, chosen, before));
  return { result: { changed }, label: `Reordered set “${name}”` };
}

/** The order after moving `chosen` before position `before` of `order`. */
function moved<T>(order: readonly T[], chosen: ReadonlySet<T>, before: number): T[] {
  const stays = (one: T): boolean => !chosen.has(one);
  return [
    ...order.slice(0, before).filter(stays),
    ...order.filter((one) => chosen.has(one)),
    ...order.slice(before).filter(stays),
  ];
}

function requireSet(db: ReadableDb, set: number): string {
  const name = setName(db, set);
  if (name === null) throw new ProblemError("not-found", "This set is no longer in the archive.");
  return name;
}
