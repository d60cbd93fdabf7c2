import { createCatalog, openCatalog } from "../../electron/engine/catalog/catalog.ts";
import { searchData } from "./search-data.ts";

const CHARACTERS = 5_000;

/**
 * Writes a catalog of made-up stills to a folder, row by row as SQL: five characters, twenty scenes and
 * five hundred stills to a film (more where there are few), each still with caption, credit line, character,
 * scene, rights holder and two keywords. Its people and films have the names of the search benchmark.
 */
export function writeTaggingCatalog(folder: string, stills: number): void {
  createCatalog(folder);
  const catalog = openCatalog(folder);
  const films = CHARACTERS / 5;
  const count = (rows: number): string =>
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows})`;
  const { names } = searchData(films * 500);
  const list = (values: readonly string[]): string => JSON.stringify(values).replaceAll("'", "''");
  const film = `1 + (i - 1) % ${films}`;
  const named = (table: string, column: string, key: string, from: string): string =>
    `INSERT INTO ${table} (uuid, ${column}, name_key) SELECT new_uuid(), value, ${key}(value) FROM json_each('${from}');`;
  catalog.db.exec(`BEGIN;
    INSERT INTO source (uuid, path, added_at) VALUES (new_uuid(), '/stills', '2026-01-01');
    ${named("film", "title", "name_key", list(names.films.slice(0, films)))}
    ${named("character", "name", "person_key", list(names.characters.slice(0, CHARACTERS)))}
    ${count(4_000)} INSERT INTO agent (uuid, name, name_key) SELECT new_uuid(), 'Agent ' || i, person_key('Agent ' || i) FROM n;
    ${count(3_000)} INSERT INTO keyword (uuid, term, name_key) SELECT new_uuid(), 'keyword ' || i, 'keyword ' || i FROM n;
    ${count(CHARACTERS)} INSERT INTO cast_role (uuid, film_id, character_id, performer_id, position)
      SELECT new_uuid(), 1 + (i - 1) / 5, i, 1 + i % 4000, i FROM n;
    ${count(films * 20)} INSERT INTO scene (uuid, film_id, label, position, name_key)
      SELECT new_uuid(), 1 + (i - 1) / 20, 'Scene ' || i, i, 'scene ' || i FROM n;
    ${count(stills)} INSERT INTO still (uuid, film_id, kind, added_at) SELECT new_uuid(), ${film}, 'production', i FROM n;
    ${count(stills)} INSERT INTO file (still_id, source_id, path, name, hash, bytes, modified_ms, inode, format, width,
        height, orientation, pages, state, thumbnail)
      SELECT i, 1, i || '.jpg', i || '.jpg', CAST(printf('%032d', i) AS BLOB), i, 1.0, i, 'jpeg', 3000, 2000, 1, 1,
        'present', 'failed' FROM n;
    ${count(stills)} INSERT INTO still_text SELECT i, 'caption', 'x-default', 'The wedding in the village, ' || i, 'file' FROM n;
    ${count(stills)} INSERT INTO still_text SELECT i, 'creditLine', 'x-default', 'Courtesy of Agent ' || (i % 200), 'file' FROM n;
    ${count(stills)} INSERT INTO depiction (uuid, still_id, character_id, position, origin)
      SELECT new_uuid(), i, 1 + 5 * ((i - 1) % ${films}) + i % 5, 0, 'file' FROM n;
    ${count(stills)} INSERT INTO rights_record (uuid, still_id, holder_id, role, origin)
      SELECT new_uuid(), i, 1 + i % 200, 'owner', 'file' FROM n;
    ${count(stills)} INSERT INTO still_scene SELECT i, 1 + 20 * ((i - 1) % ${films}) + i % 20 FROM n;
    ${count(stills)} INSERT OR IGNORE INTO still_keyword SELECT i, 1 + i % 3000 FROM n;
    ${count(stills)} INSERT OR IGNORE INTO still_keyword SELECT i, 1 + i % 7 FROM n;
    COMMIT`);
  catalog.close();
}
