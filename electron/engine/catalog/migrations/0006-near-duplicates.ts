/**
 * Near-duplicates. What pictures are recognised by and which were found alike, both by the hash of
 * their bytes and derived: they can be made again. What the archivist decided about them: which are
 * not the same, which stills were joined, which file of a still is preferred. Hashes in what is
 * decided are hex, for the history keeps rows as JSON.
 */
export const nearDuplicates = `
CREATE TABLE picture_print (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  hash BLOB NOT NULL UNIQUE,
  print BLOB NOT NULL
) STRICT;

-- Up to which print all were compared with those before them, and whether there may be thumbnails
-- without a print.
CREATE TABLE print_search (compared INTEGER NOT NULL, unprinted INTEGER NOT NULL) STRICT;
INSERT INTO print_search VALUES (0, EXISTS (SELECT 1 FROM file WHERE thumbnail = 'made'));

-- Where a point (x, y) of the one picture is in the other: at (x * scale_x + x0, y * scale_y + y0), all in
-- shares of the long edge; and how much the one shows of the other, above 1 when it shows more.
CREATE TABLE near_pair (
  one BLOB NOT NULL,
  other BLOB NOT NULL,
  certainty REAL NOT NULL,
  scale_x REAL NOT NULL,
  scale_y REAL NOT NULL,
  x0 REAL NOT NULL,
  y0 REAL NOT NULL,
  share REAL NOT NULL,
  PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;

-- Each decision twice, once for either still.
CREATE TABLE not_same (
  still_id INTEGER NOT NULL,
  hash TEXT NOT NULL,
  other_hash TEXT NOT NULL,
  PRIMARY KEY (hash, other_hash)
) STRICT, WITHOUT ROWID;

-- A still that became part of another: its key and its lasting name lead there, and its history.
CREATE TABLE joined_still (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  still_id INTEGER NOT NULL,
  gone_id INTEGER NOT NULL,
  gone_uuid TEXT NOT NULL
) STRICT;
CREATE INDEX joined_still_by_still ON joined_still(still_id);
CREATE INDEX joined_still_by_uuid ON joined_still(gone_uuid);

-- The files it brought along. The rows move the files, there and back, wherever the bytes are by then.
CREATE TABLE joined_file (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  still_id INTEGER NOT NULL,
  gone_id INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX joined_file_by_hash ON joined_file(hash);
CREATE TRIGGER joined_file_joins AFTER INSERT ON joined_file BEGIN
  UPDATE file SET still_id = new.still_id WHERE still_id = new.gone_id AND hash = unhex(new.hash);
END;
CREATE TRIGGER joined_file_parts AFTER DELETE ON joined_file BEGIN
  UPDATE file SET still_id = old.gone_id WHERE still_id = old.still_id AND hash = unhex(old.hash);
END;
CREATE TRIGGER still_keeps_files BEFORE DELETE ON still
  WHEN EXISTS (SELECT 1 FROM file WHERE still_id = old.id)
  BEGIN SELECT raise(ABORT, 'a still that has files'); END;

CREATE TABLE preferred_file (
  still_id INTEGER PRIMARY KEY,
  hash TEXT NOT NULL
) STRICT;
`;
