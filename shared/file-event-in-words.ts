import type { FileEvent } from "./file-changes.ts";

/** What became of a file, in one sentence without its full stop. */
export function fileEventInWords({ as, before, after }: FileEvent): string {
  if (as === "reread") return "The file was read again, and understood differently";
  if (as === "exchanged") return "Another picture was put in the place of the file";
  if (as === "displaced") return "The picture of another still was put in the place of the file";
  const what = before.hash === after.hash ? "Its sidecar was" : "The file was";
  return `${what} changed by another program`;
}
