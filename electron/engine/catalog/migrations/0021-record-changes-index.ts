/** The few changes of records of an action are found without its many of stills. */
export const recordChangesIndex = `
CREATE INDEX history_change_of_records ON history_change(history_id, table_name) WHERE still_id IS NULL;
`;
