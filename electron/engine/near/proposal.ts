import type { ReadableDb } from "../catalog/database.ts";
import { standingFiles, type StandingFile } from "../catalog/standing-files.ts";
import type { StillId } from "../../../shared/still.ts";
import { formatClassOf } from "./format-class.ts";
import { rankFiles, type RankedFile, type Ranking } from "./rank-files.ts";
import { unpackPrint } from "./stored-print.ts";

/** Stills that are probably one picture, in the order in which their files should stand for it. */
export function proposalFor(db: ReadableDb, stills: readonly StillId[]): Ranking {
  return rankFiles(standingFiles(db, stills).map(judged));
}

function judged(file: StandingFile): RankedFile {
  const { still, pixels, bytes, modified, format, print } = file;
  return {
    still,
    pixels,
    bytes,
    modified,
    grey: print !== null && unpackPrint(print).grey,
    formatClass: formatClassOf(format),
    words: file.hasArchivistsWords ? 2 : file.hasCaption ? 1 : 0,
  };
}
