import { ProblemError } from "../../../shared/problem.ts";
import type { StillId } from "../../../shared/still.ts";
import type { ReadableDb, WritableDb } from "../catalog/database.ts";
import {
  addToSet,
  createSet,
  deleteSet,
  findSet,
  membersOf,
  orderSet,
  removeFromSet,
  renameSet,
  setName,
} from "../catalog/sets.ts";
import { existingStills } from "../catalog/tags.ts";
import type { Action } from "./action.ts";
import { countOf } from "./tag-stills.ts";

/** Makes a set with these stills in it. Names of sets are unique, for `in:"NAME"` finds by them. */
export function makeSet(
  db: WritableDb,
  name: string,
  stills: readonly StillId[],
): Action<{ id: number }> {
  requireFree(db, name, null);
  const id = createSet(db, name);
  const added = addToSet(db, id, existingStills(db, stills));
  return { result: { id }, label: `Made set “${name}” (${countOf(added)})` };
}

export function nameSet(db: WritableDb, set: number, name: string): Action<{ changed: number }> {
  const before = requireSet(db, set);
  requireFree(db, name, set);
  renameSet(db, set, name);
  return { result: { changed: 1 }, label: `Renamed set “${before}” to “${name}”` };
}

export function dropSet(db: WritableDb, set: number): Action<{ changed: number }> {
  const name = requireSet(db, set);
  const { length } = membersOf(db, set);
  deleteSet(db, set);
  return { result: { changed: length }, label: `Deleted set “${name}”` };
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
  orderSet(db, set, moved(membersOf(db, set), new Set(stills), before));
  return { result: { changed: stills.length }, label: `Reordered set “${name}”` };
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

function requireFree(db: ReadableDb, name: string, besides: number | null): void {
  const there = findSet(db, name);
  if (there !== null && there !== besides) {
    throw new ProblemError(
      "invalid",
      `There is a set called “${name}” already. Choose another name.`,
    );
  }
}
