import type { Archive } from "../archive.ts";
import { inTransaction } from "../catalog/database.ts";
import { addNames } from "../catalog/variants.ts";
import { sampleFilms } from "./make-sample.ts";

/** Tells the sample archive what its films and people are called in their own language: no file can carry that. */
export async function nameSample(archive: Archive): Promise<void> {
  const { db } = archive.catalog;
  inTransaction(db, () => {
    for (const { title, year, ownNames } of sampleFilms)
      if (ownNames !== undefined) addNames(db, { title, year }, ownNames);
  });
  await archive.stored([], true);
}
