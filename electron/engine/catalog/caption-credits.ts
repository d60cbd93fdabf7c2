import type { StillId } from "../../../shared/still.ts";
import { all, inTransaction, run, type ReadableDb, type WritableDb } from "./database.ts";

/** A caption whose credit was not looked for yet. */
export type UnreadCaption = {
  readonly still: StillId;
  readonly language: string;
  readonly text: string;
};

/** Captions read in one go: some milliseconds. */
const AT_ONCE = 100;

/** Some of the captions that came or were changed since they were last read for a credit; none when all are read. */
export function unreadCaptions(db: ReadableDb): readonly UnreadCaption[] {
  return all<UnreadCaption>(
    db,
    `SELECT still_id AS still, language, text FROM caption_unread
       JOIN still_text USING (still_id, language) WHERE field = 'caption' LIMIT ${String(AT_ONCE)}`,
  );
}

/** Keeps what captions were read to: the credit at the end of each, verbatim, or none (empty). */
export function keepCaptionCredits(
  db: WritableDb,
  read: readonly {
    readonly still: StillId;
    readonly language: string;
    readonly credit: string;
  }[],
): void {
  inTransaction(db, () => {
    for (const { still, language, credit } of read) {
      run(db, "DELETE FROM caption_unread WHERE still_id = ? AND language = ?", still, language);
      if (credit !== "")
        run(
          db,
          `INSERT INTO caption_credit (still_id, language, line) VALUES (?, ?, ?)
           ON CONFLICT DO UPDATE SET line = excluded.line`,
          still,
          language,
          credit,
        );
    }
  });
}
