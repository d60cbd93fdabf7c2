import type { CaptionTemplate, TextToWrite } from "../../shared/caption/template.ts";
import type { Chosen } from "../../shared/contract/records.ts";
import { localisedFields, textFields, type StillRecord } from "../../shared/still.ts";

type TemplateText = CaptionTemplate["texts"][number];

/** A template while it is edited; new as long as it has no key. */
export type EditedTemplate = {
  readonly id: number | null;
  readonly name: string;
  readonly film: { readonly id: number; readonly name: string } | null;
  /** One by name that is not there yet is made. */
  readonly client: { readonly chosen: Chosen; readonly name: string } | null;
  readonly texts: readonly TemplateText[];
};

/** A template as it is kept, to be edited. */
export function edited({ id, name, film, client, texts }: CaptionTemplate): EditedTemplate {
  const chosen = client === null ? null : { chosen: { id: client.id }, name: client.name };
  return { id, name, film, client: chosen, texts: inOrder(texts) };
}

/** The fields a new template begins with, in the order of the work. */
const first = ["caption", "headline", "creditLine", "copyrightNotice", "instructions"] as const;

export const newTemplate: EditedTemplate = {
  id: null,
  name: "",
  film: null,
  client: null,
  texts: first.map((field) => emptyText(field, "x-default")),
};

/** A new template that begins with what a still has, for the stills of its film; the archivist ticks what is to be written. */
export function templateFrom({ texts, film }: StillRecord): EditedTemplate {
  const has = textFields.flatMap((field) =>
    Object.entries(texts[field] ?? {}).map(([language, text]) => ({
      ...emptyText(field, language),
      text,
    })),
  );
  return { ...newTemplate, film, texts: has.length === 0 ? newTemplate.texts : has };
}

function emptyText(field: TextToWrite["field"], language: string): TemplateText {
  return { field, language, text: "", mode: "replace", ticked: false };
}

/** A text of a template, by which it is told from the others. */
export function textKey({ field, language }: Pick<TextToWrite, "field" | "language">): string {
  return `${field} ${language}`;
}

/** The template with one of its texts changed; a text that is typed in is ticked. */
export function withText(
  template: EditedTemplate,
  key: string,
  change: Partial<TemplateText>,
): EditedTemplate {
  const ticked = change.text === undefined || change.text === "" ? {} : { ticked: true };
  return {
    ...template,
    texts: template.texts.map((text) =>
      textKey(text) === key ? { ...text, ...ticked, ...change } : text,
    ),
  };
}

/** The template with one more text: of a field in the first language that it has none in. */
export function withField(
  template: EditedTemplate,
  field: TextToWrite["field"],
  languages: readonly string[],
): EditedTemplate {
  const known = new Set(template.texts.map(textKey));
  const offered = localisedFields.has(field) ? languages : ["x-default"];
  const language = offered.find((tag) => !known.has(textKey({ field, language: tag })));
  if (language === undefined) return template;
  return { ...template, texts: inOrder([...template.texts, emptyText(field, language)]) };
}

function inOrder(texts: readonly TemplateText[]): readonly TemplateText[] {
  return texts.toSorted((a, b) => textFields.indexOf(a.field) - textFields.indexOf(b.field));
}

/** What is written: the ticked texts. */
export function textsToWrite({ texts }: EditedTemplate): TextToWrite[] {
  return texts
    .filter(({ ticked }) => ticked)
    .map(({ field, language, text, mode }) => ({ field, language, text, mode }));
}

/** Whether two templates say the same. */
export function isSameTemplate(one: EditedTemplate, other: EditedTemplate): boolean {
  return JSON.stringify(saved(one)) === JSON.stringify(saved(other));
}

function saved({ id, name, film, client, texts }: EditedTemplate): unknown {
  return { id, name, film: film?.id, client: client?.name, texts: texts.filter(isSaid) };
}

/** Texts that are neither ticked nor said are no part of a template. */
export function isSaid({ text, ticked }: TemplateText): boolean {
  return ticked || text !== "";
}
