import { lintFindings, lintRuleName, type LintRule } from "../../../shared/caption/lint.ts";
import type { CheckedStill } from "../../../shared/caption/lint/finding.ts";
import type { StillId } from "../../../shared/still.ts";
import { CaptionCheck } from "../captions/check-captions.ts";
import type { WritableDb } from "../catalog/database.ts";
import type { Action } from "./action.ts";
import { setText } from "./set-text.ts";
import { countOf } from "./tag-stills.ts";

/** One text may have a fault many times, and each is put right by itself. */
const FAULTS_OF_ONE_TEXT = 100;

/**
 * Puts right, in the texts of stills, everything that a rule finds and that another text puts right; what a tag
 * would put right is left to the archivist.
 */
export function putCaptionsRight(
  db: WritableDb,
  stills: readonly StillId[],
  rule: LintRule,
): Action<{ changed: number }> {
  const check = new CaptionCheck(db);
  let changed = 0;
  for (const still of new Set(stills)) {
    const checked = check.checked(still);
    if (checked !== null && putRight(db, still, checked, rule)) changed += 1;
  }
  return {
    result: { changed },
    label: `Put right “${lintRuleName(rule)}” (${countOf(changed)})`,
  };
}

function putRight(db: WritableDb, still: StillId, checked: CheckedStill, rule: LintRule): boolean {
  let { texts } = checked;
  let changed = false;
  for (let left = FAULTS_OF_ONE_TEXT; left > 0; left--) {
    const found = lintFindings({ ...checked, texts }, rule).find(
      ({ fix }) => fix !== null && "text" in fix,
    );
    if (found === undefined || found.fix === null || !("text" in found.fix)) break;
    const { field, language, fix } = found;
    const { text } = fix;
    const mode = "replace" as const;
    changed =
      setText(db, [still], { field, language, mode, textOf: () => text }).result.changed > 0 ||
      changed;
    texts = { ...texts, [field]: { ...texts[field], [language]: text } };
  }
  return changed;
}
