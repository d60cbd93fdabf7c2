import type { UnreadSidecar } from "../../../shared/carried.ts";
import type { CharsetReading } from "../../../shared/charsets.ts";
import type { MadePicture } from "../../../shared/export/rendition.ts";
import type { StripText } from "../../../shared/export/strip.ts";
import type { Problem } from "../../../shared/problem.ts";
import type { SheetDocument } from "../caption-sheets/sheet-document.ts";
import type { Reading } from "../catalog/reading.ts";
import type { DocumentText } from "../export/documents/caption-sheet-document.ts";
import type { Format } from "../ingest/formats.ts";
import type { ReadFace } from "../faces/read-faces.ts";
import type { Alignment } from "../near/alignment.ts";
import type { Likeness } from "../near/compare-pictures.ts";
import type { Turn } from "../near/turn.ts";

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
      /** Character sets in which its IIM texts are read too, where their own would be a guess. */
      readonly iimCharsets?: readonly string[];
    }
  /** How the IIM texts of a picture read in every character set. */
  | { readonly kind: "charsets"; readonly path: string }
  /** The small picture that the file itself carries, for the time until there is a thumbnail. */
  | { readonly kind: "preview"; readonly path: string; readonly format: Format }
  | {
      readonly kind: "thumbnail";
      readonly path: string;
      readonly format: Format;
      readonly to: string;
      /** Where it is made until it is whole, on the disk of `to`; in the folder of that if it is not said. */
      readonly madeIn?: string;
    }
  /** A picture the window can show, of one it cannot decode itself; pages count from 1. */
  | {
      readonly kind: "render";
      readonly path: string;
      readonly format: Format;
      readonly page: number;
      readonly to: string;
      readonly madeIn?: string;
    }
  /** A picture made anew to be handed out. */
  | {
      readonly kind: "rendition";
      readonly path: string;
      readonly format: Format;
      readonly made: MadePicture;
      /** What stands on a strip below it; null for none. */
      readonly strip: StripText | null;
      readonly to: string;
      /** How the original is turned, where its XMP is to come along; null to leave it behind. */
      readonly turnedFrom: number | null;
    }
  /** A thumbnail for paper, `longEdge` pixels at the most. */
  | { readonly kind: "smaller"; readonly path: string; readonly longEdge: number }
  /** The caption sheet of a hand-out as DOCX, with the thumbnails of this archive, whose folder `path` is. */
  | {
      readonly kind: "caption-sheet";
      readonly path: string;
      readonly sheet: DocumentText;
      readonly longEdge: number;
    }
  /** The characters of texts that no font of this computer shows; no file is opened for it. */
  | { readonly kind: "unshown"; readonly path: string; readonly texts: readonly string[] }
  /** The captions in a file that somebody sent; in a character set and of a sheet where one is said. */
  | {
      readonly kind: "captions";
      readonly path: string;
      readonly charset: string | null;
      readonly sheet: string | null;
    }
  /** The faces in a picture. */
  | { readonly kind: "faces"; readonly path: string; readonly format: Format }
  /** Whether two pictures are the same to the last pixel is told by this of each. */
  | {
      readonly kind: "pixels";
      readonly path: string;
      readonly format: Format;
      readonly pages: number;
    }
  /** The print of a picture, from its thumbnail. */
  | { readonly kind: "print"; readonly path: string }
  /** How alike thumbnails are to that at `path`, which is thought to lie in each so, once it is turned so. */
  | {
      readonly kind: "compare";
      readonly path: string;
      readonly others: readonly {
        readonly path: string;
        readonly turn: Turn;
        readonly alignment: Alignment;
      }[];
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
  readonly reading: Reading;
  /** What it carries in the character sets asked for; none where the file's own is known. */
  readonly inCharsets: readonly { readonly charset: string; readonly reading: Reading }[];
  readonly decodable: boolean;
  /** What is wrong though the still is kept: cut short, too large to decode, of a format that is not shown. */
  readonly problem: Problem | null;
  /** Sidecars that are there and say nothing. */
  readonly unreadSidecars: readonly UnreadSidecar[];
};

export type TaskResult = {
  readonly read: { readonly result: ReadResult } | { readonly problem: Problem };
  readonly charsets: {
    readonly readings: readonly CharsetReading[];
    readonly problem: Problem | null;
  };
  readonly preview: { readonly jpeg: Uint8Array | null };
  readonly thumbnail: { readonly problem: Problem | null; readonly made: boolean };
  /** Pixels of what was made; null with a problem where nothing was. */
  readonly rendition: {
    readonly made: {
      readonly width: number;
      readonly height: number;
      /** How many of its height the strip below is. */
      readonly strip: number;
    } | null;
    readonly problem: Problem | null;
  };
  /** Null where it could not be made. */
  readonly "caption-sheet": { readonly docx: Uint8Array | null };
  /** Null where it could not be told. */
  readonly unshown: { readonly unshown: readonly string[] | null };
  readonly smaller: { readonly jpeg: Uint8Array | null };
  readonly render: { readonly problem: Problem | null; readonly made: boolean };
  /**
   * Null where there is no answer: without a problem of a picture that cannot be decoded; "crashed" of one
   * that killed who looked, "unreadable" of one the system does not give, "internal" where we cannot look.
   */
  readonly faces: { readonly faces: readonly ReadFace[] | null; readonly problem: Problem | null };
  readonly captions: { readonly document: SheetDocument | null; readonly problem: Problem | null };
  /** Null of a picture that cannot be decoded. */
  readonly pixels: { readonly hash: string | null };
  readonly print: { readonly print: Uint8Array | null };
  /** In the order asked; null for one that cannot be read. */
  readonly compare: { readonly likenesses: readonly (Likeness | null)[] };
};
