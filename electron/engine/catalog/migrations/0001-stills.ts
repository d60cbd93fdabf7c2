/**
 * The first shape of a catalog: sources and files, stills and their texts, films, scenes, cast,
 * agents, rights records, keywords, sets, history, jobs, problems, the ledger.
 *
 * Shipped migrations never change; a new shape is a new file.
 */
export const stills = `
CREATE TABLE catalog (
  uuid TEXT NOT NULL,
  name TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  path TEXT NOT NULL UNIQUE,
  added_at TEXT NOT NULL,
  indexed_at TEXT
) STRICT;

CREATE TABLE film (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  year INTEGER
) STRICT;
CREATE INDEX film_title_index ON film(title);

-- Titles beside the preferred one, with their kind (FIAF title types) and language.
CREATE TABLE film_title (
  id INTEGER PRIMARY KEY,
  film_id INTEGER NOT NULL REFERENCES film(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  language TEXT NOT NULL,
  title TEXT NOT NULL
) STRICT;
CREATE INDEX film_title_by_film ON film_title(film_id);

CREATE TABLE agent (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL
) STRICT;
CREATE INDEX agent_by_name ON agent(name);

-- Other names of an agent: aliases, other scripts, transliterations.
CREATE TABLE agent_name (
  id INTEGER PRIMARY KEY,
  agent_id INTEGER NOT NULL REFERENCES agent(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  language TEXT NOT NULL,
  name TEXT NOT NULL
) STRICT;
CREATE INDEX agent_name_by_agent ON agent_name(agent_id);

CREATE TABLE film_director (
  film_id INTEGER NOT NULL REFERENCES film(id) ON DELETE CASCADE,
  agent_id INTEGER NOT NULL REFERENCES agent(id),
  position INTEGER NOT NULL,
  PRIMARY KEY (film_id, agent_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE scene (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  film_id INTEGER REFERENCES film(id),
  label TEXT NOT NULL,
  number TEXT,
  position INTEGER NOT NULL,
  synopsis TEXT,
  place TEXT
) STRICT;
CREATE INDEX scene_by_film ON scene(film_id, position);

CREATE TABLE character (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL
) STRICT;
CREATE INDEX character_by_name ON character(name);

CREATE TABLE character_name (
  id INTEGER PRIMARY KEY,
  character_id INTEGER NOT NULL REFERENCES character(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  language TEXT NOT NULL,
  name TEXT NOT NULL
) STRICT;
CREATE INDEX character_name_by_character ON character_name(character_id);

-- A performer plays a character in a film. Without a performer it only says that the character is in the film.
CREATE TABLE cast_role (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  film_id INTEGER NOT NULL REFERENCES film(id),
  character_id INTEGER NOT NULL REFERENCES character(id),
  performer_id INTEGER REFERENCES agent(id),
  credited_as TEXT,
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX cast_role_by_film ON cast_role(film_id, position);
CREATE INDEX cast_role_by_character ON cast_role(character_id);
CREATE INDEX cast_role_by_performer ON cast_role(performer_id);

CREATE TABLE keyword (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  parent_id INTEGER REFERENCES keyword(id),
  term TEXT NOT NULL
) STRICT;
CREATE INDEX keyword_by_term ON keyword(term);

CREATE TABLE still (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  film_id INTEGER REFERENCES film(id),
  kind TEXT,
  date_created TEXT,
  added_at INTEGER NOT NULL
) STRICT;
CREATE INDEX still_by_film ON still(film_id, id);

-- Identity is hash and size; path, time and inode only save reading again what did not change.
CREATE TABLE file (
  id INTEGER PRIMARY KEY,
  still_id INTEGER NOT NULL REFERENCES still(id) ON DELETE CASCADE,
  source_id INTEGER NOT NULL REFERENCES source(id),
  path TEXT NOT NULL,
  name TEXT NOT NULL,
  hash BLOB NOT NULL,
  bytes INTEGER NOT NULL,
  modified_ms REAL NOT NULL,
  inode INTEGER NOT NULL,
  format TEXT NOT NULL,
  width INTEGER,
  height INTEGER,
  orientation INTEGER NOT NULL,
  pages INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('present', 'missing')),
  thumbnail TEXT NOT NULL CHECK (thumbnail IN ('pending', 'made', 'failed')),
  UNIQUE (source_id, path)
) STRICT;
CREATE INDEX file_by_still ON file(still_id);
CREATE INDEX file_by_hash ON file(hash);
CREATE INDEX file_pending ON file(id) WHERE thumbnail = 'pending';

-- What a file carries, property by property, as read (JSON).
CREATE TABLE file_carried (
  file_id INTEGER PRIMARY KEY REFERENCES file(id) ON DELETE CASCADE,
  carried TEXT NOT NULL
) STRICT;

CREATE TABLE still_text (
  still_id INTEGER NOT NULL REFERENCES still(id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('file', 'archivist')),
  PRIMARY KEY (still_id, field, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE still_creator (
  still_id INTEGER NOT NULL REFERENCES still(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (still_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE still_scene (
  still_id INTEGER NOT NULL REFERENCES still(id) ON DELETE CASCADE,
  scene_id INTEGER NOT NULL REFERENCES scene(id),
  PRIMARY KEY (still_id, scene_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX still_scene_by_scene ON still_scene(scene_id);

-- This still shows this character, performer, or character as played by a performer.
CREATE TABLE depiction (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  still_id INTEGER NOT NULL REFERENCES still(id) ON DELETE CASCADE,
  character_id INTEGER REFERENCES character(id),
  performer_id INTEGER REFERENCES agent(id),
  position INTEGER NOT NULL,
  region_x REAL,
  region_y REAL,
  region_width REAL,
  region_height REAL,
  origin TEXT NOT NULL CHECK (origin IN ('file', 'archivist')),
  CHECK (character_id IS NOT NULL OR performer_id IS NOT NULL)
) STRICT;
CREATE INDEX depiction_by_still ON depiction(still_id, position);
CREATE INDEX depiction_by_character ON depiction(character_id);
CREATE INDEX depiction_by_performer ON depiction(performer_id);

-- Links a still to a rights holder by role.
CREATE TABLE rights_record (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  still_id INTEGER NOT NULL REFERENCES still(id) ON DELETE CASCADE,
  holder_id INTEGER NOT NULL REFERENCES agent(id),
  role TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('file', 'archivist')),
  UNIQUE (still_id, holder_id, role)
) STRICT;
CREATE INDEX rights_record_by_holder ON rights_record(holder_id);

CREATE TABLE still_keyword (
  still_id INTEGER NOT NULL REFERENCES still(id) ON DELETE CASCADE,
  keyword_id INTEGER NOT NULL REFERENCES keyword(id),
  PRIMARY KEY (still_id, keyword_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX still_keyword_by_keyword ON still_keyword(keyword_id);

CREATE TABLE still_set (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE still_set_member (
  set_id INTEGER NOT NULL REFERENCES still_set(id) ON DELETE CASCADE,
  still_id INTEGER NOT NULL REFERENCES still(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  PRIMARY KEY (set_id, still_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX still_set_member_in_order ON still_set_member(set_id, position);
CREATE INDEX still_set_member_by_still ON still_set_member(still_id);

-- One row per action of the archivist; 'dropped' is an undone one that a later action made unreachable.
CREATE TABLE history (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  label TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped'))
) STRICT;
CREATE INDEX history_by_state ON history(state, id);

-- Each row an action changed, as JSON before and after.
CREATE TABLE history_change (
  id INTEGER PRIMARY KEY,
  history_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE,
  table_name TEXT NOT NULL,
  still_id INTEGER,
  before TEXT,
  after TEXT
) STRICT;
CREATE INDEX history_change_by_history ON history_change(history_id);
CREATE INDEX history_change_by_still ON history_change(still_id);

CREATE TABLE job (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  label TEXT NOT NULL,
  state TEXT NOT NULL,
  input TEXT NOT NULL,
  started_at TEXT NOT NULL,
  ended_at TEXT,
  done INTEGER NOT NULL DEFAULT 0,
  total INTEGER,
  problems INTEGER NOT NULL DEFAULT 0,
  outcome TEXT
) STRICT;

CREATE TABLE problem (
  id INTEGER PRIMARY KEY,
  job_id INTEGER REFERENCES job(id),
  path TEXT NOT NULL,
  kind TEXT NOT NULL,
  message TEXT NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (path, kind)
) STRICT;

-- The ledger: every hand-out, and what exactly left the house.
CREATE TABLE export (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  set_name TEXT,
  folder TEXT NOT NULL,
  profile TEXT NOT NULL,
  held INTEGER NOT NULL
) STRICT;
CREATE TABLE export_file (
  export_id INTEGER NOT NULL REFERENCES export(id),
  position INTEGER NOT NULL,
  still_uuid TEXT NOT NULL,
  file_name TEXT NOT NULL,
  hash BLOB NOT NULL,
  caption TEXT NOT NULL,
  credit_line TEXT NOT NULL,
  PRIMARY KEY (export_id, position)
) STRICT, WITHOUT ROWID;
`;
