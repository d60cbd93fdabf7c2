import { ProblemError } from "../../../../shared/problem.ts";
import { recordKindNames, type RecordKind } from "../../../../shared/record.ts";
import type { ReadableDb } from "../../catalog/database.ts";
import { whatBecameOf } from "../../catalog/records/gone.ts";
import { bracketsOf } from "../../catalog/records/namesakes.ts";
import { recordTables, shownName } from "../../catalog/records/tables.ts";

/** Characters of a name that a sentence shows. */
const SHOWN = 80;

/** A name in quotes, cut where it would fill the sentence. */
export function quoted(name: string): string {
  return `“${shortened(name)}”`;
}

/** Words cut where they would fill the sentence. */
export function shortened(words: string): string {
  const characters = [...words];
  return characters.length <= SHOWN ? words : `${characters.slice(0, SHOWN).join("")}…`;
}

/** A record as a sentence names it: “Hamlet”, and where others share the name “Hamlet” (1948 · Laurence Olivier). */
export function named(db: ReadableDb, kind: RecordKind, id: number): string {
  return `${quoted(shownName(db, kind, id) ?? "")}${bracketsOf(db, kind, [id])(id)}`;
}

/** "a, b and c" */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}

/** The name of a record; throws a Problem that says what became of it when it is not there. */
export function requireRecord(db: ReadableDb, kind: RecordKind, id: number): string {
  const name = shownName(db, kind, id);
  if (name !== null) return name;
  throw new ProblemError(
    "not-found",
    `This ${recordKindNames[kind]} is no longer in the archive. ${whatBecame(db, recordTables[kind].table, id)}`,
  );
}

export function whatBecame(db: ReadableDb, table: string, id: number): string {
  const label = whatBecameOf(db, table, id);
  return label === null ? "Choose another." : `It went when this was done: ${label}.`;
}
