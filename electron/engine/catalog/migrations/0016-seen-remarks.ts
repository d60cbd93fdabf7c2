/**
 * The remarks on how a file was read that the archivist has taken as seen: of these bytes (hex, for the
 * history keeps rows as JSON), so that a remark on other bytes is told again.
 */
export const seenRemarks = `
CREATE TABLE seen_remark (
  hash TEXT NOT NULL,
  remark TEXT NOT NULL,
  PRIMARY KEY (hash, remark)
) STRICT, WITHOUT ROWID;
`;
