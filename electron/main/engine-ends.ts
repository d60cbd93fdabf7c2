import { engineEnds } from "../../shared/engine-ends.ts";
import type { Problem } from "../../shared/problem.ts";

/** What an unexpected end of the engine means: to whoever waited for an answer, and once it runs again. */
export type WordsOfEnd = { readonly asked: Problem; readonly restarted: string };

const crashed: WordsOfEnd = {
  asked: {
    kind: "crashed",
    message:
      "The archive's engine ended unexpectedly and was started again. What was just asked may not have been done: please try again.",
  },
  restarted:
    "The archive's engine ended unexpectedly and was started again; nothing that was confirmed is lost.",
};
const faulty: WordsOfEnd = {
  asked: crashed.asked,
  restarted:
    "The archive's engine met a fault of its own and was restarted; nothing that was confirmed is lost. The log has the details.",
};
const diskFailed: WordsOfEnd = {
  asked: {
    kind: "unreadable",
    message:
      "The disk with the archive could not be read or written, so the archive was closed and opened again. What was just asked may not have been done: check the disk and its cable, then try again.",
  },
  restarted:
    "The disk with the archive could not be read or written, so the archive was closed and opened again; nothing that was confirmed is lost. Check the disk and its cable.",
};

/** By the exit code of the engine; null when a signal ended it. */
export function wordsOfEnd(code: number | null): WordsOfEnd {
  if (code === engineEnds.diskFault) return diskFailed;
  return code === engineEnds.fault ? faulty : crashed;
}
