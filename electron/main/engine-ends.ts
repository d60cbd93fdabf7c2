import { engineEnds } from "../../shared/engine-ends.ts";
import type { Problem } from "../../shared/problem.ts";

const lost =
  "nothing that was confirmed is lost. If what you did last is not there, please do it again.";

const crashed: Problem = {
  kind: "crashed",
  message: `The archive's engine ended unexpectedly and was started again; ${lost}`,
};
const faulty: Problem = {
  kind: "crashed",
  message: `The archive's engine met a fault of its own and was started again; ${lost} The log has the details.`,
};
const diskFailed: Problem = {
  kind: "unreadable",
  message: `The disk with the archive could not be read or written, so the archive was closed and opened again; ${lost} Check the disk and its cable.`,
};

/**
 * What an unexpected end of the engine means, by its exit code (null when a signal ended it): the same to whoever waited for
 * an answer and to all once it runs again, so that it is told once.
 */
export function problemOfEnd(code: number | null): Problem {
  if (code === engineEnds.diskFault) return diskFailed;
  return code === engineEnds.fault ? faulty : crashed;
}
