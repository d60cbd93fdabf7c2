import type { StillCard } from "../../shared/still.ts";
import type { Archive } from "./archive.ts";
import { cardsOf } from "./catalog/cards.ts";
import { remakeMissing } from "./ingest/missing-thumbnails.ts";

/** The cards of these stills; a thumbnail that somebody deleted is pending again. */
export function cardsToShow(archive: Archive, ids: readonly number[]): StillCard[] {
  const { db, readOnly } = archive.catalog;
  const cards = cardsOf(db, ids);
  if (readOnly !== null) return cards;
  const made = cards.filter(({ thumbnail }) => thumbnail === "made");
  const missing = remakeMissing(
    archive.catalog,
    made.map(({ hash }) => Buffer.from(hash, "hex")),
  );
  return missing === 0 ? cards : cardsOf(db, ids);
}
