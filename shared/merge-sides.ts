import type { MergeChoices, MergeConflict, Side } from "./contract/merging.ts";

type Group = Pick<MergeConflict, "kind" | "property">;

/** How conflicts about one property are named together. */
export function groupOf({ kind, property }: Group): string {
  return `${kind}/${property}`;
}

/** Which side stands in a conflict: what was said of it before what was said of its property, and that before all. */
export function sideOf(
  choices: MergeChoices,
  conflict: Pick<MergeConflict, "key" | "kind" | "property">,
): Side {
  return choices.each[conflict.key] ?? sideOfGroup(choices, conflict);
}

/** Which side stands in conflicts about a property of which nothing more is said. */
export function sideOfGroup({ all, groups }: MergeChoices, group: Group): Side {
  return groups[groupOf(group)] ?? all;
}
