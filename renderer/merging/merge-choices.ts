import type { MergeChoices, MergeConflict, Side } from "../../shared/contract/merging.ts";
import { groupOf } from "../../shared/merge-sides.ts";

/** Nothing of ours gives way unless it is said. */
export const firstChoices: MergeChoices = { all: "ours", groups: {}, each: {} };

type Group = Pick<MergeConflict, "kind" | "property">;

/** Decides all of them alike, whatever was said of some. */
export function decideAll(all: Side): MergeChoices {
  return { all, groups: {}, each: {} };
}

/** Decides all about a property alike, whatever was said of some. */
export function decideGroup(
  choices: MergeChoices,
  conflicts: readonly MergeConflict[],
  group: Group,
  side: Side,
): MergeChoices {
  const name = groupOf(group);
  const alike = new Set(conflicts.filter((one) => groupOf(one) === name).map(({ key }) => key));
  const each = Object.entries(choices.each).filter(([key]) => !alike.has(key));
  return {
    ...choices,
    groups: { ...choices.groups, [name]: side },
    each: Object.fromEntries(each),
  };
}

/** Decides one. */
export function decideOne(choices: MergeChoices, { key }: MergeConflict, side: Side): MergeChoices {
  return { ...choices, each: { ...choices.each, [key]: side } };
}
