const kept =
  "id, uuid, still_id, character_id, performer_id, position, region_x, region_y, region_width, region_height, origin";

/**
 * A picture may show somebody whom nobody has identified; a name may be more or less certain, and is
 * somebody's word. Who stands where, from the left, follows the regions until the archivist says otherwise.
 */
export const regions = `
CREATE TABLE new_depiction (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  still_id INTEGER NOT NULL REFERENCES still(id) ON DELETE CASCADE,
  -- Without character and performer: somebody unidentified.
  character_id INTEGER REFERENCES character(id),
  performer_id INTEGER REFERENCES agent(id),
  position INTEGER NOT NULL,
  -- Whether the archivist chose the place in the order, so that it does not follow the region.
  place_chosen INTEGER NOT NULL DEFAULT 0,
  -- In shares of the stored pixels of the file that stands for the still.
  region_x REAL,
  region_y REAL,
  region_width REAL,
  region_height REAL,
  -- What the file calls somebody unidentified.
  called TEXT,
  certainty TEXT NOT NULL DEFAULT 'certain' CHECK (certainty IN ('certain', 'probable', 'doubtful')),
  identified_by TEXT,
  -- ISO 8601, as short as it is known.
  identified_on TEXT,
  origin TEXT NOT NULL CHECK (origin IN ('file', 'archivist'))
) STRICT;
INSERT INTO new_depiction (${kept}) SELECT ${kept} FROM depiction;
-- Keys are never used again, also those of rows that the history may put back.
DELETE FROM sqlite_sequence WHERE name = 'new_depiction';
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_depiction', seq FROM sqlite_sequence WHERE name = 'depiction';
DROP TABLE depiction;
ALTER TABLE new_depiction RENAME TO depiction;
CREATE INDEX depiction_by_still ON depiction(still_id, position);
CREATE INDEX depiction_by_character ON depiction(character_id);
CREATE INDEX depiction_by_performer ON depiction(performer_id);
`;
