import type { RecordTable } from "./record-table.ts";

/**
 * The records of a table that are counted most, by their numbers: at most `most`, those counted alike in the order of
 * their names and then of their keys; and how many are counted at all. One pass, in which few are looked at closely.
 */
export function mostFrequent(
  counts: Uint32Array,
  table: RecordTable,
  most: number,
): { readonly numbers: readonly number[]; readonly total: number } {
  const numbers: number[] = [];
  let [total, least] = [0, 0];
  for (let number = 0; number < counts.length; number++) {
    const count = counts[number] ?? 0;
    if (count === 0) continue;
    total += 1;
    if (count < least) continue;
    insert(number, numbers, { counts, table, most });
    if (numbers.length === most) least = counts[numbers[most - 1] ?? 0] ?? 0;
  }
  return { numbers, total };
}

function insert(
  number: number,
  numbers: number[],
  { counts, table, most }: { counts: Uint32Array; table: RecordTable; most: number },
): void {
  if (table.record(number)?.names[0] === undefined) return; // deleted, or not heard of yet
  let place = numbers.length;
  while (place > 0 && compare(number, numbers[place - 1] ?? 0, counts, table) < 0) place -= 1;
  if (place === most) return;
  if (numbers.length === most) numbers.pop();
  numbers.splice(place, 0, number);
}

function compare(a: number, b: number, counts: Uint32Array, table: RecordTable): number {
  return (counts[b] ?? 0) - (counts[a] ?? 0) || compareNames(a, b, table);
}

/** By the code units of their names, then by their keys. */
export function compareNames(a: number, b: number, table: RecordTable): number {
  const [one, other] = [table.record(a), table.record(b)];
  const [name, otherName] = [one?.names[0] ?? "", other?.names[0] ?? ""];
  if (name === otherName) return (one?.id ?? 0) - (other?.id ?? 0);
  return name < otherName ? -1 : 1;
}
