import { expect, test } from "vitest";
import { all, run } from "../../../electron/engine/catalog/database.ts";
import {
  anyUnreadSql,
  areThereUnreadPictures,
  countUnreadPictures,
  setFacesWanted,
  unreadPictures,
  unreadPicturesSql,
} from "../../../electron/engine/catalog/faces.ts";
import { sourceHolding } from "../../../electron/engine/catalog/sources.ts";
import { storeRead } from "../../../electron/engine/catalog/store-read.ts";
import { emptyCatalog, readFileNamed, storeStills } from "../../helpers/catalogs.ts";

/** Three pictures of which two are in the archive twice. */
function threeWanted() {
  const { db, ...catalog } = emptyCatalog();
  storeStills({ ...catalog, db, readOnly: null }, ["a.jpg", "b.jpg", "c.jpg"]);
  const { source } = sourceHolding(db, "/stills");
  for (const name of ["a.jpg", "b.jpg"])
    storeRead(db, source.id, readFileNamed(`copies/${name}`, name));
  run(db, "UPDATE file SET thumbnail = 'made'");
  setFacesWanted(db, true);
  return { db, source };
}

test("each picture once, in the order of hashes, as many as asked for and after the one told", () => {
  const { db } = threeWanted();
  const hashes = all<{ hash: Buffer }>(db, "SELECT DISTINCT hash FROM file ORDER BY hash").map(
    ({ hash }) => hash.toString("hex"),
  );
  const told = (after: Uint8Array, limit: number): string[] =>
    unreadPictures(db, after, limit).map(({ hash }) => hash.toString("hex"));
  expect(told(Buffer.alloc(0), 9)).toEqual(hashes);
  expect(told(Buffer.alloc(0), 2)).toEqual(hashes.slice(0, 2));
  expect(told(Buffer.from(hashes[0] ?? "", "hex"), 9)).toEqual(hashes.slice(1));
  expect(countUnreadPictures(db)).toBe(3);
});

test("a picture waits where one file of it is there; of a missing one or one offline none is", () => {
  const { db, source } = threeWanted();
  run(db, "UPDATE file SET state = 'missing' WHERE path IN ('a.jpg', 'c.jpg')");
  const paths = unreadPictures(db, Buffer.alloc(0), 9).map(({ path }) => path);
  expect(paths).toHaveLength(2);
  expect(paths).toContain("/stills/copies/a.jpg");
  expect(countUnreadPictures(db)).toBe(2);
  run(db, "UPDATE source SET offline = 'gone' WHERE id = ?", source.id);
  expect(unreadPictures(db, Buffer.alloc(0), 9)).toEqual([]);
  expect(areThereUnreadPictures(db)).toBe(false);
});

test("SQLite goes from one picture that waits to the next, and sorts nothing, whatever it knows of the tables", () => {
  const { db } = threeWanted();
  const plans = (): string[] =>
    [unreadPicturesSql, anyUnreadSql].flatMap((sql) => {
      const values = sql === unreadPicturesSql ? [Buffer.alloc(0), 2] : [];
      const steps = all<{ detail: string }>(db, `EXPLAIN QUERY PLAN ${sql}`, ...values);
      return steps.map(({ detail }) => detail);
    });
  const fresh = plans();
  db.exec("ANALYZE");
  for (const steps of [fresh, plans()]) {
    expect(steps[0]).toMatch(/^SEARCH face_wanted/u);
    expect(steps.filter((step) => /TEMP B-TREE|SCAN (?:file|there)\b/u.test(step))).toEqual([]);
  }
});
