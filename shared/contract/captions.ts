import * as v from "valibot";
import type { CaptionFacts, Roster } from "../caption/facts.ts";
import { lintRules, type LintFinding, type LintRule } from "../caption/lint.ts";
import { houseStyles, type CaptionStyle } from "../caption/style.ts";
import { titleMarks } from "../caption/title-marks.ts";
import type { StillCard, StillRecord } from "../still.ts";
import { asks, changes } from "./procedure.ts";
import { Count, Id, Nothing, Stills } from "./schemas.ts";
import type { Changed } from "./stills.ts";

/** How an archive checks and writes its captions. */
export type CaptionSettings = {
  /** The rules that are switched off. */
  readonly off: readonly LintRule[];
  readonly style: CaptionStyle;
};

/** Stills whose texts were looked over, those in order left out. */
export type CheckedCaptions = {
  readonly total: number;
  readonly stills: readonly {
    readonly card: StillCard;
    readonly texts: StillRecord["texts"];
    readonly findings: readonly LintFinding[];
  }[];
};

export const captions = {
  "captions.facts": asks<CaptionFacts | null>()(
    "What the captions of a still are made from and checked against.",
    v.strictObject({ still: Id }),
  ),
  "captions.roster": asks<Roster>()(
    "The cast of a film by all names, for captions to be checked against.",
    v.strictObject({ film: Id }),
  ),
  "captions.check": asks<CheckedCaptions>()(
    "What is to be looked at in the texts of some of the stills, from one place of them on; `total` is how many there are.",
    v.strictObject({
      stills: Stills,
      from: Count,
      count: v.pipe(Count, v.minValue(1), v.maxValue(500)),
    }),
  ),
  "captions.putRight": changes<Changed>()(
    "Puts right everything that a check finds in the texts of stills and that another text puts right.",
    v.strictObject({ stills: Stills, rule: v.picklist(lintRules) }),
  ),
  "captions.settings": asks<CaptionSettings>()(
    "Which checks of captions the archive has switched off, and how it writes captions.",
    Nothing,
  ),
  "captions.switchRules": changes<Changed>()(
    "Switches checks of captions off or on for the archive.",
    v.strictObject({ rules: v.array(v.picklist(lintRules)), on: v.boolean() }),
  ),
  "captions.setStyle": changes<Changed>()(
    "Says in whose manner the archive writes captions, and how its house style sets off titles.",
    v.strictObject({ house: v.picklist(houseStyles), titles: v.picklist(titleMarks) }),
  ),
} as const;
