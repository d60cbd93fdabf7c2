import { creditRoleNames, saidKindNames } from "../../../../shared/credit.ts";
import { correctPattern, partiesSaid, sayParty } from "../../catalog/credit-knowledge.ts";
import type { WritableDb } from "../../catalog/database.ts";
import type { CreditOutlook, CreditWord } from "../../credits/credit-review.ts";
import { partyKey } from "../../credits/gazetteer/gazetteer.ts";
import type { Action } from "../action.ts";
import { acceptCredits, type AcceptedCredits } from "./accept-credits.ts";

/**
 * Says what a name is in credit lines, or the role of a place in all lines of a pattern. Lines that were accepted
 * and are read otherwise by that give their stills what they say now; with `accept`, those that it is said of and
 * that are read whole by it are accepted too.
 */
export function sayOfCredits(
  db: WritableDb,
  word: CreditWord,
  outlook: CreditOutlook,
  accept: boolean,
): Action<AcceptedCredits> {
  if ("name" in word) {
    for (const { name } of partiesSaid(db))
      if (name !== word.name && partyKey(name) === partyKey(word.name)) sayParty(db, name, null);
    sayParty(db, word.name, word.kind);
  } else correctPattern(db, word, word.role);
  const { settling, knowledge } = outlook;
  const readings = [...followingIn(outlook), ...(accept ? settling : [])].map(
    ({ after }) => after.credit,
  );
  const said = inWords(word);
  if (readings.length === 0) {
    const result = { changed: 0, made: [], kept: 0, unclear: [] };
    return { result, label: said };
  }
  const { result, label } = acceptCredits(db, readings, knowledge.known);
  return { result, label: `${said}; ${label.charAt(0).toLowerCase()}${label.slice(1)}` };
}

/** The lines that were accepted and would be read otherwise, and whole: their stills follow. */
export function followingIn({ changed }: CreditOutlook): CreditOutlook["changed"] {
  return changed.filter(
    ({ line, after }) =>
      !line.isOpen &&
      line.settled?.decision === "accepted" &&
      after.credit.parts.every(({ role }) => role !== null),
  );
}

function inWords(word: CreditWord): string {
  if ("name" in word)
    return word.kind === null
      ? `Took back what “${word.name}” is in credit lines`
      : `In credit lines “${word.name}” is ${saidKindNames[word.kind]}`;
  return word.role === null
    ? "Took back a correction of credit lines"
    : `Corrected credit lines: the party in place ${String(word.place + 1)} is the ${creditRoleNames[word.role]}`;
}
