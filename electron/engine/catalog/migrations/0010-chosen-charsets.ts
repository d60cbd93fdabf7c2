/**
 * In which character set the archivist has the IIM texts of a picture read: a choice about its bytes,
 * hex, for the history keeps rows as JSON. What a file says when it is read so belongs to the file, for
 * the sidecars beside it have their say in it too.
 */
export const chosenCharsets = `
CREATE TABLE chosen_charset (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  hash TEXT NOT NULL UNIQUE,
  charset TEXT NOT NULL
) STRICT;

CREATE TABLE charset_reading (
  file_id INTEGER NOT NULL REFERENCES file (id) ON DELETE CASCADE,
  charset TEXT NOT NULL,
  carried TEXT NOT NULL,
  taken TEXT NOT NULL,
  findings TEXT,
  PRIMARY KEY (file_id, charset)
) STRICT, WITHOUT ROWID;

-- Whether a file's own character set is a guess, found by the folder it is in.
ALTER TABLE file ADD COLUMN charset_guessed INTEGER NOT NULL DEFAULT 0;
UPDATE file SET charset_guessed = 1 WHERE id IN (
  SELECT file_id FROM file_carried WHERE json_extract(findings, '$.iimCharset.how') = 'guessed');
CREATE INDEX file_charset_guessed ON file (source_id, substr(path, 1, length(path) - length(name)))
  WHERE charset_guessed = 1;

-- What the history has of choices, by the bytes they are about.
CREATE INDEX history_change_of_charset ON history_change (json_extract(coalesce(after, before), '$.hash'))
  WHERE table_name = 'chosen_charset';
`;
