import { expect, test } from "vitest";
import { all } from "../../../electron/engine/catalog/database.ts";
import { nameSample } from "../../../electron/engine/sample/name-sample.ts";
import { engineWithArchive, namesFound } from "../../helpers/engines.ts";
import { storeStills } from "../../helpers/catalogs.ts";

test("a character of the sample archive is found by its Chinese name, also in traditional characters", async () => {
  const { engine } = await engineWithArchive();
  const archive = engine.archive();
  const stills = storeStills(archive.catalog, ["bed.jpg"], {
    film: { title: "Return to Dust", year: 2022, directors: ["Li Ruijun"] },
    persons: [{ character: "Ma Youtie", performer: "Wu Renlin" }],
  });
  await archive.stored([...stills, ...storeStills(archive.catalog, ["other.jpg"])], true);
  await nameSample(archive);
  await nameSample(archive); // says nothing twice
  for (const query of [
    "character:马有铁",
    "character:馬有鐵",
    "performer:武仁林",
    "film:隐入尘烟",
    "马有铁",
    'character:"Ma Youtie"',
  ])
    expect(await namesFound(engine, query), query).toEqual(["bed.jpg"]);
  expect(all<{ name: string }>(archive.catalog.db, "SELECT name FROM character_name")).toEqual([
    { name: "马有铁" },
  ]);
});
