import { textFieldNames, type StillId, type TextField } from "../../../shared/still.ts";
import type { ReadableDb, WritableDb } from "../catalog/database.ts";
import { textOf, writeText } from "../catalog/texts.ts";
import type { Action } from "./action.ts";
import { countOf } from "./tag-stills.ts";

export type TextMode = "replace" | "append" | "prepend";

export type TextChange = {
  readonly field: TextField;
  readonly language: string;
  readonly mode: TextMode;
  /** The text for each still: one for all, or made from a template. */
  readonly textOf: (still: StillId) => string;
};

/** Writes a text of one or many stills; an empty one removes it. */
export function setText(
  db: WritableDb,
  stills: readonly StillId[],
  change: TextChange,
): Action<{ changed: number }> {
  let changed = 0;
  for (const still of stills) {
    const text = textAfter(db, still, change);
    if (writeText(db, still, { field: change.field, language: change.language, text }))
      changed += 1;
  }
  const what =
    change.mode === "replace" ? "Change" : change.mode === "append" ? "Add to" : "Put before";
  const language = change.language === "x-default" ? "" : ` in ${change.language}`;
  return {
    result: { changed },
    label: `${what} ${textFieldNames[change.field].toLowerCase()}${language} (${countOf(changed)})`,
  };
}

/** What the text of a still would become; added text stands apart by a space, or by nothing after full-width punctuation. */
export function textAfter(
  db: ReadableDb,
  still: StillId,
  { field, language, mode, textOf: given }: TextChange,
): string {
  const text = given(still).trim();
  const present = mode === "replace" ? null : textOf(db, still, field, language);
  if (present === null || present === "") return text;
  const [head, tail] = mode === "append" ? [present, text] : [text, present];
  return `${head}${/[。！？；：，、）》」』]$/u.test(head) || head === "" || tail === "" ? "" : " "}${tail}`;
}
