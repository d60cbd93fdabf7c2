/** The ledger keeps the profile of a hand-out as it was, and which rendition of a still each copy is. */
export const profilesHandedOut = `
-- JSON; NULL in entries made before there were profiles
ALTER TABLE export ADD COLUMN profile_then TEXT;
ALTER TABLE export_file ADD COLUMN rendition TEXT NOT NULL DEFAULT 'original';
`;
