import { ProblemError } from "../../../shared/problem.ts";
import type { Task, TaskResult } from "./tasks.ts";

/** The captions in a file; what is wrong with it comes as a problem. */
export async function captionsOfFile({
  path,
  charset,
  sheet,
}: Extract<Task, { kind: "captions" }>): Promise<TaskResult["captions"]> {
  // What reads workbooks and letters is loaded by the first that is read: every worker would pay for it.
  const { readSheet } = await import("../caption-sheets/read-sheet.ts");
  try {
    return { document: await readSheet(path, charset, sheet), problem: null };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { document: null, problem: { ...error.problem, path } };
  }
}
