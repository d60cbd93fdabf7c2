import type { StillId } from "../../../shared/still.ts";
import type { SuggestedField } from "../../../shared/suggestion.ts";
import { all, type WritableDb } from "./database.ts";

/** A suggestion as it is told from others: by its record, or the name of one that would be made. */
export type SuggestionKey = {
  readonly field: SuggestedField;
  readonly id: number | null;
  readonly name: string;
};

/** Keeps that a suggestion is not wanted for these stills; answers for which of them it was. */
export function dismiss(
  db: WritableDb,
  stills: readonly StillId[],
  { field, id, name }: SuggestionKey,
): StillId[] {
  return all<{ still: StillId }>(
    db,
    `INSERT OR IGNORE INTO dismissed_suggestion (still_id, field, record_id, name)
     SELECT value, @field, @record, @name FROM json_each(@ids) RETURNING still_id AS still`,
    { ids: JSON.stringify(stills), field, record: id ?? 0, name: id === null ? name : "" },
  ).map(({ still }) => still);
}

/** How a dismissed suggestion is written in one line; {@link dismissedSql} gives the same. */
export function keyOfSuggestion({ field, id, name }: SuggestionKey): string {
  return id === null ? `${field} 0 ${name}` : `${field} ${String(id)} `;
}

/** In SQL: the keys of the suggestions that are dismissed for a still, as a JSON list. */
export const dismissedSql = `(SELECT json_group_array(field || ' ' || record_id || ' ' || name)
  FROM dismissed_suggestion WHERE still_id = still.id)`;
