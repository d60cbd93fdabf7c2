import * as v from "valibot";
import { lintRules } from "../../../shared/caption/lint.ts";
import { firstStyle, houseStyles } from "../../../shared/caption/style.ts";
import { fixityDays } from "../../../shared/fixity-days.ts";
import { titleMarks } from "../../../shared/caption/title-marks.ts";
import { isTerritory } from "../../../shared/rights/territory.ts";
import { uses } from "../../../shared/rights/use.ts";
import { firstUsual } from "../../../shared/rights/usual.ts";
import { first, run, type ReadableDb, type WritableDb } from "./database.ts";

/** What can be set for an archive, and what it begins with. A value that nobody can read counts as not set. */
const settings = {
  /** Rules for captions that are switched off. One that a later Stillroom knows is left out here, not refused. */
  lintOff: v.fallback(
    v.pipe(
      v.array(v.string()),
      v.transform((names) => lintRules.filter((rule) => names.includes(rule))),
    ),
    [],
  ),
  /** Words that are rightly spelt here, whatever dictionaries say. */
  knownWords: v.fallback(v.array(v.string()), []),
  captionStyle: v.fallback(
    v.object({ house: v.picklist(houseStyles), titles: v.picklist(titleMarks) }),
    firstStyle,
  ),
  /** For which use and where the status of stills is told when nothing else is asked. */
  usualRequest: v.fallback(
    v.object({
      use: v.picklist(uses),
      territory: v.nullable(v.pipe(v.string(), v.check(isTerritory))),
    }),
    firstUsual,
  ),
  /** After how many days a file is read again to see whether it is damaged; null for never unasked. */
  fixityDays: v.fallback(v.nullable(v.picklist(fixityDays)), null),
} as const;
type Settings = { readonly [S in keyof typeof settings]: v.InferOutput<(typeof settings)[S]> };

/** How the archive is worked in. */
export function archiveSettings(db: ReadableDb): Settings {
  return {
    lintOff: v.parse(settings.lintOff, stored(db, "lintOff")),
    knownWords: v.parse(settings.knownWords, stored(db, "knownWords")),
    captionStyle: v.parse(settings.captionStyle, stored(db, "captionStyle")),
    usualRequest: v.parse(settings.usualRequest, stored(db, "usualRequest")),
    fixityDays: v.parse(settings.fixityDays, stored(db, "fixityDays")),
  };
}

/** Keeps a setting. */
export function setArchiveSetting<S extends keyof Settings>(
  db: WritableDb,
  name: S,
  value: Settings[S],
): void {
  run(
    db,
    `INSERT INTO archive_setting (name, value) VALUES (@name, @value)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE value IS NOT excluded.value`,
    { name, value: JSON.stringify(value) },
  );
}

function stored(db: ReadableDb, name: keyof Settings): unknown {
  const row = first<{ value: string }>(
    db,
    "SELECT value FROM archive_setting WHERE name = ?",
    name,
  );
  if (row === null) return undefined;
  try {
    return JSON.parse(row.value);
  } catch {
    return undefined; // what nobody can read counts as not set
  }
}
