/** Export profiles of an archive's own; the ledger keeps that of a hand-out as it was, and which rendition each copy is. */
export const profilesHandedOut = `
CREATE TABLE export_profile (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  definition TEXT NOT NULL -- JSON, with the name
) STRICT;

-- JSON; NULL in entries made before there were profiles
ALTER TABLE export ADD COLUMN profile_then TEXT;
ALTER TABLE export_file ADD COLUMN rendition TEXT NOT NULL DEFAULT 'original';
`;
