import { expect, test } from "vitest";
import type { WritableDb } from "../../../electron/engine/catalog/database.ts";
import { recordOf } from "../../../electron/engine/catalog/record.ts";
import { copyMetadata } from "../../../electron/engine/commands/copy-metadata.ts";
import { setText } from "../../../electron/engine/commands/set-text.ts";
import { tagStills } from "../../../electron/engine/commands/tag-stills.ts";
import { emptyCatalog, storeStills } from "../../helpers/catalogs.ts";

const language = "x-default";

function say(db: WritableDb, still: number, field: "caption" | "headline", text: string): void {
  setText(db, [still], { field, language, mode: "replace", textOf: () => text });
}

function said(db: WritableDb, still: number): unknown {
  const { texts, keywords } = recordOf(db, still) ?? { texts: {}, keywords: [] };
  return [texts.caption?.[language], texts.headline?.[language], keywords.map(({ name }) => name)];
}

test("what is copied is counted by the stills that it changed", () => {
  const catalog = emptyCatalog();
  const { db } = catalog;
  const [crop = 0, alike = 0, bare = 0] = storeStills(catalog, ["crop.jpg", "a.jpg", "b.jpg"]);
  say(db, crop, "caption", "Eggs");
  say(db, alike, "caption", "Eggs");
  const copied = (): unknown => copyMetadata(db, crop, [alike, bare], []);
  expect(copied()).toEqual({
    result: { changed: 1 },
    label: "Copied metadata from “crop.jpg” to 1 still",
  });
  expect(copied()).toMatchObject({ result: { changed: 0 } });
});

test("a chosen value becomes that of all, of whichever it is; all else goes from the first to the others", () => {
  const catalog = emptyCatalog();
  const { db } = catalog;
  const [crop = 0, scan = 0, grey = 0] = storeStills(catalog, ["crop.jpg", "scan.png", "grey.jpg"]);
  say(db, crop, "caption", "Ma Youtie hatches eggs");
  say(db, crop, "headline", "Hatching");
  say(db, scan, "caption", "Eggs");
  say(db, scan, "headline", "An egg");
  const add = (still: number, name: string): unknown =>
    tagStills(db, { stills: [still], add: [{ field: "keyword", name }], remove: [] });
  add(crop, "egg");
  add(scan, "donkey");
  const { result, label } = copyMetadata(
    db,
    crop,
    [scan, grey],
    [
      { field: "caption", language, from: scan },
      { field: "headline", language, from: crop },
    ],
  );
  expect(said(db, crop)).toEqual(["Eggs", "Hatching", ["egg"]]);
  expect(said(db, scan)).toEqual(["Eggs", "Hatching", ["donkey", "egg"]]);
  expect(said(db, grey)).toEqual(["Eggs", "Hatching", ["egg"]]);
  expect(result).toEqual({ changed: 3 });
  expect(label).toBe(
    "Copied metadata from “crop.jpg” to 2 stills, and what was chosen of others to it",
  );
});
