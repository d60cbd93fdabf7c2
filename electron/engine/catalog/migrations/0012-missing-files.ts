/**
 * The missing files of a folder are found without going through all of its files: each pass looks whether
 * their bytes are elsewhere by now.
 */
export const missingFiles = `
CREATE INDEX file_missing ON file(source_id, path) WHERE state = 'missing';
`;
