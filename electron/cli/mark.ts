import {
  ratings,
  type ColourLabel,
  type Rating,
  type StillPick,
  type WorkState,
} from "../../shared/marks.ts";
import { ProblemError } from "../../shared/problem.ts";
import type { MarkChange } from "../engine/catalog/marks.ts";
import { existingStills } from "../engine/catalog/tags.ts";
import { markStills } from "../engine/commands/mark-stills.ts";
import { findSome } from "./find.ts";
import type { CommonOptions } from "./options.ts";
import { print, withArchive, type ExitCode } from "./session.ts";

/** What takes a mark away. */
const NONE = "none";

export type MarkOptions = CommonOptions & {
  readonly rating?: string;
  readonly pick?: StillPick | typeof NONE;
  readonly label?: ColourLabel | typeof NONE;
  readonly state?: WorkState;
  readonly dryRun?: boolean;
};

/** `stillroom mark QUERY --rating … --pick … --label … --state … [--dry-run]`. */
export async function mark(query: string, options: MarkOptions): Promise<ExitCode> {
  const marks = marksOf(options);
  if (Object.values(marks).every((value) => value === undefined))
    throw new ProblemError(
      "invalid",
      "Say what to mark with: --rating, --pick, --label or --state.",
    );
  return await withArchive(options, async (engine) => {
    const archive = engine.archive();
    const { db } = archive.catalog;
    archive.requireWritable(); // A dry run tries it and takes it back.
    const stills = existingStills(db, await findSome(engine, query));
    const work = () => markStills(db, stills, marks);
    const { changed } =
      options.dryRun === true ? archive.rehearse(work) : (await archive.perform(work)).result;
    print(options, { changed }, () => [
      `${options.dryRun === true ? "Would change" : "Changed"} ${String(changed)} of ${String(stills.length)} stills`,
    ]);
    return 0;
  });
}

function marksOf({ rating, pick, label, state }: MarkOptions): MarkChange {
  return {
    rating: rating === undefined ? undefined : ratingOf(rating),
    pick: pick === NONE ? null : pick,
    colourLabel: label === NONE ? null : label,
    workState: state,
  };
}

function ratingOf(written: string): Rating | null {
  return ratings.find((rating) => String(rating) === written) ?? null;
}
