import type { Carried } from "../../../shared/carried.ts";
import type { Problem } from "../../../shared/problem.ts";
import type { Format } from "../ingest/formats.ts";
import type { Alignment } from "../near/alignment.ts";
import type { Likeness } from "../near/compare-pictures.ts";

/**
 * Work that opens other people's files and runs native decoders, done in a process of its own: a
 * picture that kills the decoder takes only that process with it.
 */
export type Task =
  | {
      readonly kind: "read";
      readonly path: string;
      /** XMP files that belong to this picture. */
      readonly sidecars: readonly string[];
    }
  /** The small picture that the file itself carries, for the time until there is a thumbnail. */
  | { readonly kind: "preview"; readonly path: string; readonly format: Format }
  | {
      readonly kind: "thumbnail";
      readonly path: string;
      readonly format: Format;
      readonly to: string;
    }
  /** A picture the window can show, of one it cannot decode itself; pages count from 1. */
  | {
      readonly kind: "render";
      readonly path: string;
      readonly format: Format;
      readonly page: number;
      readonly to: string;
    }
  /** The print of a picture, from its thumbnail. */
  | { readonly kind: "print"; readonly path: string }
  /** How alike thumbnails are to that at `path`, each where it is thought to lie in it. */
  | {
      readonly kind: "compare";
      readonly path: string;
      readonly others: readonly { readonly path: string; readonly alignment: Alignment }[];
    };

export type ReadResult = {
  readonly hash: Uint8Array;
  readonly bytes: number;
  readonly modifiedMs: number;
  readonly inode: number;
  readonly format: Format;
  /** Stored pixels, before orientation. */
  readonly width: number | null;
  readonly height: number | null;
  readonly pages: number;
  readonly carried: Carried;
  readonly decodable: boolean;
  /** What is wrong though the still is kept: cut short, too large to decode, of a format that is not shown. */
  readonly problem: Problem | null;
};

export type TaskResult = {
  readonly read: { readonly result: ReadResult } | { readonly problem: Problem };
  readonly preview: { readonly jpeg: Uint8Array | null };
  readonly thumbnail: { readonly problem: Problem | null; readonly made: boolean };
  readonly render: { readonly problem: Problem | null; readonly made: boolean };
  readonly print: { readonly print: Uint8Array | null };
  /** In the order asked; null for one that cannot be read. */
  readonly compare: { readonly likenesses: readonly (Likeness | null)[] };
};
