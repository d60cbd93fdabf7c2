import type { Job } from "./contract/archive.ts";

/** Whether a job can be held and gone on with: all is written into plain files as it was at one moment, in one go. */
export function canPause({ kind }: Pick<Job, "kind">): boolean {
  return kind !== "dump";
}
