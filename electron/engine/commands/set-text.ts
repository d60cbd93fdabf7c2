import { textFieldNames, type StillId, type TextField } from "../../../shared/still.ts";
import type { ReadableDb, WritableDb } from "../catalog/database.ts";
import { textOf, textsOf, writeText } from "../catalog/texts.ts";
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
    const written = [change.language, ...sameTextAs(db, still, change)].map((language) =>
      writeText(db, still, { field: change.field, language, text }),
    );
    if (written.includes(true)) changed += 1;
  }
  const what =
    change.mode === "replace" ? "Change" : change.mode === "append" ? "Add to" : "Put before";
  const language = change.language === "x-default" ? "" : ` in ${change.language}`;
  return {
    result: { changed },
    label: `${what} ${textFieldNames[change.field].toLowerCase()}${language} (${countOf(changed)})`,
  };
}

/**
 * Under which other languages the same text stands. XMP holds a text under x-default and once more
 * under its language; whoever changes it means both, and a copy left behind would go out beside it.
 */
function sameTextAs(
  db: ReadableDb,
  still: StillId,
  { field, language }: TextChange,
): readonly string[] {
  const texts = textsOf(db, still)[field] ?? {};
  const text = texts[language];
  if (text === undefined) return [];
  return Object.keys(texts).filter(
    (other) =>
      other !== language &&
      texts[other] === text &&
      (language === "x-default" || other === "x-default"),
  );
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
