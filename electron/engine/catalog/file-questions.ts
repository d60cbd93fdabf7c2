import type {
  FileAnswer,
  FileInQuestion,
  FileQuestion,
  FileQuestionKind,
} from "../../../shared/file-questions.ts";
import type { StillId, ThumbnailState } from "../../../shared/still.ts";
import { isTold, isToldSql } from "./archivists-word.ts";
import { all, number, run, type ReadableDb, type WritableDb } from "./database.ts";

/** What a rule has decided: who has the record at stake with which bytes, and where which bytes came. */
export type Decided = {
  readonly kind: FileQuestionKind;
  readonly record: StillId;
  readonly before: Buffer;
  readonly other: StillId;
  readonly hash: Buffer;
};

/** Keeps a question for the archivist, once, unless nothing an archivist said is at stake. */
export function noteQuestion(db: WritableDb, decided: Decided): void {
  const { kind, record, before, other, hash } = decided;
  if (!isTold(db, record) && !isTold(db, other)) return;
  run(
    db,
    `INSERT INTO file_question (kind, still_id, other_id, hash, before, at)
     SELECT @kind, @record, @other, @hash, @before, @at
     WHERE NOT EXISTS (SELECT 1 FROM file_question WHERE kind = @kind AND still_id = @record
       AND other_id = @other AND hash = @hash AND before = @before AND answer IS NULL)`,
    {
      kind,
      record,
      other,
      hash: hash.toString("hex"),
      before: before.toString("hex"),
      at: new Date().toISOString(),
    },
  );
}

/** A file in question was changed once more, and kept its record: the question is about it as it is now. */
export function followQuestions(db: WritableDb, before: Buffer, now: Buffer): void {
  const [from, to] = [before.toString("hex"), now.toString("hex")];
  run(db, "UPDATE file_question SET hash = ? WHERE hash = ?", to, from);
  run(db, "UPDATE file_question SET before = ? WHERE before = ?", to, from);
}

/** An answered question is none any more, until the answer is taken back. */
export function closeQuestion(db: WritableDb, question: number, answer: FileAnswer): void {
  run(db, "UPDATE file_question SET answer = ? WHERE id = ?", answer, question);
}

/**
 * Questions whose ground stands: both files belong to the stills they were given to, what is missing is
 * still missing and was not replaced by another version, and there is something to lose. Of several files with the bytes that came it is the one
 * that has another name.
 */
const open = `
  FROM file_question AS question
  JOIN file AS kept ON kept.still_id = question.still_id AND kept.hash = unhex(question.before)
  JOIN source AS kept_in ON kept_in.id = kept.source_id
  JOIN file AS came ON came.still_id = question.other_id AND came.hash = unhex(question.hash)
    AND came.state = 'present'
  JOIN source AS came_in ON came_in.id = came.source_id
  WHERE question.answer IS NULL AND (question.kind IN ('copied', 'parted') OR NOT EXISTS (
      SELECT 1 FROM file WHERE file.still_id = question.still_id AND file.state = 'present'
        AND (file.hash = kept.hash OR (file.source_id = kept.source_id AND file.path = kept.path))))
    AND (${isToldSql("question.still_id")} OR ${isToldSql("question.other_id")})`;

/** How many questions there are; with `after` the key of one, only those that were raised after it. */
export function countQuestions(db: ReadableDb, after = 0): number {
  return number(db, `SELECT count(DISTINCT question.id) ${open} AND question.id > ?`, after);
}

/** The key of the last question that was raised, whether it is still open or not; 0 when there is none. */
export function lastQuestion(db: ReadableDb): number {
  return number(db, "SELECT coalesce(max(id), 0) FROM file_question");
}

/** The stills that open questions are about, on either side. */
export function questionedStills(db: ReadableDb): StillId[] {
  return all<{ still: StillId }>(
    db,
    `SELECT question.still_id AS still ${open} UNION SELECT question.other_id ${open}`,
  ).map(({ still }) => still);
}

/** Questions, oldest first. */
export function listQuestions(
  db: ReadableDb,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): FileQuestion[] {
  return questionsWhere(db, "LIMIT @limit OFFSET @offset", { offset, limit });
}

/** The questions that a still is part of. */
export function questionsOf(db: ReadableDb, still: StillId): FileQuestion[] {
  return questionsWhere(db, "", { still }, "AND @still IN (question.still_id, question.other_id)");
}

/** One question; null when it is not open. */
export function questionAt(db: ReadableDb, id: number): FileQuestion | null {
  return questionsWhere(db, "", { id }, "AND question.id = @id")[0] ?? null;
}

type QuestionRow = Pick<FileQuestion, "id" | "kind" | "at"> & {
  readonly still: number;
  readonly other: number;
  readonly before: string;
  readonly hash: string;
  readonly keptPath: string;
  readonly keptName: string;
  readonly keptState: string;
  readonly keptThumbnail: ThumbnailState;
  readonly camePath: string;
  readonly cameName: string;
  readonly cameThumbnail: ThumbnailState;
};

function questionsWhere(
  db: ReadableDb,
  part: string,
  given: Readonly<Record<string, number>>,
  condition = "",
): FileQuestion[] {
  // with min() the other columns are of the row that has it
  const rows = all<QuestionRow>(
    db,
    `SELECT question.id, kind, at, question.still_id AS still, other_id AS other, before, question.hash,
       kept_in.path || '/' || kept.path AS keptPath, kept.name AS keptName, kept.state AS keptState,
       kept.thumbnail AS keptThumbnail, came.thumbnail AS cameThumbnail,
       came_in.path || '/' || came.path AS camePath, came.name AS cameName,
       min((kept.state = 'missing') * 2 + (came_in.path || '/' || came.path = kept_in.path || '/' || kept.path))
     ${open} ${condition} GROUP BY question.id ORDER BY question.id ${part}`,
    given,
  );
  return rows.map((row) => {
    const record: FileInQuestion = {
      still: row.still,
      path: row.keptPath,
      name: row.keptName,
      hash: row.before,
      thumbnail: row.keptThumbnail,
      missing: row.keptState === "missing",
    };
    const came: FileInQuestion = {
      still: row.other,
      path: row.camePath,
      name: row.cameName,
      hash: row.hash,
      thumbnail: row.cameThumbnail,
      missing: false,
    };
    return { id: row.id, kind: row.kind, at: row.at, record, came };
  });
}
