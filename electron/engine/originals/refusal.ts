import type { ProblemKind } from "../../../shared/problem.ts";
import { ProblemError } from "../../../shared/problem.ts";

/** Nothing is written into a file, and why. */
export class Refusal extends ProblemError {
  /** Whether it is for what the file is, so that a sidecar would do; else for how it is at the moment. */
  readonly isByNature: boolean;

  constructor(kind: ProblemKind, message: string, path: string, isByNature = false) {
    super(kind, message, path);
    this.name = "Refusal";
    this.isByNature = isByNature;
  }
}
