import type { TextField } from "../../shared/still.ts";

/** Fields that are one line by nature: Enter saves them. */
export const oneLineFields: ReadonlySet<TextField> = new Set<TextField>([
  "headline",
  "title",
  "creditLine",
  "source",
  "captionWriter",
  "creatorJobTitle",
  "webStatement",
]);
