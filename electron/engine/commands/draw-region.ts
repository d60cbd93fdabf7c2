import { storedBox, type PartialBox } from "../../../shared/orientation.ts";
import { ProblemError } from "../../../shared/problem.ts";
import { withinPicture } from "../../../shared/region.ts";
import type { StillId, StillRecord } from "../../../shared/still.ts";
import type { Who } from "../../../shared/depiction.ts";
import { isUnidentified } from "../../../shared/depiction.ts";
import type { WritableDb } from "../catalog/database.ts";
import { settleOrder } from "../catalog/depiction-order.ts";
import {
  addUnidentified,
  dropInSameRegion,
  isNamedBeside,
  putRegion,
  removeDepiction,
} from "../catalog/depictions.ts";
import { recordOf } from "../catalog/record.ts";
import type { Action } from "./action.ts";
import { followedInWords, nameAs } from "./identify.ts";
import { nameInSentence, personInPicture } from "./person-in-picture.ts";

type Changed = { readonly changed: number };

/**
 * Draws a region around somebody who was not in the picture yet; `box` is in parts of the picture as
 * displayed, `who` null for somebody unidentified.
 * @throws ProblemError when the box lies outside the picture or encloses nothing.
 */
export function drawRegion(
  db: WritableDb,
  still: StillId,
  { box, who }: { box: PartialBox; who: Who | null },
): Action<Changed & { readonly depiction: number }> {
  const record = recordOf(db, still);
  if (record === null)
    throw new ProblemError("not-found", "This still is no longer in the archive.");
  const stored = boxToStore(record, box);
  const depiction = addUnidentified(db, still, { box: stored, called: null, origin: "archivist" });
  const follows = who === null ? null : nameAs(db, depiction, who);
  settleOrder(db, still);
  return {
    result: { changed: 1, depiction },
    label: `Drew a region around ${nameInSentence(db, depiction)}${follows === null ? "" : followedInWords(db, follows)}`,
  };
}

/**
 * Draws the region of somebody who is in the picture, or moves it or changes its size; `box` is in parts of
 * the picture as displayed. @throws ProblemError as {@link drawRegion}.
 */
export function moveRegion(db: WritableDb, depiction: number, box: PartialBox): Action<Changed> {
  const { record, person } = personInPicture(db, depiction);
  const isMoved = putRegion(db, depiction, boxToStore(record, box));
  dropInSameRegion(db, depiction);
  settleOrder(db, record.id);
  const done = person.region === null ? "Drew a region around" : "Changed the region of";
  return {
    result: { changed: Number(isMoved) },
    label: `${done} ${nameInSentence(db, depiction)}`,
  };
}

/**
 * Takes a region away. Who is named stays in the picture; of somebody unidentified nothing would be left, nor
 * of one whom another region shows.
 */
export function removeRegion(db: WritableDb, depiction: number): Action<Changed> {
  const { person } = personInPicture(db, depiction);
  const label = `Removed the region of ${nameInSentence(db, depiction)}`;
  if (isUnidentified(person) || isNamedBeside(db, depiction)) removeDepiction(db, depiction);
  else putRegion(db, depiction, null);
  return { result: { changed: 1 }, label };
}

/** Takes somebody out of a picture, with the region. */
export function removePerson(db: WritableDb, depiction: number): Action<Changed> {
  const label = `Took ${nameInSentence(db, depiction)} out of the picture`;
  removeDepiction(db, depiction);
  return { result: { changed: 1 }, label };
}

/** As displayed, cut to the picture, and then in shares of the stored pixels. */
function boxToStore({ files, width, height }: StillRecord, box: PartialBox): PartialBox {
  if (!(box.width > 0 && box.height > 0)) throw empty();
  const cut = withinPicture(box);
  if (cut === null) {
    throw new ProblemError(
      "invalid",
      "This region lies outside the picture. Draw it where the picture is.",
    );
  }
  const isLarge = cut.width * (width ?? Infinity) >= 1 && cut.height * (height ?? Infinity) >= 1;
  if (!isLarge) throw empty();
  const { x, y, ...size } = storedBox(cut, files[0]?.orientation ?? 1);
  return { x: round(x), y: round(y), width: round(size.width), height: round(size.height) };
}

function empty(): ProblemError {
  return new ProblemError(
    "invalid",
    "This region encloses nothing: it needs a pixel at least each way. Draw it larger.",
  );
}

/** As regions of files are: a tenth of a pixel at 100,000 pixels. */
function round(part: number): number {
  return Math.round(part * 1e6) / 1e6;
}
