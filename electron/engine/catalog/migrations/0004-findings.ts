/**
 * What reading a file's metadata found out that the archivist should know (JSON of Findings, null for
 * nothing), and the conflicts the archivist has settled: of each the state it had then, so that a file
 * that comes to disagree about something else asks again.
 */
export const findings = `
ALTER TABLE file_carried ADD COLUMN findings TEXT;
CREATE TABLE settled_conflict (
  still_id INTEGER NOT NULL REFERENCES still (id) ON DELETE CASCADE,
  property TEXT NOT NULL,
  conflict TEXT NOT NULL,
  PRIMARY KEY (still_id, property)
) WITHOUT ROWID;
`;
