/** The ledger takes documents of any kind: which kinds there are the program says, not the table. */
export const workbooksHandedOut = `
CREATE TABLE export_document_anew (
  export_id INTEGER NOT NULL REFERENCES export(id),
  kind TEXT NOT NULL,
  file_name TEXT NOT NULL,
  PRIMARY KEY (export_id, kind)
) STRICT, WITHOUT ROWID;
INSERT INTO export_document_anew SELECT export_id, kind, file_name FROM export_document;
DROP TABLE export_document;
ALTER TABLE export_document_anew RENAME TO export_document;
`;
