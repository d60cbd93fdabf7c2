/** Which entry of the history took back which, or some of its rows, and when an entry was undone. */
export const takenBack = `
ALTER TABLE history ADD COLUMN undone_at TEXT;
ALTER TABLE history ADD COLUMN takes_back INTEGER REFERENCES history(id) ON DELETE SET NULL;
ALTER TABLE history ADD COLUMN takes_part INTEGER NOT NULL DEFAULT 0;
CREATE INDEX history_by_taken_back ON history(takes_back) WHERE takes_back IS NOT NULL;
`;
