import type { ProblemKind } from "../../shared/problem.ts";

/** Why there is no picture of a still, in the few words that fit where it would be. */
export function noPicture(problem: ProblemKind | null): string {
  switch (problem) {
    case "unsupported":
      return "No picture can be shown of this format";
    case "too-large":
      return "Too large to be shown";
    case "crashed":
      return "Put aside: it stopped the decoder";
    case "damaged":
      return "Damaged, cannot be shown";
    default:
      return "No picture";
  }
}
