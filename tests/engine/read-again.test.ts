import { writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { number, run } from "../../electron/engine/catalog/database.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import { startIndexing, type IndexOutcome } from "../../electron/engine/ingest/index-folders.ts";
import { openExiftool } from "../../electron/engine/metadata/exiftool.ts";
import type { EngineEvents } from "../../shared/contract/index.ts";
import { engineWithArchive, indexWhole, namesFound } from "../helpers/engines.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

type Told = EngineEvents["files.changed"];

/** Two stills that an earlier Stillroom read: of the first it took the caption for "Ma Youtie plÃ¼gt", and its picture for broken. */
async function readByAnEarlierOne(): Promise<{ engine: Engine; stills: string; told: Told[] }> {
  const told: Told[] = [];
  const { engine } = await engineWithArchive((event, data) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    if (event === "files.changed") told.push(data as Told); // of this event, by EngineEvents
  });
  const stills = temporaryFolder();
  const exiftool = openExiftool();
  for (const [seed, name] of ["a.jpg", "b.jpg"].entries()) {
    await drawPicture(join(stills, name), seed + 1);
    await exiftool.write(join(stills, name), { "XMP-dc:Description": "Ma Youtie plügt" });
  }
  await exiftool.close();
  await indexWhole(engine, stills);
  const { db } = engine.archive().catalog;
  const misread = "replace(%, 'plügt', 'plÃ¼gt')";
  const [taken, text] = ["taken", "text"].map((column) => misread.replace("%", column));
  run(db, `UPDATE file_carried SET taken = ${taken ?? ""} WHERE file_id = 1`);
  run(db, `UPDATE still_text SET text = ${text ?? ""} WHERE still_id = 1`);
  run(db, "UPDATE file SET width = NULL, height = NULL, thumbnail = 'failed' WHERE id = 1");
  expect(await caption(engine, 1)).toBe("Ma Youtie plÃ¼gt");
  return { engine, stills, told };
}

async function caption(engine: Engine, id: number): Promise<string | undefined> {
  return (await engine.ask("stills.get", { id }))?.texts.caption?.["x-default"];
}

async function readEverything(engine: Engine, stills: string): Promise<IndexOutcome> {
  const { outcome, ended } = startIndexing(engine.archive(), [stills], { everything: true });
  await ended;
  return await outcome;
}

test("reading everything again takes in what an earlier Stillroom did not understand", async () => {
  const { engine, stills, told } = await readByAnEarlierOne();
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 0, unchanged: 2 });
  expect(await caption(engine, 1)).toBe("Ma Youtie plÃ¼gt");

  expect(await readEverything(engine, stills)).toMatchObject({ indexed: 1, unchanged: 1 });
  expect(await caption(engine, 1)).toBe("Ma Youtie plügt");
  const still = await engine.ask("stills.get", { id: 1 });
  expect(still?.files[0]).toMatchObject({ width: 60, height: 40 });
  expect(await namesFound(engine, "plügt")).toEqual(["a.jpg", "b.jpg"]);
  const { db } = engine.archive().catalog;
  expect(number(db, "SELECT count(*) FROM file WHERE thumbnail = 'made'")).toBe(2);
  const events = await engine.ask("stills.fileEvents", { id: 1 });
  expect(events).toMatchObject([
    {
      as: "reread",
      values: [{ property: "caption", before: "Ma Youtie plÃ¼gt", after: "Ma Youtie plügt" }],
    },
  ]);
  expect(told.flatMap(({ stills: changed }) => changed)).toEqual([]);

  expect(await readEverything(engine, stills)).toMatchObject({ indexed: 0, unchanged: 2 });
});

test("what an archivist wrote stays, with what the file really says beside it", async () => {
  const { engine, stills } = await readByAnEarlierOne();
  const text = { field: "caption", language: "x-default", mode: "replace", text: "Mine" } as const;
  await engine.ask("stills.setText", { stills: { ids: [1] }, ...text });
  await readEverything(engine, stills);
  expect(await caption(engine, 1)).toBe("Mine");
  expect((await engine.ask("stills.findings", { id: 1 })).differences).toMatchObject([
    { property: "caption", file: "Ma Youtie plügt", archive: "Mine", saidIn: "file" },
  ]);
});

test("a picture that is cut short is so after it was read again too", async () => {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  const raw = { width: 400, height: 300, channels: 3 } as const;
  const noise = Buffer.from(Array.from({ length: 400 * 300 * 3 }, (_, at) => (at * 7919) % 251));
  const jpeg = await sharp(noise, { raw }).jpeg().toBuffer();
  writeFileSync(join(stills, "cut.jpg"), jpeg.subarray(0, Math.round(jpeg.length * 0.6)));
  const first = await indexWhole(engine, stills);
  expect(first.problems).toHaveLength(1);
  expect((await readEverything(engine, stills)).problems).toMatchObject(first.problems);
  expect((await indexWhole(engine, stills)).problems).toMatchObject(first.problems);
});
