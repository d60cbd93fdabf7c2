import { isUtf8 } from "node:buffer";
import { valuesIn, type ReadableDb } from "./database.ts";

/** The columns of a table that hold texts. */
export function textColumns(db: ReadableDb, table: string): readonly string[] {
  return valuesIn<string>(
    db,
    "SELECT name FROM pragma_table_info(?, 'main') WHERE type = 'TEXT' ORDER BY cid",
    table,
  );
}

const taught = new WeakSet<ReadableDb>();

/**
 * SQL that tells of a row whether these columns hold texts byte for byte: 1, or 0 where one is no UTF-8. SQLite takes that
 * for granted of what stands on a page in order, and who reads such a text gets � for what cannot be read.
 */
export function textsInOrder(db: ReadableDb, columns: readonly string[]): string {
  if (!taught.has(db))
    db.function("is_utf8", { deterministic: true }, (bytes) =>
      Number(!Buffer.isBuffer(bytes) || isUtf8(bytes)),
    );
  taught.add(db);
  const listed = columns.map((name) => `"${name}"`).join(", ");
  return columns.length === 0 ? "1" : `is_utf8(CAST(concat_ws(' ', ${listed}) AS BLOB))`;
}
