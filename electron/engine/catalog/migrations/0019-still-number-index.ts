/** Stills are found by their number as by the code of their production: as it is written, capitals aside. */
export const stillNumberIndex = `
CREATE INDEX still_by_number ON still(number COLLATE NOCASE) WHERE number IS NOT NULL;
`;
