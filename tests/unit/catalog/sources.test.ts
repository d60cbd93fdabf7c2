import { expect, test } from "vitest";
import { all, run } from "../../../electron/engine/catalog/database.ts";
import { sourceHolding } from "../../../electron/engine/catalog/sources.ts";
import { emptyCatalog, storeStills } from "../../helpers/catalogs.ts";

const sourcesAndFiles = `SELECT source.path AS source, file.path AS file, state
  FROM source LEFT JOIN file ON source_id = source.id ORDER BY file.path`;

test("a source within one that is there already, as after a power cut, is taken over", () => {
  const { db, ...catalog } = emptyCatalog();
  storeStills({ db, ...catalog }, ["a.jpg"]); // in the source /stills
  run(db, "INSERT INTO source (uuid, path, added_at) VALUES ('outer', '/', '2026')");
  expect(sourceHolding(db, "/stills")).toMatchObject({ source: { path: "/" }, under: "stills" });
  expect(all(db, sourcesAndFiles)).toEqual([
    { source: "/", file: "stills/a.jpg", state: "present" },
  ]);
});

test("a file that both sources have is there once, and two stills at one path are both kept", () => {
  const { db, ...catalog } = emptyCatalog();
  storeStills({ db, ...catalog }, ["a.jpg", "b.jpg", "c.jpg"]);
  run(db, "INSERT INTO source (uuid, path, added_at) VALUES ('outer', '/', '2026')");
  const columns = `name, hash, bytes, modified_ms, inode, format, orientation, pages, state, thumbnail`;
  for (const [still, path] of [
    [1, "stills/a.jpg"],
    [2, "stills/c.jpg"], // other bytes by now
  ])
    run(
      db,
      `INSERT INTO file (still_id, source_id, path, ${columns})
       SELECT ?, 2, ?, ${columns} FROM file WHERE id = 1`,
      still,
      path,
    );
  sourceHolding(db, "/stills");
  expect(all(db, "SELECT path, still_id AS still, state FROM file ORDER BY path, state")).toEqual([
    { path: "stills/a.jpg", still: 1, state: "present" },
    { path: "stills/b.jpg", still: 2, state: "present" },
    { path: "stills/c.jpg", still: 3, state: "missing" },
    { path: "stills/c.jpg", still: 2, state: "present" },
  ]);
});

test("a source that cannot take over what lies within it is not added at all", () => {
  const { db, ...catalog } = emptyCatalog();
  storeStills({ db, ...catalog }, ["a.jpg"]);
  db.exec(
    "CREATE TRIGGER fault BEFORE DELETE ON source BEGIN SELECT raise(ABORT, 'the disk is gone'); END",
  );
  expect(() => sourceHolding(db, "/")).toThrow("the disk is gone");
  expect(all(db, "SELECT path FROM source")).toEqual([{ path: "/stills" }]);
});
