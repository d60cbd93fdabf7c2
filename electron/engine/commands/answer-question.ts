import { ProblemError } from "../../../shared/problem.ts";
import type { FileAnswer, FileQuestion } from "../../../shared/file-questions.ts";
import type { WritableDb } from "../catalog/database.ts";
import { closeQuestion, questionAt } from "../catalog/file-questions.ts";
import { exchangeFiles } from "../catalog/pass-on-record.ts";
import type { Action } from "./action.ts";
import { fillFrom } from "./copy-metadata.ts";
import { takeOverStill } from "./take-over-still.ts";

/**
 * Answers whose record a file has. To move a record is to move files: its still, with its place in sets
 * and its history, gets the file that it belongs to. Nothing on disk changes.
 */
export function answerQuestion(
  db: WritableDb,
  id: number,
  answer: FileAnswer,
): Action<{ changed: number }> {
  const question = questionAt(db, id);
  if (question === null)
    throw new ProblemError(
      "changed",
      "This question is settled: its files are not as they were. Look at the list again.",
    );
  const { record, came } = question;
  if (answer === "move") moveRecord(db, question);
  if (answer === "both") fillFrom(db, { from: record.still, to: came.still, choices: [] });
  closeQuestion(db, id, answer);
  return { result: { changed: answer === "stay" ? 1 : 2 }, label: labelOf(question, answer) };
}

function moveRecord(db: WritableDb, { kind, record, came }: FileQuestion): void {
  if (kind === "copied" || kind === "parted") {
    exchangeFiles(db, record, came);
    return;
  }
  takeOverStill(db, record, came);
}

function labelOf({ kind, record, came }: FileQuestion, answer: FileAnswer): string {
  if (answer === "both") return `Copied the record of “${record.name}” to “${came.name}”`;
  if (kind === "replaced")
    return answer === "move"
      ? `Took “${came.name}” as the same picture, changed`
      : `Kept “${came.name}” apart from the missing picture`;
  const stays = kind === "merged" ? came.name : record.name;
  const moves = kind === "merged" ? record.name : came.name;
  return answer === "move" ? `Gave the record to “${moves}”` : `Left the record with “${stays}”`;
}
