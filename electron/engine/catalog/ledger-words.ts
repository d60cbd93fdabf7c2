import type { LedgerEntry } from "../../../shared/contract/ledger.ts";
import { all, type ReadableDb } from "./database.ts";
import { levelled } from "./fold.ts";
import { listLedger } from "./ledger.ts";

/**
 * The exports, newest first, that have every one of some words, in whatever letters, as a part of what the ledger says of
 * them or of the names of their stills: all of them where there are no words.
 */
export function ledgerWith(db: ReadableDb, words: string): LedgerEntry[] {
  const entries = listLedger(db);
  const sought = words
    .split(/\s+/u)
    .map(levelled)
    .filter((word) => word !== "");
  if (sought.length === 0) return entries;
  const texts = textsOfEntries(db);
  return entries.filter(({ id }) => {
    const text = levelled(texts.get(id) ?? "");
    return sought.every((word) => text.includes(word));
  });
}

/** All that is said of each export, by its key. A still that was joined to another has the names of its copies only. */
function textsOfEntries(db: ReadableDb): ReadonlyMap<number, string> {
  const parts = [
    "SELECT id, concat_ws(char(10), recipient, reference, set_name, folder, profile, who, packed_name) AS text FROM export",
    `SELECT export_id AS id, group_concat(concat_ws(char(10), file_name, override_reason, override_by), char(10)) AS text
     FROM export_file GROUP BY export_id`,
    "SELECT export_id AS id, group_concat(name, char(10)) AS text FROM export_held GROUP BY export_id",
    `SELECT export_id AS id, group_concat(file.name, char(10)) AS text FROM export_file
     JOIN still ON still.uuid = still_uuid JOIN file ON file.still_id = still.id GROUP BY export_id`,
  ];
  const texts = new Map<number, string>();
  for (const sql of parts)
    for (const { id, text } of all<{ id: number; text: string | null }>(db, sql))
      texts.set(id, `${texts.get(id) ?? ""}\n${text ?? ""}`);
  return texts;
}
