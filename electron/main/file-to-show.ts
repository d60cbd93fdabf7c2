import path from "node:path";
import * as v from "valibot";
import { firstThere } from "../../shared/first-there.ts";
import type { Problem } from "../../shared/problem.ts";

const Record = v.nullable(v.object({ files: v.array(v.object({ path: v.string() })) }));

/** Of a still (the answer to `stills.get`) the first file that is there, or why there is none to show. */
export function fileToShow(
  still: unknown,
  exists: (path: string) => boolean,
): { readonly path: string } | { readonly problem: Problem } {
  const files = v.parse(Record, still)?.files ?? [];
  const there = firstThere(files, exists);
  if (there !== null) return { path: path.normalize(there.path) };
  const [first] = files;
  if (first === undefined)
    return { problem: { kind: "not-found", message: "This still is no longer in the archive." } };
  return {
    problem: {
      kind: "not-found",
      message:
        "This file is not there now. Connect its disk, or index the folder it was moved to; the archive finds it again.",
      path: first.path,
    },
  };
}
