import type { CheckedFile } from "../../shared/contract/export.ts";

/** What a still is called in the archive, whatever its copy would be called. */
export function ownName({
  original,
  fileName,
}: Pick<CheckedFile, "original" | "fileName">): string {
  const name = original.slice(Math.max(original.lastIndexOf("/"), original.lastIndexOf("\\")) + 1);
  return name === "" ? fileName : name;
}
