import { join } from "node:path";
import { expect, test } from "vitest";
import type { Engine } from "../../electron/engine/engine.ts";
import { openExiftool } from "../../electron/engine/metadata/exiftool.ts";
import type { Findings } from "../../shared/carried.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

/** A still whose XMP and IIM say different things, as after an edit by a program that knows only one. */
async function disputedStill(): Promise<{ engine: Engine; stills: string; file: string }> {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  const file = join(stills, "a.jpg");
  await drawPicture(file, 1);
  await writeTags(file, {
    "XMP-dc:Description": "Ma Youtie ploughs",
    "IPTC:Caption-Abstract": "Cao Guiying sows",
    "XMP-dc:Subject": ["field", "donkey"],
    "IPTC:Keywords": ["field", "seed"],
    "IPTC:Credit": "Real Image Media Collection Ltd.", // 32 bytes: all that IIM 2:110 holds
  });
  await indexWhole(engine, stills);
  return { engine, stills, file };
}

async function writeTags(file: string, tags: Record<string, string | string[]>): Promise<void> {
  const exiftool = openExiftool();
  await exiftool.write(file, tags);
  await exiftool.close();
}

async function findings(engine: Engine): Promise<Findings> {
  return await engine.ask("stills.findings", { id: 1 });
}

async function caption(engine: Engine): Promise<string | undefined> {
  return (await engine.ask("stills.get", { id: 1 }))?.texts.caption?.["x-default"];
}

const one = { ids: [1] };

test("what carriers say differently is kept, and settled by a choice that can be taken back", async () => {
  const { engine } = await disputedStill();
  const { conflicts } = await findings(engine);
  expect(conflicts.map(({ property }) => property).toSorted()).toEqual(["caption", "keywords"]);
  expect(conflicts.find(({ property }) => property === "caption")).toMatchObject({
    chosen: { carrier: "xmp", value: { "x-default": "Ma Youtie ploughs" } },
    others: [{ carrier: "iim", value: { "x-default": "Cao Guiying sows" } }],
  });
  expect(await caption(engine)).toBe("Ma Youtie ploughs");
  const { changed } = await engine.ask("stills.settle", {
    stills: one,
    property: "caption",
    carrier: "iim",
  });
  expect(changed).toBe(1);
  expect(await caption(engine)).toBe("Cao Guiying sows");
  expect((await findings(engine)).conflicts.map(({ property }) => property)).toEqual(["keywords"]);
  await engine.ask("history.undo", {});
  expect(await caption(engine)).toBe("Ma Youtie ploughs");
  expect((await findings(engine)).conflicts).toHaveLength(2);
});

test("keeping what was taken settles a conflict too, and another carrier's keywords leave the archivist's alone", async () => {
  const { engine } = await disputedStill();
  await engine.ask("stills.tag", {
    stills: one,
    add: [{ field: "keyword", name: "spring" }],
    remove: [],
  });
  await engine.ask("stills.settle", { stills: one, property: "caption", carrier: "xmp" });
  expect(await caption(engine)).toBe("Ma Youtie ploughs");
  await engine.ask("stills.settle", { stills: one, property: "keywords", carrier: "iim" });
  const record = await engine.ask("stills.get", { id: 1 });
  expect(record?.keywords.map(({ name }) => name)).toEqual(["field", "seed", "spring"]);
  expect((await findings(engine)).conflicts).toEqual([]);
  const { changed } = await engine.ask("stills.settle", {
    stills: one,
    property: "caption",
    carrier: "iim",
  });
  expect(changed).toBe(0); // settled is settled
});

test("a settled conflict stays settled when indexed again, and a new one of the changed file asks anew", async () => {
  const { engine, stills, file } = await disputedStill();
  await engine.ask("stills.settle", { stills: one, property: "caption", carrier: "iim" });
  await indexWhole(engine, stills);
  expect((await findings(engine)).conflicts).toHaveLength(1);
  await writeTags(file, { "IPTC:Caption-Abstract": "Somebody sows" });
  await indexWhole(engine, stills);
  expect((await findings(engine)).conflicts.map(({ property }) => property)).toContain("caption");
  expect(await caption(engine)).toBe("Cao Guiying sows"); // the archivist's choice stands
});

test("a credit that fills its place in IIM is told to be possibly cut", async () => {
  const { engine } = await disputedStill();
  expect((await findings(engine)).possiblyCut).toEqual(["creditLine"]);
});
