/** What an entry of the ledger is opened and taken up again by: template, documents, sizes, whether it was finished. */
export const ledgerDetails = `
ALTER TABLE export ADD COLUMN template TEXT;
ALTER TABLE export ADD COLUMN finished INTEGER NOT NULL DEFAULT 1;
ALTER TABLE export_file ADD COLUMN bytes INTEGER;

CREATE TABLE export_document (
  export_id INTEGER NOT NULL REFERENCES export(id),
  kind TEXT NOT NULL CHECK (kind IN ('caption-list', 'contact-sheet')),
  file_name TEXT NOT NULL,
  PRIMARY KEY (export_id, kind)
) STRICT, WITHOUT ROWID;
`;
