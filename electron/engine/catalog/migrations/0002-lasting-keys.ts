/** The tables whose rows the history puts back, with AUTOINCREMENT and, where they are found by name, its key. */
const tables: readonly (readonly [name: string, columns: string, definition: string])[] = [
  [
    "film",
    "id, uuid, title, year",
    `title TEXT NOT NULL, year INTEGER, name_key TEXT NOT NULL DEFAULT ''`,
  ],
  [
    "film_title",
    "id, film_id, kind, language, title",
    `film_id INTEGER NOT NULL REFERENCES film(id) ON DELETE CASCADE, kind TEXT NOT NULL, language TEXT NOT NULL,
     title TEXT NOT NULL, name_key TEXT NOT NULL DEFAULT ''`,
  ],
  ["agent", "id, uuid, name", `name TEXT NOT NULL, name_key TEXT NOT NULL DEFAULT ''`],
  [
    "agent_name",
    "id, agent_id, kind, language, name",
    `agent_id INTEGER NOT NULL REFERENCES agent(id) ON DELETE CASCADE, kind TEXT NOT NULL, language TEXT NOT NULL,
     name TEXT NOT NULL, name_key TEXT NOT NULL DEFAULT ''`,
  ],
  [
    "scene",
    "id, uuid, film_id, label, number, position, synopsis, place",
    `film_id INTEGER REFERENCES film(id), label TEXT NOT NULL, number TEXT, position INTEGER NOT NULL, synopsis TEXT,
     place TEXT, name_key TEXT NOT NULL DEFAULT ''`,
  ],
  ["character", "id, uuid, name", `name TEXT NOT NULL, name_key TEXT NOT NULL DEFAULT ''`],
  [
    "character_name",
    "id, character_id, kind, language, name",
    `character_id INTEGER NOT NULL REFERENCES character(id) ON DELETE CASCADE, kind TEXT NOT NULL,
     language TEXT NOT NULL, name TEXT NOT NULL, name_key TEXT NOT NULL DEFAULT ''`,
  ],
  [
    "cast_role",
    "id, uuid, film_id, character_id, performer_id, credited_as, position",
    `film_id INTEGER NOT NULL REFERENCES film(id), character_id INTEGER NOT NULL REFERENCES character(id),
     performer_id INTEGER REFERENCES agent(id), credited_as TEXT, position INTEGER NOT NULL`,
  ],
  [
    "keyword",
    "id, uuid, parent_id, term",
    `parent_id INTEGER REFERENCES keyword(id), term TEXT NOT NULL, name_key TEXT NOT NULL DEFAULT ''`,
  ],
  [
    "still",
    "id, uuid, film_id, kind, date_created, added_at",
    `film_id INTEGER REFERENCES film(id), kind TEXT, date_created TEXT, added_at INTEGER NOT NULL`,
  ],
  [
    "depiction",
    "id, uuid, still_id, character_id, performer_id, position, region_x, region_y, region_width, region_height, origin",
    `still_id INTEGER NOT NULL REFERENCES still(id) ON DELETE CASCADE, character_id INTEGER REFERENCES character(id),
     performer_id INTEGER REFERENCES agent(id), position INTEGER NOT NULL,
     region_x REAL, region_y REAL, region_width REAL, region_height REAL,
     origin TEXT NOT NULL CHECK (origin IN ('file', 'archivist')),
     CHECK (character_id IS NOT NULL OR performer_id IS NOT NULL)`,
  ],
  [
    "rights_record",
    "id, uuid, still_id, holder_id, role, origin",
    `still_id INTEGER NOT NULL REFERENCES still(id) ON DELETE CASCADE, holder_id INTEGER NOT NULL REFERENCES agent(id),
     role TEXT NOT NULL, origin TEXT NOT NULL CHECK (origin IN ('file', 'archivist')),
     UNIQUE (still_id, holder_id, role)`,
  ],
  [
    "still_set",
    "id, uuid, name, created_at",
    `name TEXT NOT NULL, created_at TEXT NOT NULL, name_key TEXT NOT NULL DEFAULT ''`,
  ],
];

