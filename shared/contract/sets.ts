import * as v from "valibot";
import { asks, changes } from "./procedure.ts";
import { Count, Id, Name, Nothing, Stills } from "./schemas.ts";
import type { Changed } from "./stills.ts";

/**
 * An ordered selection to hand out. Its stills, in order, and behind them those of the sets that lie in it,
 * are the result of the query `in:"NAME"`.
 */
export type StillSet = {
  readonly id: number;
  readonly uuid: string;
  readonly name: string;
  /** The set it lies in; null at the top. */
  readonly parent: number | null;
  /** Stills in it and in the sets that lie in it. */
  readonly stills: number;
  /** Stills that lie in it itself. */
  readonly own: number;
  /** What is to be known of it; empty for nothing. */
  readonly note: string;
  readonly query: string;
};

const Note = v.pipe(v.string(), v.maxLength(10_000));

export const sets = {
  "sets.list": asks<StillSet[]>()("All sets.", Nothing),
  "sets.create": changes<{ id: number; label: string; change: number | null }>()(
    "Makes a set, with stills in it if given, and in another set if that is named.",
    v.strictObject({ name: Name, stills: v.nullable(Stills), parent: v.optional(v.nullable(Id)) }),
  ),
  "sets.rename": changes<Changed>()(
    "Renames a set; saved searches that look in it follow.",
    v.strictObject({ set: Id, name: Name }),
  ),
  "sets.delete": changes<Changed>()(
    "Deletes a set, never its stills; sets that lie in it come to lie where it lay.",
    v.strictObject({ set: Id }),
  ),
  "sets.add": changes<Changed>()(
    "Adds stills at the end.",
    v.strictObject({ set: Id, stills: Stills }),
  ),
  "sets.remove": changes<Changed>()(
    "Takes stills out.",
    v.strictObject({ set: Id, stills: Stills }),
  ),
  "sets.move": changes<Changed>()(
    "Moves stills within a set so that they stand before a position of the present order.",
    v.strictObject({ set: Id, stills: Stills, before: Count }),
  ),
  "sets.place": changes<Changed>()(
    "Puts a set into another, or to the top with null; refused where it would lie in itself.",
    v.strictObject({ set: Id, parent: v.nullable(Id) }),
  ),
  "sets.note": changes<Changed>()(
    "Writes the note of a set; an empty one takes it away.",
    v.strictObject({ set: Id, note: Note }),
  ),
  "sets.noteStills": changes<Changed>()(
    "Writes the note that stills have in a set, and nowhere else; an empty one takes it away.",
    v.strictObject({ set: Id, stills: Stills, note: Note }),
  ),
  "sets.notes": asks<{ note: string; stills: number }[]>()(
    "The notes that stills have in a set, with how many have each; those without a note have an empty one.",
    v.strictObject({ set: Id, stills: Stills }),
  ),
} as const;
