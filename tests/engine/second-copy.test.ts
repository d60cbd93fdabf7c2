import { copyFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startExport } from "../../electron/engine/export/export-set.ts";
import { engineWithArchive, indexWhole, namesFound } from "../helpers/engines.ts";
import { drawPicture, hashOfFile } from "../helpers/pictures.ts";
import { gateRead } from "../helpers/rights-gate.ts";
import { temporaryFolder } from "../helpers/temporary.ts";
import { pressNamed } from "../helpers/press-named.ts";

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
  const order = {
    stills: [1],
    set: null,
    rights: gateRead,
    profile: pressNamed("{filename}"),
    folder: to,
  };
  const run = startExport(engine.archive(), engine.exiftool(), order);
  expect(await run.outcome).toMatchObject({ exported: 1, held: [], files: ["b.jpg"] });
  await run.ended;
  expect(readdirSync(to)).toContain("b.jpg");
  expect(hashOfFile(join(stills, "b.jpg"))).toBe(before);
});

test("a copy that was handed out into a folder of the archive is a file of its still, not a still", async () => {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  const press = join(stills, "press");
  await drawPicture(join(stills, "a.jpg"), 5);
  await indexWhole(engine, stills);
  const order = {
    stills: [1],
    set: null,
    rights: gateRead,
    profile: pressNamed("press-{filename}"),
    folder: press,
  };
  const run = startExport(engine.archive(), engine.exiftool(), order);
  await run.ended;
  const copy = join(press, "press-a.jpg");
  expect(hashOfFile(copy)).not.toBe(hashOfFile(join(stills, "a.jpg")));

  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 0, duplicates: 1 });
  expect(await namesFound(engine, "")).toEqual(["a.jpg"]);
  expect(await engine.ask("picture.locate", { still: 1, page: 1 })).toMatchObject({
    path: join(stills, "a.jpg"),
  });

  rmSync(join(stills, "a.jpg")); // the copy is no place the original has moved to
  expect(await indexWhole(engine, stills)).toMatchObject({ missing: 1, moved: 0 });
  expect(await engine.ask("picture.locate", { still: 1, page: 1 })).toMatchObject({ path: copy });
});
