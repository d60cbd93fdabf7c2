/**
 * What is wrong with a picture is known of its bytes, wherever they are and while they are nowhere. Of archives
 * made before it is what is told of their files now.
 */
export const pictureProblems = `
CREATE TABLE picture_problem (
  hash BLOB NOT NULL,
  kind TEXT NOT NULL,
  message TEXT NOT NULL,
  PRIMARY KEY (hash, kind)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO picture_problem
  SELECT file.hash, kind, message FROM problem
    CROSS JOIN source ON substr(problem.path, 1, length(source.path) + 1) = source.path || '/'
    CROSS JOIN file ON file.source_id = source.id AND file.path = substr(problem.path, length(source.path) + 2)
  WHERE kind IN ('damaged', 'unsupported', 'too-large') AND state = 'present';
`;
