/**
 * Faces found in pictures, where an archive has them looked for. By the hash of the bytes and derived:
 * they can be found again, and are in no history. Measures of faces are personal: they go with one
 * erasure, and nothing else is kept of them.
 */
export const faces = `
-- Whether faces are looked for in this archive: only where somebody chose that.
CREATE TABLE face_search (wanted INTEGER NOT NULL) STRICT;
INSERT INTO face_search VALUES (0);

-- Pictures that were looked at; "failed" where they could not be: not tried again until the search is chosen anew.
CREATE TABLE face_reading (
  hash BLOB PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('read', 'failed'))
) STRICT, WITHOUT ROWID;

-- Pictures to be looked at, so that nobody has to look for them in a large archive; kept only while wanted.
CREATE TABLE face_wanted (hash BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TRIGGER face_wanted_of_picture AFTER UPDATE OF thumbnail ON file
  WHEN new.thumbnail = 'made' AND (SELECT wanted FROM face_search)
    AND NOT EXISTS (SELECT 1 FROM face_reading WHERE hash = new.hash)
  BEGIN INSERT OR IGNORE INTO face_wanted VALUES (new.hash); END;

CREATE TABLE face (
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL REFERENCES face_reading(hash) ON DELETE CASCADE,
  -- In parts of the picture as displayed.
  x REAL NOT NULL,
  y REAL NOT NULL,
  width REAL NOT NULL,
  height REAL NOT NULL,
  -- 128 numbers of 32 bits, by which it is told from others; none of a face that is too small for that.
  descriptor BLOB
) STRICT;
CREATE INDEX face_by_hash ON face(hash);

-- Of bytes that are no more in the archive nothing is kept; if they come back they are looked at anew. The
-- numbers are overwritten first, because SQLite leaves what it deletes until something else needs the room.
CREATE TRIGGER face_of_last_file AFTER DELETE ON file
  WHEN NOT EXISTS (SELECT 1 FROM file WHERE hash = old.hash)
  BEGIN
    UPDATE face SET descriptor = zeroblob(length(descriptor)) WHERE hash = old.hash AND descriptor IS NOT NULL;
    DELETE FROM face WHERE hash = old.hash;
    DELETE FROM face_reading WHERE hash = old.hash;
    DELETE FROM face_wanted WHERE hash = old.hash;
  END;
`;
