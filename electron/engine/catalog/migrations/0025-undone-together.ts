/** Which entries of the history were undone in one step, by the key of the entry before them: redo does them again in one. */
export const undoneTogether = `
ALTER TABLE history ADD COLUMN undone_to INTEGER;
`;
