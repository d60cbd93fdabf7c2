/** The ledger keeps the ZIP file of a hand-out that is packed, entered before it gets its name. */
export const packedHandOuts = `
ALTER TABLE export ADD COLUMN packed_name TEXT;
ALTER TABLE export ADD COLUMN packed_hash BLOB; -- SHA-256
`;
