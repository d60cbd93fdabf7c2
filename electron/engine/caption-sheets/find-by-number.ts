import type { StillId } from "../../../shared/still.ts";
import type { ReadableDb } from "../catalog/database.ts";
import { numbersAfter } from "../catalog/stills-of-names.ts";
import type { Breather } from "../search/breather.ts";
import { keysOfShown, keysOfWritten, type Damage } from "./spreadsheet-forms.ts";

const READ_AT_ONCE = 1_000;

/** A still of a number; `damage` where it is not the same letter for letter. */
export type NumberFound = {
  readonly still: StillId;
  readonly number: string;
  readonly damage: Damage | null;
};

/** The same for a still number however its letters are cased and composed. */
export function numberOf(written: string): string {
  return written.normalize("NFC").toLowerCase().trim();
}

/**
 * Finds stills by their numbers, as they are written and, for the wanted that no still has so, as a
 * spreadsheet may have damaged them. All numbers are gone through once, in pieces.
 */
export async function findByNumber(
  db: ReadableDb,
  numbers: Iterable<string>,
  breather: Breather,
): Promise<ReadonlyMap<string, readonly NumberFound[]>> {
  const wanted = new Set([...numbers].map((number) => numberOf(number)));
  const found = new Map<string, NumberFound[]>([...wanted].map((number) => [number, []]));
  const shown = new Map<string, string[]>();
  for (const number of wanted)
    for (const key of keysOfShown(number)) shown.set(key, [...(shown.get(key) ?? []), number]);
  for (let after = 0; wanted.size > 0;) {
    const page = numbersAfter(db, after, READ_AT_ONCE);
    for (const { still, number } of page) {
      if (number === "" || number.length > 60) continue;
      found.get(numberOf(number))?.push({ still, number, damage: null });
      const damaged = new Map<string, Damage>();
      for (const { key, damage } of keysOfWritten(number))
        for (const one of shown.get(key) ?? []) if (!damaged.has(one)) damaged.set(one, damage);
      damaged.delete(numberOf(number));
      for (const [one, damage] of damaged) found.get(one)?.push({ still, number, damage });
    }
    after = page.at(-1)?.still ?? 0;
    if (page.length < READ_AT_ONCE) break;
    if (breather.due()) await breather.breathe();
  }
  for (const [number, all] of found) {
    const exact = all.filter(({ damage }) => damage === null);
    if (exact.length > 0) found.set(number, exact);
  }
  return found;
}
