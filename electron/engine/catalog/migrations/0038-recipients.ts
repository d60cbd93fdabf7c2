/**
 * The ledger says who got a hand-out, answers at once where copies of a still went, and keeps what was embedded in
 * each copy, so that it can be told what has changed since and made again as it was.
 */
export const recipients = `
ALTER TABLE export ADD COLUMN recipient TEXT;
-- what the recipient calls it: a job, an issue, an order
ALTER TABLE export ADD COLUMN reference TEXT;

CREATE INDEX export_file_by_still ON export_file (still_uuid);

-- JSON, deflated; apart from the copies, so that looking for those reads none of it
CREATE TABLE export_record (
  export_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  record BLOB NOT NULL,
  PRIMARY KEY (export_id, position)
) STRICT;
CREATE TRIGGER export_file_struck_out AFTER DELETE ON export_file BEGIN
  DELETE FROM export_record WHERE export_id = OLD.export_id AND position = OLD.position;
END;
`;
