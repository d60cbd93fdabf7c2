import type { FollowedProperty, FollowedValue } from "../../shared/file-changes.ts";
import { markInWords, ratings } from "../../shared/marks.ts";
import { stillKindNames, stillKinds } from "../../shared/still.ts";

/** A value as people read it; null for nothing. */
export function followedInWords(
  property: FollowedProperty | "keywords",
  value: FollowedValue,
): string | null {
  if (value === null) return null;
  if (typeof value !== "string") return value.join(property === "keywords" ? ", " : "; ");
  if (property === "rating")
    return (
      markInWords(
        property,
        ratings.find((stars) => String(stars) === value),
      ) ?? value
    );
  if (property === "pick" || property === "colourLabel")
    return markInWords(property, value) ?? value;
  if (property !== "kind") return value;
  const kind = stillKinds.find((one) => one === value);
  return kind === undefined ? value : stillKindNames[kind];
}
