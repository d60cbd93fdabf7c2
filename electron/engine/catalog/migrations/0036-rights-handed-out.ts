/** The ledger says for what a hand-out was asked, of each copy how its rights stood and who overrode them, and what was held back. */
export const rightsHandedOut = `
-- ISO 3166-1; NULL is the whole world where there is a use, and not asked where there is none
ALTER TABLE export ADD COLUMN asked_use TEXT;
ALTER TABLE export ADD COLUMN asked_territory TEXT;
ALTER TABLE export ADD COLUMN asked_date TEXT;
ALTER TABLE export ADD COLUMN asked_zone TEXT;
ALTER TABLE export ADD COLUMN asked_language TEXT;
ALTER TABLE export ADD COLUMN strictness TEXT;

ALTER TABLE export_file ADD COLUMN rights_status TEXT;
-- JSON, with their words as they were then
ALTER TABLE export_file ADD COLUMN rights_reasons TEXT;
ALTER TABLE export_file ADD COLUMN override_reason TEXT;
ALTER TABLE export_file ADD COLUMN override_by TEXT;
ALTER TABLE export_file ADD COLUMN override_at TEXT;

CREATE TABLE export_held (
  export_id INTEGER NOT NULL REFERENCES export(id),
  position INTEGER NOT NULL,
  still_uuid TEXT NOT NULL,
  name TEXT NOT NULL,
  reasons TEXT NOT NULL, -- JSON
  PRIMARY KEY (export_id, position)
) STRICT, WITHOUT ROWID;
`;
