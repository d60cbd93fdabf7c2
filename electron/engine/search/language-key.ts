import type { LanguageField } from "../../../shared/query/tree.ts";

/** A text in a language, as one text: `caption zh-Hant`. */
export function languageKey(field: LanguageField, language: string): string {
  return `${field} ${language}`;
}

/**
 * Whether a language is the one asked for or a narrower form of it, as "zh-Hant" is of "zh": the basic
 * filtering of RFC 4647, section 3.3.1.
 */
export function isLanguage(tag: string, asked: string): boolean {
  const [known, wanted] = [tag.toLowerCase(), asked.toLowerCase()];
  return known === wanted || known.startsWith(`${wanted}-`);
}

/** The languages in which a field has texts, by the keys of {@link languageKey}. */
export function languageOfKey(key: string, field: LanguageField): string | null {
  return key.startsWith(`${field} `) ? key.slice(field.length + 1) : null;
}
