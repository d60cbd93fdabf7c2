import { keptName } from "./turning.ts";

/** Characters that a name of a record may have, wherever it comes from. */
export const LONGEST_NAME = 2_000;

/** The name of a record as it is kept: on one line, with single spaces, in Unicode's composed form. */
export function recordName(written: string): string {
  return keptName(written).replace(/\s+/gu, " ").trim();
}

/** What is wrong with a name as it is written; null when nothing is. */
export function nameComplaint(written: string): string | null {
  const over = recordName(written).length - LONGEST_NAME;
  if (over <= 0) return null;
  const characters = over === 1 ? "1 character" : `${over.toLocaleString("en")} characters`;
  return `This is ${characters} longer than the ${LONGEST_NAME.toLocaleString("en")} that a name may have. Shorten it.`;
}
