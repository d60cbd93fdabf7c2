import { nameApart } from "../../../shared/distinction.ts";
import { whoInWords } from "../../../shared/depiction.ts";
import { ProblemError } from "../../../shared/problem.ts";
import type { Depiction, StillRecord } from "../../../shared/still.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { stillOfDepiction } from "../catalog/depictions.ts";
import { recordOf } from "../catalog/record.ts";

/** Somebody in a picture, and the picture. */
export type PersonInPicture = { readonly record: StillRecord; readonly person: Depiction };

/** Who stands under a key. @throws ProblemError when nobody does any more. */
export function personInPicture(db: ReadableDb, depiction: number): PersonInPicture {
  const still = stillOfDepiction(db, depiction);
  const record = still === null ? null : recordOf(db, still);
  const person = record?.depictions.find(({ id }) => id === depiction);
  if (record === null || person === undefined) {
    throw new ProblemError(
      "not-found",
      "This person is no longer in the picture. Look at the still again.",
    );
  }
  return { record, person };
}

/** Who it is now, for a sentence: "Wu Renlin as Ma Youtie", "somebody unidentified". */
export function nameInSentence(db: ReadableDb, depiction: number): string {
  const { person } = personInPicture(db, depiction);
  const { performer } = person;
  const who = whoInWords({
    ...person,
    performer: performer === null ? null : { name: nameApart(performer) },
    called: null,
  });
  return person.character === null && person.performer === null ? `somebody ${who}` : who;
}
