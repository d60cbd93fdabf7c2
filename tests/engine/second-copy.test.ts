import { copyFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startExport } from "../../electron/engine/export/export-set.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { drawPicture, hashOfFile } from "../helpers/pictures.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

test("a still whose first file is gone is shown and handed out from its other file", async () => {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  await drawPicture(join(stills, "a.jpg"), 5);
  copyFileSync(join(stills, "a.jpg"), join(stills, "b.jpg"));
  await indexWhole(engine, stills);
  rmSync(join(stills, "a.jpg")); // not indexed again: the archive does not know it yet
  expect(await engine.ask("picture.locate", { still: 1, page: 1 })).toEqual({
    path: join(stills, "b.jpg"),
    mime: "image/jpeg",
  });
  const before = hashOfFile(join(stills, "b.jpg"));
  const to = temporaryFolder();
  const order = { stills: [1], set: null, template: "{filename}", folder: to };
  const run = startExport(engine.archive(), engine.exiftool(), order);
  expect(await run.outcome).toMatchObject({ exported: 1, held: [], files: ["b.jpg"] });
  await run.ended;
  expect(readdirSync(to)).toContain("b.jpg");
  expect(hashOfFile(join(stills, "b.jpg"))).toBe(before);
});
