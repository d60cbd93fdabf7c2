import type { RecordTable } from "./record-table.ts";
import { wordsOf } from "./words.ts";

/** The numbers of the records whose names have every word of the text, each perhaps only begun; of an empty text all. */
export function called({ names, size }: RecordTable, text: string): Iterable<number> {
  if (text === "") return Array.from({ length: size }, (_, number) => number);
  const parts = text.split(/\s+/u).flatMap((part) => wordsOf(part, true) ?? []);
  const [first = [], ...others] = parts.map((words) => names.matching(words));
  const sets = others.map((records) => new Set(records));
  return sets.length === 0 ? first : first.filter((record) => sets.every((set) => set.has(record)));
}
