import { unstatedLanguage } from "./language.ts";

const names = new Intl.DisplayNames("en", { type: "language" });

/** A language in the archivist's words; a tag that nobody knows stays as it is. */
export function languageName(tag: string): string {
  if (tag === unstatedLanguage) return "language not stated";
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag; // Intl refuses what is not well-formed; a file may carry it all the same.
  }
}
