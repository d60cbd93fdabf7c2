import type { CarriedProperty, CarriedValue, Carrier } from "../../../shared/carried.ts";
import { propertyNames } from "../../../shared/carried-names.ts";
import { textFields, type StillId } from "../../../shared/still.ts";
import type { WritableDb } from "../catalog/database.ts";
import { markSettled, openConflict } from "../catalog/findings.ts";
import { findKeyword, keywordNamed } from "../catalog/keywords.ts";
import { addKeyword, removeKeyword, setDateCreated } from "../catalog/tags.ts";
import { takeCreators } from "../catalog/take-from-file.ts";
import type { Action } from "./action.ts";
import { setText } from "./set-text.ts";
import { countOf } from "./tag-stills.ts";

/**
 * Settles what files say differently about a property: the word of one carrier counts, and is written
 * into the record where it says something else. Stills without such a conflict, and those whose
 * carriers do not include this one, are passed over.
 */
export function settleConflict(
  db: WritableDb,
  stills: readonly StillId[],
  { property, carrier }: { property: CarriedProperty; carrier: Carrier },
): Action<{ changed: number }> {
  let changed = 0;
  for (const still of stills) {
    const conflict = openConflict(db, still, property);
    if (conflict === null) continue;
    const { chosen, others } = conflict;
    const word = [chosen, ...others].find((candidate) => candidate.carrier === carrier);
    if (word === undefined) continue;
    write(db, still, property, { from: chosen.value, to: word.value });
    markSettled(db, still, conflict);
    changed += 1;
  }
  return {
    result: { changed },
    label: `Settled ${propertyNames[property].toLowerCase()} (${countOf(changed)})`,
  };
}

type Change = { readonly from: CarriedValue; readonly to: CarriedValue };

function write(db: WritableDb, still: StillId, property: CarriedProperty, change: Change): void {
  const field = textFields.find((one) => one === property);
  if (field !== undefined) {
    for (const [language, text] of Object.entries(textsIn(change.to)))
      setText(db, [still], { field, language, mode: "replace", textOf: () => text });
  }
  if (property === "creators") takeCreators(db, still, namesIn(change.to));
  if (property === "keywords") exchangeKeywords(db, still, change);
  if (property === "dateCreated" && typeof change.to === "string")
    setDateCreated(db, still, change.to);
}

/** Only what the file had said gives way; what the archivist added stays. */
function exchangeKeywords(db: WritableDb, still: StillId, { from, to }: Change): void {
  const kept = new Set(namesIn(to));
  for (const term of namesIn(from)) {
    const keyword = kept.has(term) ? null : findKeyword(db, term);
    if (keyword !== null) removeKeyword(db, [still], keyword);
  }
  for (const term of kept) addKeyword(db, [still], keywordNamed(db, term));
}

function namesIn(value: CarriedValue): readonly string[] {
  if (typeof value === "string") return [value];
  return isList(value) ? value : [];
}

function textsIn(value: CarriedValue): Readonly<Record<string, string>> {
  if (typeof value === "string") return { "x-default": value };
  return isList(value) ? {} : value;
}

/** Array.isArray does not tell a read-only array from the rest of a union. */
function isList(value: CarriedValue): value is readonly string[] {
  return Array.isArray(value);
}
