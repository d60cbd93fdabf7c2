/**
 * Metadata written into originals and sidecars. Of each such file both states are known by their hash, and
 * what makes the one from the other lies in `metadata-backups/` under its UUID. `written_metadata` is the
 * archivist's word, in the history: a row stands while the file is to be as it was written.
 */
export const writtenOriginals = `
CREATE TABLE file_exchange (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  -- All files that were written in one go.
  run TEXT NOT NULL,
  history_id INTEGER,
  file_id INTEGER NOT NULL,
  -- The bytes of the picture itself when a sidecar was written, by which it is found when it has moved.
  picture_hash BLOB,
  -- The name of the sidecar; NULL for the file itself.
  sidecar TEXT,
  before_hash BLOB, -- NULL: there was no sidecar
  before_modified_ms REAL,
  after_hash BLOB NOT NULL,
  holds TEXT NOT NULL CHECK (holds IN ('before', 'after')),
  -- What is about to be put in its place; NULL when nothing is.
  underway TEXT CHECK (underway IN ('before', 'after'))
) STRICT;
CREATE INDEX file_exchange_underway ON file_exchange(id) WHERE underway IS NOT NULL;
CREATE INDEX file_exchange_by_run ON file_exchange(run);
CREATE INDEX file_exchange_by_file ON file_exchange(file_id);

CREATE TABLE written_metadata (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  still_id INTEGER NOT NULL,
  exchange_id INTEGER NOT NULL,
  path TEXT NOT NULL
) STRICT;
CREATE INDEX written_metadata_by_exchange ON written_metadata(exchange_id);
`;
