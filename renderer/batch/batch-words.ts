import type { BatchField, BatchPreview, BatchValue, BatchValues } from "../../shared/batch.ts";
import type { BatchQuestion } from "./batch-state.ts";
import { stillNumberNames, textFieldNames, type TextField } from "../../shared/still.ts";
import { tagFieldNames, tagFieldPlurals, type TagField } from "../../shared/tag.ts";
import { counted } from "../ui/numbers.ts";

const fieldNames: Readonly<Record<BatchField, string>> = {
  ...tagFieldNames,
  ...textFieldNames,
  ...stillNumberNames,
};

/** What a field is called above its values. */
export function fieldName(field: BatchField): string {
  return fieldNames[field];
}

/** Whether a field holds records, or a kind. */
export function isTag(field: BatchField): field is TagField {
  return field in tagFieldNames;
}

/** Whether a field holds a text to be read, not names or a number. */
export function isText(field: BatchField): field is TextField {
  return field in textFieldNames;
}

/** What is asked. */
export function titleOf({ about, count: stills }: BatchQuestion): string {
  const of = counted(stills, "still");
  if ("replace" in about) return `Replace ${tagFieldPlurals[about.replace].toLowerCase()} of ${of}`;
  const { change } = about;
  return change.write === "tags"
    ? `Change tags of ${of}`
    : `Change the ${fieldName(change.field).toLowerCase()} of ${of}`;
}

/** "48 stills get the keyword harvest": the beginning before the value. */
export function valueWords(how: "get" | "lose", { field, stills }: BatchValue): string {
  const verb = stills === 1 ? `${how}s` : how;
  return `${counted(stills, "still")} ${verb} the ${fieldName(field).toLowerCase()}`;
}

/** Where a value comes from that nobody says of the still itself. */
export function followsWords(field: BatchField): string {
  return field === "performer" ? "follows from the cast" : "follows from the film";
}

/** How many are not touched; empty where all are. */
export function untouchedWords({ stills, changed }: BatchPreview): string {
  const rest = stills - changed;
  if (rest === 0) return "";
  if (changed === 0) return "Nothing changes: all of them are so already.";
  return `${counted(rest, "still")} ${rest === 1 ? "stays as it is" : "stay as they are"}`;
}

/** Texts and numbers are seldom the same: of several only how many stills lose theirs; null where each is listed. */
export function lostTexts({ losing, lost }: BatchPreview): string | null {
  const field = fieldOfSeveral(lost);
  if (field === null) return null;
  const verb = losing === 1 ? "loses" : "lose";
  return `${counted(losing, "still")} ${verb} the ${field} they have`;
}

/** The same of what they get: words added to texts make of each another. */
export function gainedTexts({ changed, gained }: BatchPreview): string | null {
  const field = fieldOfSeveral(gained);
  return field === null ? null : `${counted(changed, "still")} get each its own ${field}, as below`;
}

/** The name of the field that several texts or numbers are of; null of tags, and of a single text. */
function fieldOfSeveral({ lines }: BatchValues): string | null {
  const [first, ...others] = lines;
  return first === undefined || isTag(first.field) || others.length === 0
    ? null
    : fieldName(first.field).toLowerCase();
}
