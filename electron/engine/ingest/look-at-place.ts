import { statSync, type Stats } from "node:fs";

/**
 * What is at a path now; null when nothing is. "unknown" when it cannot be looked at, because of its
 * rights or a disk that fails: then it is neither known to be there nor to be gone.
 */
export function lookAtPlace(path: string): Stats | null | "unknown" {
  try {
    return statSync(path, { throwIfNoEntry: false }) ?? null;
  } catch {
    return "unknown";
  }
}
