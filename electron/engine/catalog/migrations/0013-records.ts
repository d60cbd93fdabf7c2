/** The tables whose rows are found by their names: the column of the name, and what makes the key of it. */
const named: readonly (readonly [table: string, column: string, key: "name_key" | "person_key"])[] =
  [
    ["film", "title", "name_key"],
    ["film_title", "title", "name_key"],
    ["agent", "name", "person_key"],
    ["agent_name", "name", "person_key"],
    ["scene", "label", "name_key"],
    ["character", "name", "person_key"],
    ["character_name", "name", "person_key"],
    ["keyword", "term", "name_key"],
    ["still_set", "name", "name_key"],
  ];

/** A row of the history with its key made anew; what was written before there were keys stays without. */
function keyedAnew(state: "before" | "after"): string {
  const cases = named.map(
    ([table, column, key]) =>
      `WHEN '${table}' THEN json_replace(${state}, '$.name_key', ${key}(json_extract(${state}, '$.${column}')))`,
  );
  return `CASE table_name ${cases.join(" ")} END`;
}

const names = named.map(([table]) => `'${table}'`).join(", ");

/**
 * What films, scenes, characters, agents and keywords have beside their names, and names that are found in
 * any script, with or without accents, and those of people in either order.
 */
export const records = `
ALTER TABLE film ADD COLUMN title_language TEXT NOT NULL DEFAULT 'x-default';
ALTER TABLE film_title ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
ALTER TABLE agent ADD COLUMN kind TEXT;
ALTER TABLE agent ADD COLUMN credit_line TEXT;
ALTER TABLE agent_name ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
ALTER TABLE scene ADD COLUMN setting TEXT;
ALTER TABLE character_name ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cast_role ADD COLUMN kind TEXT NOT NULL DEFAULT 'role';
ALTER TABLE cast_role ADD COLUMN uncredited INTEGER NOT NULL DEFAULT 0;
ALTER TABLE still ADD COLUMN number TEXT;
ALTER TABLE still ADD COLUMN production_code TEXT;

CREATE TABLE film_country (
  film_id INTEGER NOT NULL REFERENCES film(id) ON DELETE CASCADE,
  country TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (film_id, country)
) STRICT, WITHOUT ROWID;

CREATE TABLE film_company (
  film_id INTEGER NOT NULL REFERENCES film(id) ON DELETE CASCADE,
  agent_id INTEGER NOT NULL REFERENCES agent(id),
  position INTEGER NOT NULL,
  PRIMARY KEY (film_id, agent_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE film_identifier (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  film_id INTEGER NOT NULL REFERENCES film(id) ON DELETE CASCADE,
  scheme TEXT NOT NULL,
  value TEXT NOT NULL,
  note TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE agent_identifier (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  agent_id INTEGER NOT NULL REFERENCES agent(id) ON DELETE CASCADE,
  scheme TEXT NOT NULL,
  value TEXT NOT NULL,
  note TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

-- Which film a code on a still means. Studios used codes again: the same code may stand with several films.
CREATE TABLE production_code (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  film_id INTEGER NOT NULL REFERENCES film(id) ON DELETE CASCADE,
  code TEXT NOT NULL,
  studio TEXT NOT NULL,
  from_year INTEGER,
  to_year INTEGER,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE agent_contact (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  agent_id INTEGER NOT NULL REFERENCES agent(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE scene_name (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  scene_id INTEGER NOT NULL REFERENCES scene(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  language TEXT NOT NULL,
  name TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  name_key TEXT NOT NULL
) STRICT;

CREATE TABLE keyword_name (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  keyword_id INTEGER NOT NULL REFERENCES keyword(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  language TEXT NOT NULL,
  name TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  name_key TEXT NOT NULL
) STRICT;

CREATE INDEX film_director_by_agent ON film_director(agent_id);
CREATE INDEX film_company_by_agent ON film_company(agent_id);
CREATE INDEX film_identifier_by_film ON film_identifier(film_id);
CREATE INDEX film_identifier_by_value ON film_identifier(value);
CREATE INDEX agent_identifier_by_agent ON agent_identifier(agent_id);
CREATE INDEX agent_identifier_by_value ON agent_identifier(value);
CREATE INDEX production_code_by_film ON production_code(film_id);
CREATE INDEX production_code_by_code ON production_code(code COLLATE NOCASE);
CREATE INDEX agent_contact_by_agent ON agent_contact(agent_id);
CREATE INDEX scene_name_by_scene ON scene_name(scene_id);
CREATE INDEX scene_name_by_key ON scene_name(name_key);
CREATE INDEX keyword_name_by_keyword ON keyword_name(keyword_id);
CREATE INDEX keyword_name_by_key ON keyword_name(name_key);
CREATE INDEX keyword_by_parent ON keyword(parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX still_by_production_code ON still(production_code COLLATE NOCASE) WHERE production_code IS NOT NULL;

${named.map(([table, column, key]) => `UPDATE ${table} SET name_key = ${key}(${column});`).join("\n")}
UPDATE history_change SET before = ${keyedAnew("before")}, after = ${keyedAnew("after")}
  WHERE table_name IN (${names});

-- Two roles that differ in kind alone are two: what the history has of roles says its kind too.
UPDATE history_change SET before = json_insert(before, '$.kind', 'role', '$.uncredited', 0),
    after = json_insert(after, '$.kind', 'role', '$.uncredited', 0)
  WHERE table_name = 'cast_role';
`;
