import {
  readCastList,
  type CastList,
  type HowToRead,
} from "../../../electron/engine/cast-lists/read-cast-list.ts";

const nobody = { isCharacter: () => false, isPerformer: () => false };

/** A cast list read where the archive knows nobody yet. */
export function reading(text: string, how: Partial<HowToRead> = {}): CastList {
  return readCastList(text, { form: null, columns: null, known: nobody, ...how });
}

/** Who plays whom: "Cao Guiying = Hai Qing". */
export function pairs(text: string, how: Partial<HowToRead> = {}): string[] {
  return reading(text, how).rows.map(
    ({ character, performer }) => `${character} = ${performer ?? ""}`,
  );
}
