import { plainName } from "./name-key.ts";

/** A record and one of its names. */
export type NamedRow = { readonly id: number; readonly name: string };

/**
 * Of records found by the key of a name the first that is called exactly so; else the only one there is.
 * Null when several are as near: who is meant is then not for us to say.
 */
export function firstNamed(rows: readonly NamedRow[], name: string): number | null {
  return exactly(rows, name)[0] ?? onlyOf(rows);
}

/** As {@link firstNamed}, but null also when several are called exactly so. */
export function onlyNamed(rows: readonly NamedRow[], name: string): number | null {
  const [one, ...others] = exactly(rows, name);
  if (one === undefined) return onlyOf(rows);
  return others.length === 0 ? one : null;
}

/** All records that are as near to a name: those called exactly so, else all that were found. */
export function nearestNamed(rows: readonly NamedRow[], name: string): number[] {
  const exact = exactly(rows, name);
  return exact.length > 0 ? exact : distinct(rows);
}

function exactly(rows: readonly NamedRow[], name: string): number[] {
  const plain = plainName(name);
  return distinct(rows.filter((row) => plainName(row.name) === plain));
}

function onlyOf(rows: readonly NamedRow[]): number | null {
  const [one = null, ...others] = distinct(rows);
  return others.length === 0 ? one : null;
}

function distinct(rows: readonly NamedRow[]): number[] {
  return [...new Set(rows.map(({ id }) => id))];
}
