import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { PlannedFile } from "../../../shared/contract/export.ts";
import { folderOfDocument } from "../../../shared/export/layout.ts";
import type { Profile } from "../../../shared/export/profile.ts";
import type { StillId } from "../../../shared/still.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { setName } from "../catalog/sets.ts";
import { Breather } from "../search/breather.ts";
import { tagFiles } from "./documents/bag.ts";
import { documentNames } from "./documents/document-names.ts";
import { documentsAsked } from "./documents/documents-asked.ts";
import { fileNamer } from "./file-names.ts";
import { gatherNames } from "./gather.ts";
import { namedAsItWent } from "./kept-record.ts";
import { namesThen } from "./names-then.ts";
import { filePlanner, type StillToName } from "./plan.ts";

/** Stills planned in one go: about five milliseconds. */
const PLANNED_AT_ONCE = 100;

export type PlanOptions = {
  readonly set: number | null;
  readonly profile: Profile;
  /** Where its files lie; an empty one where none is said. */
  readonly folder?: string | undefined;
  /** Copies in the folder that are of this very export, from before it was interrupted. */
  readonly own?: ReadonlySet<string>;
  readonly asThen?: string | null | undefined;
  readonly repeats?: string | null | undefined;
  /** Whether documents that have to be printed can be. */
  readonly prints?: boolean;
};

/** What an export would write, without writing it. Names that are taken in the folder get a number. */
export async function planExport(
  db: ReadableDb,
  stills: readonly StillId[],
  options: PlanOptions,
): Promise<{ files: readonly PlannedFile[]; documents: readonly string[] }> {
  const { set, profile, folder, own = new Set(), asThen = null, prints = true } = options;
  const repeats = options.repeats ?? asThen;
  const present = (within: string): string[] => {
    const place = folder === undefined ? null : join(folder, within);
    const found = place !== null && existsSync(place) ? readdirSync(place) : [];
    return found.filter((name) => !own.has(within + name));
  };
  const written = documentsAsked(profile, { prints, stills: stills.length }).map((kind) => {
    const within = folderOfDocument(profile, kind);
    const [stem = "", ending = ""] = documentNames[kind].split(/(?=\.)/u);
    return within + fileNamer(present(within))(stem, ending).name;
  });
  const documents = profile.layout === "bagit" ? [...written, ...tagFiles] : written;
  const naming = {
    profile,
    set: set === null ? null : setName(db, set),
    taken: (within: string) => [
      ...present(within),
      ...documents
        .filter((place) => place.startsWith(within))
        .map((place) => place.slice(within.length)),
    ],
    ...(repeats === null
      ? {}
      : {
          repeated: {
            names: namesThen(db, repeats, stills, profile),
            knownThen: (still: StillToName) => namedAsItWent(db, repeats, still),
          },
        }),
  };
  const plan = filePlanner(naming, stills.length);
  const files: PlannedFile[] = [];
  const breather = new Breather();
  for (let from = 0; from < stills.length; from += PLANNED_AT_ONCE) {
    for (const still of gatherNames(db, stills.slice(from, from + PLANNED_AT_ONCE), profile))
      files.push(plan(asThen === null ? still : namedAsItWent(db, asThen, still), files.length));
    if (breather.due()) await breather.breathe();
  }
  return { files, documents };
}
