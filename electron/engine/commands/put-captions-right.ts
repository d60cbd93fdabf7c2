import { lintFindings, lintRuleName, type LintRule } from "../../../shared/caption/lint.ts";
import type { CheckedStill } from "../../../shared/caption/lint/finding.ts";
import type { StillId, TextField } from "../../../shared/still.ts";
import { CaptionCheck } from "../captions/check-captions.ts";
import type { ReadableDb, WritableDb } from "../catalog/database.ts";
import { existingStills } from "../catalog/tags.ts";
import { textsOfField } from "../catalog/texts.ts";
import { Breather } from "../search/breather.ts";
import type { Action } from "./action.ts";
import { setText } from "./set-text.ts";
import { countOf } from "./tag-stills.ts";

/** One text may have a fault many times, and each is put right by itself. */
const FAULTS_OF_ONE_TEXT = 100;

/** A text of a still as it is and as it would be without what a rule finds in it. */
type RightedText = {
  readonly still: StillId;
  readonly field: TextField;
  readonly language: string;
  readonly was: string;
  readonly text: string;
};

/** The texts of stills that a rule finds something in, put right: nothing is written yet. */
export type RightedTexts = { readonly rule: LintRule; readonly texts: readonly RightedText[] };

/**
 * What would put right, in the texts of stills, everything that a rule finds and that another text puts right; what
 * a tag would put right is left to the archivist. Looking takes ten times as long as writing, and others have their
 * turn in between.
 */
export async function rightedTexts(
  db: ReadableDb,
  stills: readonly StillId[],
  rule: LintRule,
): Promise<RightedTexts> {
  const check = new CaptionCheck(db);
  const breather = new Breather();
  const texts: RightedText[] = [];
  for (const still of new Set(stills)) {
    const checked = check.checked(still);
    if (checked !== null) texts.push(...righted(still, checked, rule));
    if (breather.due()) await breather.breathe();
  }
  return { rule, texts };
}

function righted(still: StillId, checked: CheckedStill, rule: LintRule): RightedText[] {
  let { texts } = checked;
  const changed = new Map<string, RightedText>();
  for (let left = FAULTS_OF_ONE_TEXT; left > 0; left--) {
    const found = lintFindings({ ...checked, texts }, rule).find(
      ({ fix }) => fix !== null && "text" in fix,
    );
    if (found === undefined || found.fix === null || !("text" in found.fix)) break;
    const { field, language, fix } = found;
    const { text } = fix;
    const was = checked.texts[field]?.[language] ?? "";
    changed.set(`${field} ${language}`, { still, field, language, was, text });
    texts = { ...texts, [field]: { ...texts[field], [language]: text } };
  }
  return [...changed.values()];
}

/** Writes texts that were put right, as one change. One that is another by now stays as it is. */
export function putCaptionsRight(
  db: WritableDb,
  { rule, texts }: RightedTexts,
): Action<{ changed: number }> {
  const changed = new Set<StillId>();
  for (const alike of Map.groupBy(texts, placeOf).values()) {
    const [first] = alike;
    if (first === undefined) continue;
    const { field, language } = first;
    const stills = existingStills(
      db,
      alike.map(({ still }) => still),
    );
    const present = new Set(stills);
    const standing = textsOfField(db, stills, field);
    const written = new Map(
      alike
        .filter(
          ({ still, was }) => present.has(still) && (standing.get(still)?.[language] ?? "") === was,
        )
        .map(({ still, text }) => [still, text]),
    );
    const textOf = (still: StillId): string => written.get(still) ?? "";
    const change = { field, language, mode: "replace", textOf } as const;
    for (const still of setText(db, [...written.keys()], change).result.stills) changed.add(still);
  }
  return {
    result: { changed: changed.size },
    label: `Put right “${lintRuleName(rule)}” (${countOf(changed.size)})`,
  };
}

function placeOf({ field, language }: RightedText): string {
  return `${field} ${language}`;
}
