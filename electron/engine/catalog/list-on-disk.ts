import { all, connectToScratch, run, type WritableDb } from "./database.ts";

/** Read at a time. */
const AT_ONCE = 500;

/**
 * A list in the order of its keys, kept in a file that the system deletes with it, so that a million values
 * take no more memory than a hundred. Values are plain data (JSON), each under a key of its own. Whoever made it
 * closes it.
 */
export class ListOnDisk<Value> implements Iterable<Value> {
  private readonly db: WritableDb = connectToScratch();
  length = 0;

  constructor() {
    this.db.exec(
      `CREATE TABLE listed (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
       BEGIN`, // never ended: nobody else reads it, and with the file all is gone
    );
  }

  add(key: string, value: Value): void {
    run(this.db, "INSERT INTO listed VALUES (?, ?)", key, JSON.stringify(value));
    this.length += 1;
  }

  *[Symbol.iterator](): Generator<Value> {
    for (let after = ""; ;) {
      const rows = all<{ key: string; value: string }>(
        this.db,
        "SELECT key, value FROM listed WHERE key > ? ORDER BY key LIMIT ?",
        after,
        AT_ONCE,
      );
      // Each was made from a value by `add`.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      for (const { value } of rows) yield JSON.parse(value) as Value;
      const last = rows.at(-1);
      if (last === undefined) return;
      after = last.key;
    }
  }

  close(): void {
    this.db.close();
  }
}
