import { first, type ReadableDb } from "../database.ts";
import { searchNamed } from "../saved-searches.ts";
import { findSet } from "../sets.ts";
import type { Row } from "./merge-state.ts";

/** Sets and saved searches have their names in common: one that comes in under a name that is taken gets a number behind it. */
export function freelyNamed(db: ReadableDb, table: string, row: Row): Row {
  const name = String(row["name"]);
  if (!hasSharedName(table) || !isTaken(db, name)) return row;
  let free = name;
  for (let number = 2; isTaken(db, free); number += 1) free = `${name} ${String(number)}`;
  const key = first<{ key: string }>(db, "SELECT name_key(?) AS key", free)?.key ?? "";
  return { ...row, name: free, name_key: key };
}

/** Whether a set or saved search cannot be called as it is meant to be, because another one is. */
export function isNameTaken(db: ReadableDb, table: string, { name }: Row): boolean {
  return hasSharedName(table) && isTaken(db, String(name));
}

function hasSharedName(table: string): boolean {
  return table === "still_set" || table === "saved_search";
}

function isTaken(db: ReadableDb, name: string): boolean {
  return findSet(db, name) !== null || searchNamed(db, name) !== null;
}
