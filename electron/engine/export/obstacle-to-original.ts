import { access, constants } from "node:fs/promises";
import type { ProblemKind } from "../../../shared/problem.ts";

/** Why an original cannot be handed out. */
export type Obstacle = {
  readonly kind: ProblemKind;
  /** A sentence without its full stop. */
  readonly what: string;
  /** What to do, a whole sentence. */
  readonly remedy: string;
};

export const unreadable: Obstacle = {
  kind: "unreadable",
  what: "The original could not be read",
  remedy: "Check its permissions and its disk.",
};
const gone: Obstacle = {
  kind: "gone",
  what: "The original is missing",
  remedy: "Plug in its disk or index where it is now.",
};

/** What keeps an original from being read, as far as can be said without reading it; null when nothing does. */
export async function obstacleTo(original: string): Promise<Obstacle | null> {
  try {
    await access(original, constants.R_OK);
    return null;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    return code === "ENOENT" || code === "ENOTDIR" ? gone : unreadable;
  }
}
