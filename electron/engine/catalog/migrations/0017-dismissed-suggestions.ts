/**
 * Suggestions are made anew whenever they are asked for; that the archivist does not want one is the only
 * thing about them that must be kept. `record_id` is 0 where a record of the name would have been made.
 */
export const dismissedSuggestions = `
CREATE TABLE dismissed_suggestion (
  still_id INTEGER NOT NULL REFERENCES still(id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (still_id, field, record_id, name)
) STRICT, WITHOUT ROWID;
`;
