/** When the bytes of a file were last seen to be those it has in the archive. Not an archivist's, so never in the history. */
export const fixity = `
CREATE TABLE file_fixity (
  file_id INTEGER PRIMARY KEY REFERENCES file(id) ON DELETE CASCADE,
  good_at INTEGER NOT NULL -- milliseconds since 1970
) STRICT;
`;
