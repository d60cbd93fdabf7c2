import { ProblemError } from "../../../shared/problem.ts";
import type { StillId } from "../../../shared/still.ts";
import type { WritableDb } from "../catalog/database.ts";
import { chooseOrder, followRegions, isChosen, orderOf } from "../catalog/depiction-order.ts";
import type { Action } from "./action.ts";
import { nameInSentence } from "./person-in-picture.ts";

/**
 * Puts somebody in another place from the left, counted from 0: that order stays, whatever regions do.
 * @throws ProblemError when they are no longer in the picture.
 */
export function placePerson(
  db: WritableDb,
  still: StillId,
  { depiction, place }: { depiction: number; place: number },
): Action<{ changed: number }> {
  const before = orderOf(db, still);
  const from = before.indexOf(depiction);
  const others = before.filter((id) => id !== depiction);
  const to = Math.min(place, others.length);
  if (from === -1) {
    throw new ProblemError(
      "not-found",
      "This person is no longer in the picture. Look at the still again.",
    );
  }
  if (from !== to) chooseOrder(db, still, others.toSpliced(to, 0, depiction));
  return {
    result: { changed: Number(from !== to) },
    label: `Put ${nameInSentence(db, depiction)} in place ${String(to + 1)} from the left`,
  };
}

/**
 * Says that those in the picture stand from left to right as they are listed, without anybody being moved; as
 * after {@link placePerson} that order stays. Where it was said before nothing changes.
 */
export function confirmOrder(db: WritableDb, still: StillId): Action<{ changed: number }> {
  const changed = isChosen(db, still) ? 0 : 1;
  if (changed > 0) chooseOrder(db, still, orderOf(db, still));
  return {
    result: { changed },
    label: "Said that those in the picture stand from left to right as listed",
  };
}

/** Takes the archivist's order back: it is that of the regions again. */
export function orderByRegions(db: WritableDb, still: StillId): Action<{ changed: number }> {
  followRegions(db, still);
  return {
    result: { changed: 1 },
    label: "Put those in the picture in the order of their regions",
  };
}
