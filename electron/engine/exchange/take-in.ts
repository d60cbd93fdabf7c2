import { dirname, join } from "node:path";
import type { MergeChoices, MergeReport } from "../../../shared/contract/merging.ts";
import { connect } from "../catalog/database.ts";
import { record } from "../catalog/history.ts";
import { mergeCatalogs, previewMerge, type MergePreview } from "../catalog/merge/merge-catalogs.ts";
import { preparePictureProblems } from "../catalog/picture-problems.ts";
import { prepareRecording } from "../catalog/recording.ts";
import { withOtherArchive } from "./other-archive.ts";

export type PreviewOrder = {
  /** The folder of the other archive, or of a dump. */
  readonly other: string;
  /** The database file of ours. */
  readonly catalog: string;
};

/** Of a catalog that nobody else writes meanwhile. */
export type TakeInOrder = PreviewOrder & { readonly choices: MergeChoices };

export type TakenIn = {
  readonly report: MergeReport;
  readonly label: string;
  /** Its key in the history; null when nothing was to be taken. */
  readonly change: number | null;
};

/** Told the share that is done, 0 to 1, again and again; what it throws stops it, and nothing was taken in. */
type Progress = (share: number) => void;

const nothingChosen: MergeChoices = { all: "ours", groups: {}, each: {} };

/** What taking in another archive would do. Neither is changed. */
export async function previewTakingIn(
  { other, catalog }: PreviewOrder,
  progress: Progress = () => undefined,
): Promise<MergePreview> {
  return await withOtherArchive(other, ({ db: theirs, name, thumbnails }) => {
    const ours = connect(catalog, "read");
    try {
      const order = { theirs, name, thumbnails: thumbnailsOf(catalog, thumbnails), progress };
      return ours.transaction(() => previewMerge(ours, { ...order, choices: nothingChosen }))();
    } finally {
      ours.close();
    }
  });
}

/** Takes in another archive as one action of the history: wherever that is interrupted, all of it came in or nothing. */
export async function takeIn(
  { other, catalog, choices }: TakeInOrder,
  progress: Progress = () => undefined,
): Promise<TakenIn> {
  return await withOtherArchive(other, ({ db: theirs, name, thumbnails }) => {
    const ours = connect(catalog, "write");
    try {
      prepareRecording(ours);
      preparePictureProblems(ours);
      const order = {
        theirs,
        name,
        choices,
        thumbnails: thumbnailsOf(catalog, thumbnails),
        progress,
      };
      const { result, change } = record(ours, () => {
        const report = mergeCatalogs(ours, order);
        const label = labelOf(report);
        return { result: { report, label }, label };
      });
      return { ...result, change };
    } finally {
      ours.close();
    }
  });
}

function thumbnailsOf(
  catalog: string,
  theirs: string | null,
): { readonly theirs: string | null; readonly ours: string } {
  return { theirs, ours: join(dirname(catalog), "thumbnails") };
}

/** Took in the archive “Berlin”: 1,200 new stills, 14 other values, 3 decided */
function labelOf({ name, counts }: MergeReport): string {
  const sum = (of: (count: MergeReport["counts"][number]) => number): number =>
    counts.reduce((total, count) => total + of(count), 0);
  const stills = counts.find(({ kind }) => kind === "stills")?.added ?? 0;
  const others = sum(({ added, taken }) => added + taken) - stills;
  const parts: readonly (readonly [many: number, words: string])[] = [
    [stills, stills === 1 ? "new still" : "new stills"],
    [others, others === 1 ? "other value" : "other values"],
    [sum(({ conflicts }) => conflicts), "decided"],
  ];
  const came = parts.flatMap(([many, words]) =>
    many === 0 ? [] : [`${many.toLocaleString("en")} ${words}`],
  );
  return `Took in the archive “${name}”: ${came.join(", ")}`;
}
