import { mkdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { stills } from "../../electron/engine/catalog/migrations/0001-stills.ts";
import { temporaryFolder } from "./temporary.ts";

/** A catalog of the first version with one still, as an older Stillroom left it. */
export function olderCatalog(): string {
  const folder = join(temporaryFolder(), "Old.stillroom");
  mkdirSync(folder);
  const db = new Database(join(folder, "catalog.db"));
  db.pragma("journal_mode = WAL");
  db.exec(stills);
  db.exec(`
    INSERT INTO catalog VALUES ('c', 'Old', '2026');
    INSERT INTO source (id, uuid, path, added_at) VALUES (1, 's', '/stills', '2026');
    INSERT INTO still (id, uuid, added_at) VALUES (7, 'u', 0);
    INSERT INTO file (id, still_id, source_id, path, name, hash, bytes, modified_ms, inode, format, orientation, pages, state, thumbnail)
      VALUES (9, 7, 1, 'a.jpg', 'a.jpg', x'00', 1, 1, 1, 'jpeg', 1, 1, 'present', 'made');
  `);
  db.pragma("application_id = 0x5354524d");
  db.pragma("user_version = 1");
  db.close();
  return folder;
}
