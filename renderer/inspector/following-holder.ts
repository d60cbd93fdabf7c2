import type { Stills } from "../../shared/contract/schemas.ts";
import type { NamedRecord } from "../../shared/still.ts";
import { addTag } from "../tagging/change-tags.ts";
import { nameOf, openEntries, showAll } from "./chips-of-still.ts";
import type { ChipData } from "./tag-chip.tsx";

/**
 * The chip of a rights holder that no still has itself: it follows from the film, and goes where the still gets
 * an owner of its own.
 */
export function followingHolder(
  holder: NamedRecord,
  stills: Stills,
  more: { readonly film: number | null; readonly share: string | null },
): ChipData {
  const called = { tag: { field: "rightsHolder", id: holder.id }, name: holder.name } as const;
  return {
    key: `following-${String(holder.id)}`,
    name: holder.name,
    named: nameOf("rightsHolder", holder.id),
    detail: holder.apart ?? "",
    from: "from the film",
    share: more.share,
    entries: [
      showAll("rightsHolder", holder.id),
      ...openEntries("rightsHolder", holder.id),
      ...(more.film === null
        ? []
        : openEntries("film", more.film).map((entry) => ({
            ...entry,
            id: "film",
            label: "Change it for the film",
          }))),
      null,
      { id: "own", label: "Say it of the still itself", run: () => void addTag(stills, called) },
    ],
    remove: null,
  };
}
