/**
 * Embeddings, overrides and isolates (UAX #9): whatever stands after one is turned round, to the end of the line
 * if nothing ends it. Marks of direction, which Hebrew and Arabic names may need, turn nothing and are none of these.
 */
const turning = /[\u202A-\u202E\u2066-\u2069]/gu;

/** A text without the characters that would turn round the sentence it stands in. */
export function withoutTurning(text: string): string {
  return text.replace(turning, "");
}

/** A name as it is kept: in Unicode's composed form, with nothing in it that turns other text round. */
export function keptName(name: string): string {
  return withoutTurning(name.normalize("NFC"));
}
