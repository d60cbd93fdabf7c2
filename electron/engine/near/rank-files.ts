import type { ProposalReason } from "../../../shared/contract/near-duplicates.ts";
import type { StillId } from "../../../shared/still.ts";
import type { FormatClass } from "./format-class.ts";

/** What a file is judged by when one is to stand for a picture. */
export type RankedFile = {
  readonly still: StillId;
  readonly pixels: number;
  readonly grey: boolean;
  readonly formatClass: FormatClass;
  readonly bytes: number;
  /** 2 where the archivist wrote something, 1 where the file brought a caption. */
  readonly words: 0 | 1 | 2;
  /** When the file was last written; ms. */
  readonly modified: number;
};

export type Ranking = {
  /** Best first. */
  readonly stills: readonly StillId[];
  /** What the best is better in than some other that it was weighed against; empty where nothing tells them apart. */
  readonly reasons: readonly ProposalReason[];
};

/** A quality of files: a file is as good as the best when it has at least this part of what that has. */
type Quality = {
  readonly reason: ProposalReason;
  readonly of: (file: RankedFile) => number;
  readonly atLeast: number;
};

/** What counts, in this order: each only among those that are equally good in all before it. */
const qualities: readonly Quality[] = [
  // a resize that was rounded is as large
  { reason: "largest", of: ({ pixels }) => pixels, atLeast: 0.98 },
  { reason: "colour", of: ({ grey }) => (grey ? 0 : 1), atLeast: 1 },
  { reason: "format", of: ({ formatClass }) => formatClass, atLeast: 1 },
  // metadata written into a copy makes it a little longer, not better
  { reason: "quality", of: ({ bytes, pixels }) => bytes / Math.max(1, pixels), atLeast: 0.9 },
  { reason: "words", of: ({ words }) => words, atLeast: 1 },
  { reason: "oldest", of: ({ modified }) => -modified, atLeast: 1 },
];

/** Puts files that show the same picture in order: which should be shown and handed out, and why. */
export function rankFiles(files: readonly RankedFile[]): Ranking {
  const stills: StillId[] = [];
  let reasons: readonly ProposalReason[] = [];
  let rest = files.toSorted((a, b) => a.still - b.still);
  while (rest.length > 0) {
    const best = bestOf(rest);
    if (stills.length === 0) ({ reasons } = best);
    stills.push(best.still);
    rest = rest.filter(({ still }) => still !== best.still);
  }
  return { stills, reasons };
}

function bestOf(files: readonly RankedFile[]): {
  readonly still: StillId;
  readonly reasons: readonly ProposalReason[];
} {
  const reasons: ProposalReason[] = [];
  let left = files;
  for (const { reason, of, atLeast } of qualities) {
    const most = Math.max(...left.map(of));
    const least = most < 0 ? most : most * atLeast;
    const equals = left.filter((file) => of(file) >= least);
    if (equals.length < left.length) reasons.push(reason);
    left = equals;
  }
  return { still: left[0]?.still ?? 0, reasons };
}
