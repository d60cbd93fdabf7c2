import type { UnreadSidecar } from "../../../shared/carried.ts";
import type { Problem } from "../../../shared/problem.ts";

/** What is wrong with sidecars of a picture (its absolute path) that were not read, and what to do. */
export function sidecarProblem(
  path: string,
  unread: readonly UnreadSidecar[],
): Problem & { readonly path: string } {
  const what = unread.map(
    ({ name, reason }) => `The sidecar “${name}” beside this picture was not read: ${reason}`,
  );
  const todo = "What was read of it before stays. Put it right, or delete it, and index again.";
  return { kind: "sidecar", path, message: [...what, todo].join(" ") };
}
