import { isAbsolute, resolve } from "node:path";
import { ProblemError } from "../../../shared/problem.ts";

/**
 * A path from the root in its shortest form. @throws a Problem of one of another system ("C:\\Stills" on Linux), which
 * here would be a name in whatever folder the program happens to run in.
 */
export function placeHere(path: string): string {
  if (isAbsolute(path)) return resolve(path);
  throw new ProblemError(
    "invalid",
    "This place is written as on another system, so it is none on this computer. Choose one that is.",
    path,
  );
}
