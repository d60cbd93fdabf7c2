import { isDeepStrictEqual } from "node:util";
import type { Profile } from "../../../shared/export/profile.ts";
import type { StillId } from "../../../shared/still.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { filesOfExport, ledgerEntry } from "../catalog/ledger.ts";
import { stillByUuid } from "../catalog/stills-of-names.ts";

/** The places of copies in a hand-out that was made before: by their still, then by the name of the rendition. */
export type NamesThen = ReadonlyMap<StillId, ReadonlyMap<string, string>>;

/**
 * The names that an export (its UUID) gave to copies of these stills. What was held back then took a number of its own,
 * so that no template gives them a second time. Empty where they are not to be had again: the profile names or lays out
 * its copies otherwise, or the stills go out in another order, which their numbers have to follow.
 */
export function namesThen(
  db: ReadableDb,
  of: string,
  stills: readonly StillId[],
  profile: Profile,
): NamesThen {
  const then = ledgerEntry(db, of)?.profileThen ?? null;
  if (then === null || !isDeepStrictEqual(namingOf(then), namingOf(profile))) return new Map();
  const names = new Map<StillId, Map<string, string>>();
  for (const { stillUuid, rendition, fileName } of filesOfExport(db, of)) {
    const still = stillByUuid(db, stillUuid);
    if (still === null) continue;
    const places = names.get(still) ?? new Map<string, string>();
    // Two stills of then may be one by now, and have two names: it takes the first.
    if (!places.has(rendition)) places.set(rendition, fileName);
    names.set(still, places);
  }
  const asked = new Set(stills);
  const inOrder = [...names.keys()].filter((still) => asked.has(still));
  const now = stills.filter((still) => names.has(still));
  return isDeepStrictEqual(inOrder, now) ? names : new Map();
}

/** What of a profile decides which names its copies have. */
function namingOf({
  fileNames,
  layout,
  renditions,
}: Profile): Pick<Profile, "fileNames" | "layout" | "renditions"> {
  return { fileNames, layout, renditions };
}
