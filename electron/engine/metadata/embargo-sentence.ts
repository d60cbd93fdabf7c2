import type { Moment } from "../../../shared/rights/moment.ts";

/**
 * The sentence with which the instructions of a copy begin while it is under an embargo, for XMP has no property for one.
 * It has a form of its own, by which it is known again: it goes when the file is read, since what it says is no
 * instruction of the still's own. One that somebody else wrote, in whatever words, is no such sentence.
 */
export function embargoSentence({ at, zone }: Moment): string {
  const [day = at, time] = at.split("T");
  const clock = time === undefined ? "" : `, ${time}`;
  return `EMBARGOED until ${day}${clock}${zone === null ? "" : ` (${zone})`}: not to be published before.`;
}

const sentence =
  /^EMBARGOED until \d{4}-\d\d-\d\d(?:, \d\d:\d\d(?::\d\d)?)?(?: \([\w+/:-]+\))?: not to be published before\.\s*/u;

/** Instructions below the sentence about an embargo, where they begin with one. */
export function withoutEmbargo(instructions: string): string {
  return instructions.replace(sentence, "");
}

/** Instructions with the sentence before them, which they may have already. */
export function withEmbargo(embargo: string, instructions: string | null): string {
  const own = withoutEmbargo(instructions ?? "");
  return own === "" ? embargo : `${embargo} ${own}`;
}
