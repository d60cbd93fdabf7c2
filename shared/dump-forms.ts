/** The forms of a dump: JSON Lines, comma-separated values. */
export const dumpForms = ["jsonl", "csv"] as const;
export type DumpFormName = (typeof dumpForms)[number];
