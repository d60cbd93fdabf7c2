/** A copy that was handed out is told by its hash wherever it turns up. */
export const handedOutCopies = `
CREATE INDEX export_file_by_hash ON export_file (hash);
`;