/** The column each key is made of. */
const named: Readonly<Record<string, string>> = {
  film: "title",
  film_title: "title",
  agent: "name",
  agent_name: "name",
  scene: "label",
  character: "name",
  character_name: "name",
  keyword: "term",
  still_set: "name",
};

function rebuilt([name, columns, definition]: (typeof tables)[number]): string {
  const uuid = columns.includes("uuid") ? "uuid TEXT NOT NULL UNIQUE," : "";
  const source = named[name];
  const key = source === undefined ? "" : `UPDATE new_${name} SET name_key = name_key(${source});`;
  // the number to go on from: also past the rows that the history may put back
  const highest = `max(coalesce((SELECT max(id) FROM new_${name}), 0), coalesce((SELECT max(max(
      coalesce(json_extract(before, '$.id'), 0), coalesce(json_extract(after, '$.id'), 0)))
    FROM history_change WHERE table_name = '${name}'), 0))`;
  return `
CREATE TABLE new_${name} (id INTEGER PRIMARY KEY AUTOINCREMENT, ${uuid} ${definition}) STRICT;
INSERT INTO new_${name} (${columns}) SELECT ${columns} FROM ${name};
${key}
DELETE FROM sqlite_sequence WHERE name = 'new_${name}';
INSERT INTO sqlite_sequence (name, seq) VALUES ('new_${name}', ${highest});
DROP TABLE ${name};
ALTER TABLE new_${name} RENAME TO ${name};`;
}

/**
 * Keys that are never used again, so that what the history puts back can only be what it took away;
 * names found by a key that knows no case and no Unicode form; and beside what a file carries what
 * the record took from it, so that a changed file changes only what it says differently now. A still
 * keeps its last file, as missing, when another picture takes the file's place.
 */
export const lastingKeys = `
${tables.map(rebuilt).join("\n")}

CREATE INDEX film_by_key ON film(name_key);
CREATE INDEX film_title_by_film ON film_title(film_id);
CREATE INDEX film_title_by_key ON film_title(name_key);
CREATE INDEX agent_by_key ON agent(name_key);
CREATE INDEX agent_name_by_agent ON agent_name(agent_id);
CREATE INDEX agent_name_by_key ON agent_name(name_key);
CREATE INDEX scene_by_film ON scene(film_id, position);
CREATE INDEX scene_by_key ON scene(film_id, name_key);
CREATE INDEX character_by_key ON character(name_key);
CREATE INDEX character_name_by_character ON character_name(character_id);
CREATE INDEX character_name_by_key ON character_name(name_key);
CREATE INDEX cast_role_by_film ON cast_role(film_id, position);
CREATE INDEX cast_role_by_character ON cast_role(character_id);
CREATE INDEX cast_role_by_performer ON cast_role(performer_id);
CREATE INDEX keyword_by_key ON keyword(name_key);
CREATE INDEX still_by_film ON still(film_id, id);
CREATE INDEX depiction_by_still ON depiction(still_id, position);
CREATE INDEX depiction_by_character ON depiction(character_id);
CREATE INDEX depiction_by_performer ON depiction(performer_id);
CREATE INDEX rights_record_by_holder ON rights_record(holder_id);
CREATE INDEX still_set_by_key ON still_set(name_key);

CREATE TABLE new_file (
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
  thumbnail TEXT NOT NULL CHECK (thumbnail IN ('pending', 'made', 'failed'))
) STRICT;
INSERT INTO new_file SELECT id, still_id, source_id, path, name, hash, bytes, modified_ms, inode, format, width, height,
  orientation, pages, state, thumbnail FROM file;
DROP TABLE file;
ALTER TABLE new_file RENAME TO file;
-- One picture stands at a path; pictures that stood there before are remembered as missing.
CREATE UNIQUE INDEX file_at_path ON file(source_id, path) WHERE state = 'present';
CREATE INDEX file_by_path ON file(source_id, path);
CREATE INDEX file_by_still ON file(still_id);
CREATE INDEX file_by_hash ON file(hash);
CREATE INDEX file_pending ON file(id) WHERE thumbnail = 'pending';

ALTER TABLE file_carried ADD COLUMN taken TEXT;
`;
