import type { RecordKind } from "../../../../shared/record.ts";

/** The rows that say something of a record: tables, and the column that says of which. */
const rowsOf: Readonly<Record<RecordKind, readonly (readonly [table: string, column: string])[]>> =
  {
    film: [
      ["film", "id"],
      ["film_title", "film_id"],
      ["film_country", "film_id"],
      ["film_director", "film_id"],
      ["film_company", "film_id"],
      ["film_holder", "film_id"],
      ["film_identifier", "film_id"],
      ["production_code", "film_id"],
      ["scene", "film_id"],
      ["cast_role", "film_id"],
      ["layer_rights", "film_id"],
      ["grant_place", "film_id"],
      ["embargo_place", "film_id"],
      ["release_place", "film_id"],
      ["approval_rule", "film_id"],
    ],
    scene: [
      ["scene", "id"],
      ["scene_name", "scene_id"],
    ],
    character: [
      ["character", "id"],
      ["character_name", "character_id"],
      ["cast_role", "character_id"],
    ],
    agent: [
      ["agent", "id"],
      ["agent_name", "agent_id"],
      ["agent_contact", "agent_id"],
      ["agent_identifier", "agent_id"],
      ["film_director", "agent_id"],
      ["film_company", "agent_id"],
      ["film_holder", "agent_id"],
      ["cast_role", "performer_id"],
      ["layer_rights", "holder_id"],
      ["grant_place", "holder_id"],
      ["embargo_place", "holder_id"],
      ["release_place", "holder_id"],
      ["layer_holder", "agent_id"],
      ["approval_rule", "performer_id"],
    ],
    keyword: [
      ["keyword", "id"],
      ["keyword", "parent_id"],
      ["keyword_name", "keyword_id"],
    ],
  };

/** In SQL of the history: the changes of rows that said or say something of a record, which is `@record`. */
export function changesOfRecordSql(kind: RecordKind): string {
  const rows = rowsOf[kind];
  const tables = [...new Set(rows.map(([table]) => `'${table}'`))];
  const said = rows.map(
    ([table, column]) =>
      `table_name = '${table}' AND (json_extract(before, '$.${column}') = @record OR json_extract(after, '$.${column}') = @record)`,
  );
  // What begins with this is found by the index of such changes, and not among the many of stills.
  return `still_id IS NULL AND table_name IN (${tables.join(", ")}) AND (${said.join(" OR ")})`;
}
