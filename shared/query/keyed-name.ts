/**
 * How a record is named in a query where another answers to its name too: with its key, as in
 * `film:"Hamlet #12"`.
 */
export function keyedName(name: string, key: number): string {
  return `${name} #${String(key)}`;
}

/** The name and the key that a value of a query names a record by; null where it has no key. */
export function keyIn(value: string): { readonly name: string; readonly key: number } | null {
  const { name, key } = /^(?<name>.*\S)\s+#(?<key>\d{1,15})$/u.exec(value.trim())?.groups ?? {};
  return name === undefined || key === undefined ? null : { name, key: Number(key) };
}

/** The fields whose values may be keys or have one: of records, and of stills. */
export const keyedFields = [
  "film",
  "scene",
  "character",
  "performer",
  "rights",
  "keyword",
  "near",
  "id",
] as const;
export type KeyedField = (typeof keyedFields)[number];
