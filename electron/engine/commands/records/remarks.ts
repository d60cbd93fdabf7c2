import { recordKindNames, type RecordKind } from "../../../../shared/record.ts";
import type { ReadableDb } from "../../catalog/database.ts";
import { filmSummary } from "../../catalog/films.ts";
import { droppedCodes, type CodedRole } from "../../catalog/records/dropped-codes.ts";
import type { DroppedCredit } from "../../catalog/records/roles-made-one.ts";
import { plainName } from "../../catalog/name-key.ts";
import { filmsOfSameCode, identifiedAlike } from "../../catalog/records/alike.ts";
import { namesakesOf, tellingOf } from "../../catalog/records/namesakes.ts";
import { shownName } from "../../catalog/records/tables.ts";
import { quoted } from "./words.ts";

/** What to think over about a record as it is now: what it could be taken for. */
export function remarksOn(db: ReadableDb, kind: RecordKind, id: number): string[] {
  const alike = namesakeRemarks(db, kind, id);
  if (kind !== "film" && kind !== "agent") return alike;
  const identified = identifiedAlike(db, kind, id).map(
    ({ name, value }) => `${value} also identifies ${quoted(name)}: are they one?`,
  );
  return [...alike, ...identified, ...(kind === "film" ? codeRemarks(db, id) : [])];
}

/** Others that answer to its name: allowed, and told. */
function namesakeRemarks(db: ReadableDb, kind: RecordKind, id: number): string[] {
  const own = shownName(db, kind, id) ?? "";
  const others = namesakesOf(db, kind, [id]).get(id) ?? [];
  const tellingOther = tellingOf(db, kind, others);
  return others.map((other) => {
    const name = shownName(db, kind, other) ?? "";
    const called = plainName(name) === plainName(own) ? "" : `, also called ${quoted(own)}`;
    const telling = tellingOther(other);
    const apart = telling === "" ? "" : ` (${telling})`;
    const a = kind === "agent" ? "an" : "a";
    return `There is already ${a} ${recordKindNames[kind]} ${quoted(name)}${apart}${called}. Merge them, or keep both.`;
  });
}

function codeRemarks(db: ReadableDb, film: number): string[] {
  return filmsOfSameCode(db, film).map(
    ({ code, name }) =>
      `The code ${quoted(code)} also stands for ${quoted(name)}: alone it does not tell the film.`,
  );
}

/** The year that a merge of films drops: the one that stays has another. To be asked before. */
export function remarksOnYear(
  db: ReadableDb,
  { from, to }: { readonly from: number; readonly to: number },
): string[] {
  const [gone, kept] = [filmSummary(db, from), filmSummary(db, to)];
  if (gone === null || kept === null || gone.year === null) return [];
  if (kept.year === null || gone.year === kept.year) return [];
  return [
    `The year ${String(gone.year)} of ${quoted(gone.name)} is dropped: ${quoted(kept.name)} keeps ${String(kept.year)}.`,
  ];
}

/** The codes that a merge drops, a role each: what was typed for it finds nobody then, or somebody else. */
export function remarksOnCodes(
  before: readonly CodedRole[],
  after: readonly CodedRole[],
  film: number | null,
): string[] {
  return droppedCodes(before, after).map((role) => {
    const holder = after.find((one) => one.code === role.code && one.film === (film ?? role.film));
    const why =
      holder === undefined
        ? "the role it becomes one with keeps its own"
        : `it stands for ${quoted(holder.character)} there`;
    return `The code ${quoted(role.code)} of ${quoted(role.character)} in ${quoted(role.title)} is dropped: ${why}.`;
  });
}

/** What a merge drops of credits: the role that is left has another. */
export function remarksOnCredits(dropped: readonly DroppedCredit[]): string[] {
  return dropped.map(({ title, character, creditedAs }) => {
    const role = `${quoted(character)} in ${quoted(title)}`;
    return creditedAs === null
      ? `That ${role} is uncredited is dropped: the role it becomes one with has a credited name.`
      : `The credited name ${quoted(creditedAs)} of ${role} is dropped: the role it becomes one with keeps its own.`;
  });
}
