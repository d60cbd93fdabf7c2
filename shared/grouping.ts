/** What results can stand together by; docs/query-language.md says what each means. */
export const groupings = ["film", "scene", "character", "folder"] as const;
export type Grouping = (typeof groupings)[number];
