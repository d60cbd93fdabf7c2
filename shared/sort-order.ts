/** In which order stills stand; docs/query-language.md says what each means. */
export const sortOrders = [
  "film",
  "scene",
  "date",
  "number",
  "name",
  "added",
  "changed",
  "relevance",
] as const;
export type SortOrder = (typeof sortOrders)[number];
