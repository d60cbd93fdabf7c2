import type { TagEdit, TagValue, WriteTags } from "../embedded-record.ts";
import { NotOurs } from "./not-ours.ts";
import { places, type Place } from "./xmp-forms.ts";

/** What becomes of a property: it goes (null), is set, or its list is edited. */
export type XmpChange = { readonly place: Place } & (
  | { readonly value: unknown }
  | { readonly edit: TagEdit }
);

/** The changes that tags of XMP stand for. @throws NotOurs for a tag that is not written here */
export function xmpChanges(tags: WriteTags): readonly XmpChange[] {
  const texts = new Map<string, Record<string, string>>();
  const changes: XmpChange[] = [];
  for (const [tag, value] of Object.entries(tags)) {
    const place = places[tag];
    if (place !== undefined) changes.push(changeOf(tag, place, value, texts));
    else addLanguage(tag, value, texts);
  }
  return changes;
}

function changeOf(
  tag: string,
  place: Place,
  value: TagValue | null,
  texts: Map<string, Record<string, string>>,
): XmpChange {
  if (value === null) return { place, value: null };
  if (isEdit(value)) return { place, edit: value };
  if (place.form.kind !== "languages") return { place, value };
  if (typeof value !== "string") throw new NotOurs("texts of languages in another form");
  const byLanguage = { "x-default": value };
  texts.set(tag, byLanguage);
  return { place, value: byLanguage };
}

/** "XMP-dc:Title-fr" adds to "XMP-dc:Title", which stands before it. */
function addLanguage(
  tag: string,
  value: TagValue | null,
  texts: ReadonlyMap<string, Record<string, string>>,
): void {
  const [, base = "", language = ""] = /^([^-]+-[^-]+?(?:-rs)?:[^-]+)-(.+)$/u.exec(tag) ?? [];
  const byLanguage = texts.get(base);
  if (byLanguage === undefined || typeof value !== "string") throw new NotOurs(`the tag ${tag}`);
  byLanguage[language] = value;
}

function isEdit(value: TagValue): value is TagEdit {
  return typeof value === "object" && "remove" in value;
}
