import * as v from "valibot";
import {
  sharedFields,
  textModes,
  type CaptionTemplate,
  type TextBeforeAndAfter,
} from "../caption/template.ts";
import { asks, changes } from "./procedure.ts";
import {
  Count,
  Id,
  Language,
  LongText,
  Name,
  Nothing,
  Stills,
  TextFieldSchema,
} from "./schemas.ts";
import { ChosenRecord } from "./records.ts";
import type { Changed } from "./stills.ts";

const Text = {
  field: TextFieldSchema,
  language: Language,
  text: LongText,
  mode: v.picklist(textModes),
};
const Texts = v.array(v.strictObject(Text));

export const templates = {
  "templates.list": asks<CaptionTemplate[]>()(
    "The caption templates of the archive, by name.",
    Nothing,
  ),
  "templates.save": changes<Changed & { readonly id: number }>()(
    "Keeps a caption template, a new one where `id` is null; a client that is not there yet is made.",
    v.strictObject({
      id: v.nullable(Id),
      name: Name,
      film: v.nullable(Id),
      client: v.nullable(ChosenRecord),
      texts: v.array(v.strictObject({ ...Text, ticked: v.boolean() })),
    }),
  ),
  "templates.delete": changes<Changed>()(
    "Takes a caption template away; what was written with it stays.",
    v.strictObject({ id: Id }),
  ),
  "templates.write": changes<Changed>()(
    "Writes several texts to stills in one change, variables filled in for each; `name` is that of their template, null for one that has none.",
    v.strictObject({ stills: Stills, name: v.nullable(Name), texts: Texts }),
  ),
  "templates.preview": asks<TextBeforeAndAfter[]>()(
    "What texts would become in one still.",
    v.strictObject({ still: Id, texts: Texts }),
  ),
  "texts.used": asks<{ text: string; stills: number }[]>()(
    "Texts of a field that stills have, with something in them, and how many stills: those of most first.",
    v.strictObject({
      field: v.picklist(sharedFields),
      filter: v.pipe(v.string(), v.maxLength(500)),
      limit: v.pipe(Count, v.maxValue(200)),
    }),
  ),
} as const;
