import * as v from "valibot";
import { certainties } from "../depiction.ts";
import { changes } from "./procedure.ts";
import { Count, Id, Name } from "./schemas.ts";
import type { Changed } from "./stills.ts";

/** In parts of the picture as displayed, by its upper-left corner; it may reach over the picture's edge. */
const Box = v.strictObject({
  x: v.pipe(v.number(), v.finite()),
  y: v.pipe(v.number(), v.finite()),
  width: v.pipe(v.number(), v.finite()),
  height: v.pipe(v.number(), v.finite()),
});

const RecordOrName = v.union([v.strictObject({ id: Id }), v.strictObject({ name: Name })]);

/** A character, a performer, or one as the other; null for somebody unidentified. */
const Who = v.nullable(
  v.pipe(
    v.strictObject({
      character: v.optional(RecordOrName),
      performer: v.optional(RecordOrName),
    }),
    v.check(
      ({ character, performer }) => character !== undefined || performer !== undefined,
      "a character or a performer is needed",
    ),
  ),
);

/** ISO 8601, as short as it is known. */
const Day = v.pipe(
  v.string(),
  v.regex(/^\d{4}(?:-\d\d(?:-\d\d)?)?$/u, "a date such as 1987-05-12 is needed"),
);

export const depictions = {
  "depictions.draw": changes<Changed & { readonly depiction: number }>()(
    "Draws a region around somebody in a still, in parts of the picture as displayed, and says who it is; null for somebody unidentified.",
    v.strictObject({ still: Id, box: Box, who: Who }),
  ),
  "depictions.move": changes<Changed>()(
    "Draws the region of somebody in a still, or moves it or changes its size; in parts of the picture as displayed.",
    v.strictObject({ depiction: Id, box: Box }),
  ),
  "depictions.removeRegion": changes<Changed>()(
    "Takes a region away; who is named stays in the picture, somebody unidentified does not.",
    v.strictObject({ depiction: Id }),
  ),
  "depictions.remove": changes<Changed>()(
    "Takes somebody out of a picture, with the region.",
    v.strictObject({ depiction: Id }),
  ),
  "depictions.identify": changes<Changed & { readonly inThisStillOnly: boolean }>()(
    "Says who somebody in a picture is; null for somebody unidentified. Who plays a character joins the film's cast where that names nobody, and is else said of this still only.",
    v.strictObject({ depiction: Id, who: Who }),
  ),
  "depictions.judge": changes<Changed>()(
    "Says how certain it is who somebody in a picture is, who identified them and when; what is left out stays.",
    v.strictObject({
      depiction: Id,
      certainty: v.optional(v.picklist(certainties)),
      by: v.optional(v.nullable(Name)),
      on: v.optional(v.nullable(Day)),
    }),
  ),
  "depictions.place": changes<Changed>()(
    "Puts somebody in another place from the left, counted from 0; that order stays, whatever regions do.",
    v.strictObject({ still: Id, depiction: Id, place: Count }),
  ),
  "depictions.confirmOrder": changes<Changed>()(
    "Says that those in a picture stand from left to right as they are listed; that order stays, whatever regions do. Nothing changes where that was said before.",
    v.strictObject({ still: Id }),
  ),
  "depictions.followRegions": changes<Changed>()(
    "Puts those in a picture in the order of their regions again.",
    v.strictObject({ still: Id }),
  ),
} as const;
