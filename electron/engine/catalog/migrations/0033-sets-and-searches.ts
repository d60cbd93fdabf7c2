/**
 * Sets lie in other sets, and have notes, as have the stills in them. Searches are saved under a name; what was
 * searched for last is remembered, and is no change of the archive.
 */
export const setsAndSearches = `
ALTER TABLE still_set ADD COLUMN parent_id INTEGER REFERENCES still_set(id);
ALTER TABLE still_set ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE still_set_member ADD COLUMN note TEXT NOT NULL DEFAULT '';
CREATE INDEX still_set_by_parent ON still_set(parent_id) WHERE parent_id IS NOT NULL;

-- Also what is undone, done again or taken back must not put a set into itself.
CREATE TRIGGER still_set_never_in_itself BEFORE UPDATE OF parent_id ON still_set
WHEN new.parent_id IS NOT NULL AND EXISTS (
  WITH RECURSIVE above(id) AS (
    SELECT new.parent_id
    UNION SELECT still_set.parent_id FROM still_set JOIN above ON still_set.id = above.id WHERE still_set.parent_id IS NOT NULL)
  SELECT 1 FROM above WHERE id = new.id)
BEGIN
  SELECT RAISE(ABORT, 'a set would lie in itself');
END;

CREATE TABLE saved_search (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  query TEXT NOT NULL,
  sort TEXT NOT NULL,
  grouping TEXT,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE recent_search (
  query TEXT PRIMARY KEY,
  -- counts up: the highest is the newest
  turn INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
