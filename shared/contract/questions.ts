import * as v from "valibot";
import { fileAnswers, type FileQuestion } from "../file-questions.ts";
import { asks, changes } from "./procedure.ts";
import { Count, Id, Nothing } from "./schemas.ts";
import type { Changed } from "./stills.ts";

export type FileQuestions = {
  readonly total: number;
  readonly questions: readonly FileQuestion[];
};

export const questions = {
  "questions.list": asks<FileQuestions>()(
    "Where a rule decided whose record a file has, and the archivist has not said yet; oldest first.",
    v.strictObject({ offset: Count, limit: v.pipe(Count, v.maxValue(200)) }),
  ),
  "questions.count": asks<{ total: number }>()("How many such questions there are.", Nothing),
  "questions.answer": changes<Changed>()(
    "Says whose record a file has: it stays where the rule put it, goes with the other file, or both stills have it.",
    v.strictObject({ question: Id, answer: v.picklist(fileAnswers) }),
  ),
} as const;
