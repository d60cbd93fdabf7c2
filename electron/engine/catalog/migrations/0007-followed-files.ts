/**
 * What is known of where sources and files are: the device a source was on when it was last seen and why
 * it is offline; what other programs did to files, before and after; and where a file has come to say
 * something else than the archivist wrote, until that is settled.
 */
export const followedFiles = `
ALTER TABLE source ADD COLUMN device TEXT;
ALTER TABLE source ADD COLUMN offline TEXT CHECK (offline IN ('gone', 'other', 'emptied'));

CREATE TABLE file_event (
  id INTEGER PRIMARY KEY,
  still_id INTEGER NOT NULL REFERENCES still (id) ON DELETE CASCADE,
  at TEXT NOT NULL,
  path TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL
) STRICT;
CREATE INDEX file_event_by_still ON file_event (still_id);

CREATE TABLE file_difference (
  still_id INTEGER NOT NULL REFERENCES still (id) ON DELETE CASCADE,
  property TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  PRIMARY KEY (still_id, property)
) STRICT, WITHOUT ROWID;
`;
