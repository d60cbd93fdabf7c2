import { CODE_DISTANCE, type Match } from "../../electron/engine/near/alignment.ts";
import { distance } from "../../electron/engine/near/code-of-area.ts";
import type { Patch } from "../../electron/engine/near/picture-print.ts";

/** Every pair of patches with like codes, by comparing all with all: what the index of prints should find. */
export function matchesOf(one: readonly Patch[], other: readonly Patch[]): Match[] {
  return one.flatMap((a, from) =>
    other.flatMap((b, to): Match[] =>
      (from === 0) === (to === 0) && distance(a.code, b.code) <= CODE_DISTANCE
        ? [{ one: a, other: b, whole: from === 0 }]
        : [],
    ),
  );
}
