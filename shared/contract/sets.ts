import * as v from "valibot";
import { asks, changes } from "./procedure.ts";
import { AbsolutePath, Count, Id, Name, Nothing, Stills } from "./schemas.ts";
import type { Changed } from "./stills.ts";

/** An ordered selection to hand out. Its stills, in order, are the result of the query `in:"NAME"`. */
export type StillSet = {
  readonly id: number;
  readonly uuid: string;
  readonly name: string;
  readonly stills: number;
  readonly query: string;
};

/** What an export would write for one still. */
export type PlannedFile = {
  readonly still: number;
  readonly original: string;
  readonly fileName: string;
  readonly caption: string;
  readonly creditLine: string;
  /** In words; empty when nothing stands out. */
  readonly remarks: readonly string[];
};

/** What an export would write. */
export type ExportPlan = {
  readonly files: readonly PlannedFile[];
  readonly total: number;
  /** Names of the caption list and the contact sheet. */
  readonly documents: readonly string[];
};

/** One hand-out, as the ledger keeps it. */
export type LedgerEntry = {
  readonly id: number;
  readonly uuid: string;
  readonly at: string;
  readonly set: string | null;
  readonly folder: string;
  readonly profile: string;
  readonly stills: number;
  readonly held: number;
};

const Template = v.pipe(v.string(), v.minLength(1), v.maxLength(500));

export const sets = {
  "sets.list": asks<StillSet[]>()("All sets.", Nothing),
  "sets.create": changes<{ id: number; label: string; change: number | null }>()(
    "Makes a set, with stills in it if given.",
    v.strictObject({ name: Name, stills: v.nullable(Stills) }),
  ),
  "sets.rename": changes<Changed>()("Renames a set.", v.strictObject({ set: Id, name: Name })),
  "sets.delete": changes<Changed>()(
    "Deletes a set, never its stills.",
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
  "export.plan": asks<ExportPlan>()(
    "What an export would write, without writing it; with a folder, under names that are free there.",
    v.strictObject({
      stills: Stills,
      set: v.nullable(Id),
      template: Template,
      folder: v.optional(AbsolutePath),
    }),
  ),
  "export.run": changes<{ job: number }>()(
    "Hands out copies with caption, credit, persons and rights embedded, a caption list and a contact sheet.",
    v.strictObject({
      stills: Stills,
      set: v.nullable(Id),
      folder: AbsolutePath,
      template: Template,
    }),
  ),
  "ledger.list": asks<LedgerEntry[]>()("Every export, newest first.", Nothing),
} as const;
