import * as v from "valibot";
import { fixityDays, type FixityDays } from "../fixity-days.ts";
import { asks, changes } from "./procedure.ts";
import { Nothing } from "./schemas.ts";

/** How far the files of an archive are known to be undamaged. */
export type FixityState = {
  /** Null where nothing is checked unasked. */
  readonly everyDays: FixityDays | null;
  /** Files that are there; of them those never seen good since that is written down. */
  readonly files: number;
  readonly unseen: number;
  /** When the one that was not looked at for longest was last seen good: ISO 8601; null when none was. */
  readonly oldest: string | null;
  /** Files that were found damaged and are so still: problems of the kind "fixity". */
  readonly damaged: number;
  /** Whether files are being checked now. */
  readonly checks: boolean;
};

export const fixity = {
  "fixity.state": asks<FixityState>()(
    "How far the files of the archive are known to be undamaged, and how often that is looked at.",
    Nothing,
  ),
  "fixity.every": changes<FixityState>()(
    "Has every file read again after so many days, slowly and in the background, or none unasked.",
    v.strictObject({ days: v.nullable(v.picklist(fixityDays)) }),
  ),
  "fixity.check": changes<{ job: number }>()(
    "Reads every file again now and compares it with what the archive knows: a job.",
    Nothing,
  ),
} as const;
