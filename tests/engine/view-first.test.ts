import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { all, run } from "../../electron/engine/catalog/database.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

test("of a list the thumbnails that are told to be in view are made, and no others", async () => {
  const { engine, folder } = await engineWithArchive();
  const stills = temporaryFolder();
  for (const seed of [1, 2, 3, 4]) await drawPicture(join(stills, `${String(seed)}.jpg`), seed);
  await indexWhole(engine, stills);
  const { db } = engine.archive().catalog;
  rmSync(join(folder, "thumbnails"), { recursive: true });
  run(db, "UPDATE file SET thumbnail = 'pending'");
  const { result } = await engine.ask("search.run", { query: "", sort: "name", facets: false });
  await engine.ask("search.view", { result, from: 1, count: 2 });
  const made = (): unknown =>
    all(db, "SELECT name FROM file WHERE thumbnail = 'made' ORDER BY name");
  await expect.poll(made, { timeout: 10_000 }).toEqual([{ name: "2.jpg" }, { name: "3.jpg" }]);
});
