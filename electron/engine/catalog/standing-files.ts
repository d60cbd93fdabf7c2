import type { StillId } from "../../../shared/still.ts";
import { all, type ReadableDb } from "./database.ts";
import { shownFirst } from "./files.ts";

/** What tells whether the file that stands for a still is the best among those of several stills. */
export type StandingFile = {
  readonly still: StillId;
  readonly format: string;
  readonly bytes: number;
  /** 0 when the file could not be decoded. */
  readonly pixels: number;
  /** When it was last written; ms since 1970. */
  readonly modified: number;
  /** What it is recognised by; null when that was not made yet. */
  readonly print: Buffer | null;
  readonly hasArchivistsWords: boolean;
  readonly hasCaption: boolean;
};

type Row = Omit<StandingFile, "hasArchivistsWords" | "hasCaption"> & {
  readonly archivists: number;
  readonly caption: number;
};

/** The file that stands for each of these stills; stills that are no more are left out. */
export function standingFiles(db: ReadableDb, stills: readonly StillId[]): StandingFile[] {
  const rows = all<Row>(
    db,
    `SELECT still_id AS still, format, bytes, coalesce(width * height, 0) AS pixels,
       modified_ms AS modified, print,
       EXISTS (SELECT 1 FROM still_text
         WHERE still_text.still_id = file.still_id AND origin = 'archivist') AS archivists,
       EXISTS (SELECT 1 FROM still_text
         WHERE still_text.still_id = file.still_id AND field = 'caption') AS caption
     FROM file LEFT JOIN picture_print ON picture_print.hash = file.hash
     WHERE still_id IN (SELECT value FROM json_each(?))
     ORDER BY still_id, ${shownFirst}`,
    JSON.stringify(stills),
  );
  const files = new Map<StillId, StandingFile>();
  for (const { archivists, caption, ...row } of rows)
    if (!files.has(row.still))
      files.set(row.still, {
        ...row,
        hasArchivistsWords: archivists === 1,
        hasCaption: caption === 1,
      });
  return [...files.values()];
}
