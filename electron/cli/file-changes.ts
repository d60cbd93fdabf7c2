import type { FileEvent, FollowedValue } from "../../shared/file-changes.ts";
import { followedNames } from "../../shared/file-changes.ts";
import { fileEventInWords } from "../../shared/file-event-in-words.ts";

/** What a file says differently, under the keys of `stillroom history --json`. */
type ValueChange = {
  readonly field: string;
  readonly language?: string;
  readonly before: FollowedValue;
  readonly after: FollowedValue;
};

/** What a file says differently now: each value before and after. */
export function valueChanges({ values }: FileEvent): ValueChange[] {
  return values.map(({ property, language, before, after }) => ({
    field: property,
    ...(language === "x-default" ? {} : { language }),
    before,
    after,
  }));
}

/** What became of a file, and which properties say something else, in one sentence. */
export function fileChangeInWords(event: FileEvent): string {
  const names = new Set(event.values.map(({ property }) => followedNames[property]));
  const said = names.size === 0 ? "" : `: ${[...names].join(", ")}`;
  return `${fileEventInWords(event)}${said}.`;
}

/** A value for people. */
export function valueInWords(value: FollowedValue): string {
  if (value === null) return "nothing";
  return `“${typeof value === "string" ? value : value.join("; ")}”`;
}
