import type { RecordKind } from "../../../../shared/record.ts";
import { all, type ReadableDb } from "../database.ts";

/** What the rows of a list say of a record, by the field of the record that the list is. */
const listSql: Readonly<Record<RecordKind, Readonly<Record<string, string>>>> = {
  film: {
    names: "SELECT title AS said FROM film_title WHERE film_id = ?",
    identifiers: "SELECT value AS said FROM film_identifier WHERE film_id = ?",
    codes: "SELECT code AS said FROM production_code WHERE film_id = ?",
  },
  scene: { names: "SELECT name AS said FROM scene_name WHERE scene_id = ?" },
  character: { names: "SELECT name AS said FROM character_name WHERE character_id = ?" },
  agent: {
    names: "SELECT name AS said FROM agent_name WHERE agent_id = ?",
    identifiers: "SELECT value AS said FROM agent_identifier WHERE agent_id = ?",
    contacts: "SELECT value AS said FROM agent_contact WHERE agent_id = ?",
  },
  keyword: { names: "SELECT name AS said FROM keyword_name WHERE keyword_id = ?" },
};

/** Titles, names, identifiers, codes or contacts of a record, in their order; none for a field that is no such list. */
export function saidInList(db: ReadableDb, kind: RecordKind, field: string, id: number): string[] {
  const sql = listSql[kind][field];
  return sql === undefined
    ? []
    : all<{ said: string }>(db, `${sql} ORDER BY position`, id).map(({ said }) => said);
}
