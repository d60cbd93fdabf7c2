import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { number } from "../../../electron/engine/catalog/database.ts";
import { CreditReview } from "../../../electron/engine/credits/credit-review.ts";
import { emptyCatalog } from "../../helpers/catalogs.ts";

test("while somebody searches, the captions are not read for their credits, and afterwards all are", async () => {
  const { db } = emptyCatalog();
  const stills = 2_000;
  db.exec(`
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${stills})
      INSERT INTO still (id, uuid, added_at) SELECT i, i, 0 FROM n;
    INSERT INTO still_text SELECT id, 'caption', 'en', 'The wedding. Photo: Courtesy of Holder ' || id, 'file' FROM still;
  `);
  const unread = (): number => number(db, "SELECT count(*) FROM caption_unread");
  let searches = true;
  const review = new CreditReview(
    db,
    () => true,
    () => (searches ? performance.now() : -Infinity),
  );
  const read = review.lines();
  await setTimeout(400); // many times what reading all of them takes
  const left = unread();
  expect(left).toBeGreaterThan(0);
  await setTimeout(300);
  expect(unread()).toBe(left);
  searches = false;
  const { lines } = await read;
  expect(unread()).toBe(0);
  expect(lines).toHaveLength(stills);
});
