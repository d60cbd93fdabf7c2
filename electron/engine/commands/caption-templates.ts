import type {
  CaptionTemplate,
  TextBeforeAndAfter,
  TextToWrite,
} from "../../../shared/caption/template.ts";
import type { Chosen } from "../../../shared/contract/records.ts";
import { ProblemError } from "../../../shared/problem.ts";
import { textFieldNames, type StillId } from "../../../shared/still.ts";
import { hasNewBraces, templateProblems } from "../../../shared/variables.ts";
import {
  addTemplate,
  changeTemplate,
  dropTemplate,
  listTemplates,
  templateName,
} from "../catalog/caption-templates.ts";
import type { ReadableDb, WritableDb } from "../catalog/database.ts";
import { isRecord } from "../catalog/names.ts";
import { textsOf } from "../catalog/texts.ts";
import type { Action } from "./action.ts";
import { agentKey } from "./records/edit-record.ts";
import { filledIn } from "./filled-in.ts";
import { setText, textAfter } from "./set-text.ts";
import { countOf } from "./tag-stills.ts";

/** A template as it is saved: new without `id`; a client by name is made where there is none. */
export type TemplateToSave = Pick<CaptionTemplate, "name" | "texts"> & {
  readonly id: number | null;
  readonly film: number | null;
  readonly client: Chosen | null;
};

/** Saves a template. @throws ProblemError where another has its name, or its film is gone. */
export function saveTemplate(
  db: WritableDb,
  { id, name, film, client, texts }: TemplateToSave,
): Action<{ changed: number; id: number }> {
  if (id !== null) requireTemplate(db, id);
  const same = listTemplates(db).find((other) => other.id !== id && isNamed(other, name));
  if (same !== undefined)
    throw new ProblemError(
      "invalid",
      `There is a template “${same.name}” already. Choose another name.`,
    );
  if (film !== null && !isRecord(db, "film", film))
    throw new ProblemError("changed", "The film of this template is gone. Choose another.");
  requireReadable(texts);
  const kept = { name, film, client: agentKey(db, client), texts };
  if (id === null)
    return {
      result: { changed: 1, id: addTemplate(db, kept) },
      label: `Made the caption template “${name}”`,
    };
  changeTemplate(db, id, kept);
  return { result: { changed: 1, id }, label: `Changed the caption template “${name}”` };
}

function isNamed(template: CaptionTemplate, name: string): boolean {
  return template.name.toLowerCase() === name.trim().toLowerCase();
}

/** Takes a template away; what was written with it stays. */
export function deleteTemplate(db: WritableDb, id: number): Action<{ changed: number }> {
  const name = requireTemplate(db, id);
  dropTemplate(db, id);
  return { result: { changed: 1 }, label: `Deleted the caption template “${name}”` };
}

function requireTemplate(db: ReadableDb, id: number): string {
  const name = templateName(db, id);
  if (name === null) throw new ProblemError("changed", "This caption template is gone.");
  return name;
}

/** Writes several texts to stills in one change; `name` is that of the template they come from, if it has one. */
export function writeTexts(
  db: WritableDb,
  stills: readonly StillId[],
  { name, texts }: { readonly name: string | null; readonly texts: readonly TextToWrite[] },
): Action<{ changed: number }> {
  requireReadable(texts);
  const changed = new Set<StillId>();
  // what variables stand for is read before anything is written: {credit} is the line there was
  const prepared = texts.map((text) => ({ ...text, textOf: textMaker(db, stills, text) }));
  for (const change of prepared)
    for (const still of setText(db, stills, change).result.stills) changed.add(still);
  const fields = [...new Set(texts.map(({ field }) => textFieldNames[field].toLowerCase()))];
  const by = name === null ? "" : ` by the template “${name}”`;
  return {
    result: { changed: changed.size },
    label: `Wrote ${fields.join(", ")}${by} (${countOf(changed.size)})`,
  };
}

/** What texts would become in one still. */
export function textsAfter(
  db: ReadableDb,
  still: StillId,
  texts: readonly TextToWrite[],
): TextBeforeAndAfter[] {
  const present = textsOf(db, still);
  return texts.map((text) => ({
    field: text.field,
    language: text.language,
    before: present[text.field]?.[text.language] ?? "",
    after: textAfter(db, still, { ...text, textOf: textMaker(db, [still], text) }),
  }));
}

/** The text for each still; only one with braces differs from still to still. */
function textMaker(
  db: ReadableDb,
  stills: readonly StillId[],
  { text, language }: TextToWrite,
): (still: StillId) => string {
  return hasNewBraces(text, "") ? filledIn(db, stills, text, language) : () => text;
}

function requireReadable(texts: readonly TextToWrite[]): void {
  for (const { field, text } of texts) {
    const [problem] = templateProblems(text);
    if (problem !== undefined)
      throw new ProblemError("invalid", `${textFieldNames[field]}: ${problem.message}`);
  }
}
