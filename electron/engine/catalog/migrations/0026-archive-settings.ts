/** How an archive is worked in, by the name of the setting (JSON): whoever opens it works alike. */
export const archiveSettings = `
CREATE TABLE archive_setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
