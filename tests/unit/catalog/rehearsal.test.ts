import { expect, test, vi } from "vitest";
import {
  all,
  connect,
  inTransactionUndone,
  run,
} from "../../../electron/engine/catalog/database.ts";
import { keywordNamed } from "../../../electron/engine/catalog/keywords.ts";
import { emptyCatalog } from "../../helpers/catalogs.ts";

test("what is confirmed after a rehearsal that a full disk kept from being taken back is on disk", () => {
  const { db, folder } = emptyCatalog();
  const exec = db.exec.bind(db);
  vi.spyOn(db, "exec").mockImplementation((sql) => {
    if (sql.startsWith("ROLLBACK TO"))
      throw Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" });
    return exec(sql);
  });
  inTransactionUndone(db, () => keywordNamed(db, "rehearsed"));
  run(db, "UPDATE catalog SET name = 'confirmed'");
  const other = connect(`${folder}/catalog.db`, "read");
  expect(all(other, "SELECT name FROM catalog")).toEqual([{ name: "confirmed" }]);
  expect(all(other, "SELECT term FROM keyword")).toEqual([]);
  other.close();
});
