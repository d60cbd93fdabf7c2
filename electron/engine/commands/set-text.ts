import {
  textFieldNames,
  type LanguageTexts,
  type StillId,
  type TextField,
} from "../../../shared/still.ts";
import { isInOtherScript } from "../../../shared/caption/writing.ts";
import type { TextMode } from "../../../shared/caption/template.ts";
import type { ReadableDb, WritableDb } from "../catalog/database.ts";
import { noteOvertaken } from "../catalog/file-differences.ts";
import { textsOfField, writeText } from "../catalog/texts.ts";
import type { Action } from "./action.ts";
import { countOf } from "./tag-stills.ts";

/** Stills whose texts are read in one go. */
const READ_AT_ONCE = 1000;

export type TextChange = {
  readonly field: TextField;
  readonly language: string;
  readonly mode: TextMode;
  /** The text for each still: one for all, or made from a template. */
  readonly textOf: (still: StillId) => string;
  /** What stood there when the text was begun, where that is known. */
  readonly begunOn?: string | undefined;
};

/** Writes a text of one or many stills; an empty one removes it. Answers which were changed. */
export function setText(
  db: WritableDb,
  stills: readonly StillId[],
  change: TextChange,
): Action<{ changed: number; stills: readonly StillId[] }> {
  const changed: StillId[] = [];
  const each = [...new Set(stills)];
  for (let from = 0; from < each.length; from += READ_AT_ONCE) {
    const part = each.slice(from, from + READ_AT_ONCE);
    const present = textsOfField(db, part, change.field);
    for (const still of part)
      if (write(db, still, present.get(still) ?? {}, change)) changed.push(still);
  }
  const what =
    change.mode === "replace" ? "Changed" : change.mode === "append" ? "Added to" : "Put before";
  const language = change.language === "x-default" ? "" : ` in ${change.language}`;
  return {
    result: { changed: changed.length, stills: changed },
    label: `${what} ${textFieldNames[change.field].toLowerCase()}${language} (${countOf(changed.length)})`,
  };
}

function write(
  db: WritableDb,
  still: StillId,
  present: LanguageTexts,
  change: TextChange,
): boolean {
  const text = textMade(still, present, change);
  const { field, begunOn } = change;
  const written = [change.language, ...sameTextAs(present, change, text)].map((language) => {
    const standing = present[language] ?? "";
    if (begunOn !== undefined && standing !== text)
      noteOvertaken(db, still, { field, language }, { begunOn, standing });
    return writeText(db, still, { field, language, text });
  });
  return written.includes(true);
}

/**
 * Under which other languages the same text stands. XMP holds a text under x-default and once more
 * under its language; whoever changes it means both, and a copy left behind would go out beside it. What is written
 * in another script than the language has is a text of its own.
 */
function sameTextAs(
  texts: LanguageTexts,
  { language }: TextChange,
  becomes: string,
): readonly string[] {
  const text = texts[language];
  if (text === undefined) return [];
  return Object.keys(texts).filter(
    (other) =>
      other !== language &&
      texts[other] === text &&
      (language === "x-default" || other === "x-default") &&
      !isInOtherScript(other, becomes),
  );
}

/** What the text of a still would become. */
export function textAfter(db: ReadableDb, still: StillId, change: TextChange): string {
  return textMade(still, textsOfField(db, [still], change.field).get(still) ?? {}, change);
}

/** Added text stands apart by a space, or by nothing after full-width punctuation. */
function textMade(
  still: StillId,
  texts: LanguageTexts,
  { language, mode, textOf: given }: TextChange,
): string {
  const text = given(still).trim();
  const present = mode === "replace" ? "" : (texts[language] ?? "");
  if (present === "") return text;
  const [head, tail] = mode === "append" ? [present, text] : [text, present];
  return `${head}${/[。！？；：，、）》」』]$/u.test(head) || head === "" || tail === "" ? "" : " "}${tail}`;
}
