import { isDeepStrictEqual } from "node:util";
import type { ChosenField, FieldChoice } from "../../../shared/contract/near-duplicates.ts";
import { markFields, unmarked } from "../../../shared/marks.ts";
import { ProblemError } from "../../../shared/problem.ts";
import { textFields, type StillId, type StillRecord } from "../../../shared/still.ts";
import {
  copyCreators,
  copyDepictions,
  copyKeywords,
  copyRights,
  copyScenes,
} from "../catalog/copy-tags.ts";
import type { ReadableDb, WritableDb } from "../catalog/database.ts";
import { setMarks } from "../catalog/marks.ts";
import { numberColumns } from "../catalog/number-columns.ts";
import { recordOf, rightsPartiesOf } from "../catalog/record.ts";
import { setDateCreated, setFilm, setKind, setNumber } from "../catalog/tags.ts";
import { writeText } from "../catalog/texts.ts";
import type { Action } from "./action.ts";
import { countOf } from "./tag-stills.ts";

/**
 * Copies what is said of a still to others that show the same, by the rules of {@link fillFrom}. A value chosen of
 * any of them becomes that of all, the first included.
 */
export function copyMetadata(
  db: WritableDb,
  from: StillId,
  to: readonly StillId[],
  choices: readonly FieldChoice[],
): Action<{ changed: number }> {
  const others = to.filter((still) => still !== from);
  const said = (still: StillId): unknown => [recordOf(db, still), rightsPartiesOf(db, still)];
  const before = new Map([from, ...others].map((still) => [still, said(still)]));
  const chosenOf = Map.groupBy(choices, (choice) => choice.from);
  for (const [still, chosen] of chosenOf) if (still !== from) takeChosen(db, still, from, chosen);
  const ofFirst = choices.map((choice) => ({ ...choice, from }));
  for (const still of others) fillFrom(db, { from, to: still, choices: ofFirst });
  const isChanged = (still: StillId): boolean => !isDeepStrictEqual(said(still), before.get(still));
  const changed = others.filter(isChanged).length;
  const gained = isChanged(from) ? ", and what was chosen of others to it" : "";
  return {
    result: { changed: changed + Number(gained !== "") },
    label: `Copied metadata from “${nameOf(db, from)}” to ${countOf(changed)}${gained}`,
  };
}

/** Gives a still the values that were chosen of another, and nothing else of it. */
function takeChosen(
  db: WritableDb,
  from: StillId,
  to: StillId,
  choices: readonly FieldChoice[],
): void {
  takeValues(db, {
    source: existing(db, from),
    target: existing(db, to),
    decide: (field, language = "x-default") =>
      choices.some((one) => one.field === field && one.language === language) ? "take" : "leave",
  });
}

type Filling = {
  readonly from: StillId;
  readonly to: StillId;
  readonly choices: readonly FieldChoice[];
};

/**
 * Completes a still by what is said of another: tags and rights of both are kept, texts and other
 * single values fill what is empty. A choice decides a field otherwise: that of `from` overwrites,
 * that of any other still leaves it alone.
 */
export function fillFrom(db: WritableDb, { from, to, choices }: Filling): void {
  const source = existing(db, from);
  const target = existing(db, to);
  const decide = (field: ChosenField, language = "x-default"): "fill" | "take" | "leave" => {
    const choice = choices.find((one) => one.field === field && one.language === language);
    if (choice === undefined) return "fill";
    return choice.from === from ? "take" : "leave";
  };
  takeValues(db, { source, target, decide });
  if (target.number === null) setNumber(db, [to], numberColumns.number, source.number);
  if (target.productionCode === null)
    setNumber(db, [to], numberColumns.productionCode, source.productionCode);
  copyScenes(db, from, to);
  copyDepictions(db, from, to);
  copyRights(db, from, to);
  copyKeywords(db, from, to);
}

type Decide = (field: ChosenField, language?: string) => "fill" | "take" | "leave";

type Taking = {
  readonly source: StillRecord;
  readonly target: StillRecord;
  readonly decide: Decide;
};

/** Of what a still has one value each: texts, film, kind, date, creators, marks. */
function takeValues(db: WritableDb, { source, target, decide }: Taking): void {
  const [from, to] = [source.id, target.id];
  takeTexts(db, { source, target, decide });
  const takes = (field: ChosenField, isEmpty: boolean): boolean =>
    decide(field) === "take" || (isEmpty && decide(field) === "fill");
  if (takes("film", target.film === null)) setFilm(db, [to], source.film?.id ?? null);
  if (takes("kind", target.kind === null)) setKind(db, [to], source.kind);
  if (takes("dateCreated", target.dateCreated === null) && source.dateCreated !== null)
    setDateCreated(db, to, source.dateCreated);
  for (const mark of markFields)
    if (takes(mark, target.marks[mark] === unmarked[mark]))
      setMarks(db, [to], { [mark]: source.marks[mark] });
  if (decide("creators") !== "leave")
    copyCreators(db, { from, to, instead: decide("creators") === "take" });
}

function takeTexts(db: WritableDb, { source, target, decide }: Taking): void {
  for (const field of textFields) {
    const standing = target.texts[field] ?? {};
    for (const [language, text] of Object.entries(source.texts[field] ?? {})) {
      const how = decide(field, language);
      if (how === "take" || (how === "fill" && standing[language] === undefined))
        writeText(db, target.id, { field, language, text });
    }
  }
}

function existing(db: ReadableDb, still: StillId): StillRecord {
  const record = recordOf(db, still);
  if (record === null) {
    throw new ProblemError(
      "not-found",
      "One of these stills is no longer in the archive. Look at the group again.",
    );
  }
  return record;
}

/** The name of the file that stands for a still. */
export function nameOf(db: ReadableDb, still: StillId): string {
  const path = existing(db, still).files[0]?.path ?? "";
  return path.slice(path.lastIndexOf("/") + 1);
}
