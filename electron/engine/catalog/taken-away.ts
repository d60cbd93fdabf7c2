/** The rows that say what a still has, by what can be suggested: their table, and the column of the record. */
const said = [
  ["film", "still", "film_id"],
  ["scene", "still_scene", "scene_id"],
  ["character", "depiction", "character_id"],
  ["performer", "depiction", "performer_id"],
  ["rightsHolder", "rights_record", "holder_id"],
] as const;

const takenSql = said.map(
  ([field, table, column]) =>
    `SELECT '${field} ' || json_extract(before, '$.${column}') AS taken FROM history_change
       JOIN history ON history.id = history_id
     WHERE history_change.still_id = still.id AND table_name = '${table}' AND state = 'done'
       AND json_extract(before, '$.${column}') IS NOT NULL
       AND json_extract(after, '$.${column}') IS NOT json_extract(before, '$.${column}')`,
);

/**
 * In SQL of a still: what the archivist once took from it, as a JSON list of a field and the key of a record,
 * "character 12"; what was undone was not.
 */
export const takenAwaySql = `(SELECT json_group_array(taken) FROM (${takenSql.join(" UNION ")}))`;
