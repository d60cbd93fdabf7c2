import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Engine } from "../../electron/engine/engine.ts";
import { openExiftool } from "../../electron/engine/metadata/exiftool.ts";
import type { Findings } from "../../shared/carried.ts";
import { engineWithArchive, indexWhole, namesFound, wholePane } from "../helpers/engines.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { inLanguages, packetOf } from "../helpers/rdf.ts";
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

test("stills with something to check are found and counted until it is settled, and again after undo", async () => {
  const { engine, stills } = await disputedStill();
  await drawPicture(join(stills, "b.jpg"), 2);
  await indexWhole(engine, stills);
  const found = async (query: string): Promise<string[]> => await namesFound(engine, query);
  const toCheck = async (): Promise<number> =>
    (await engine.ask("overview.get", wholePane)).files.toCheck;
  expect(await found("has:conflict")).toEqual(["a.jpg"]);
  expect(await found("has:remark")).toEqual(["a.jpg"]); // its credit line may be cut
  expect(await found("no:conflict")).toEqual(["b.jpg"]);
  await engine.ask("stills.settle", { stills: one, property: "caption", carrier: "iim" });
  expect(await found("has:conflict")).toEqual(["a.jpg"]);
  await engine.ask("stills.settle", { stills: one, property: "keywords", carrier: "xmp" });
  expect(await found("has:conflict")).toEqual([]);
  expect(await toCheck()).toBe(1); // the remark stays
  await engine.ask("history.undo", {});
  expect(await found("has:conflict")).toEqual(["a.jpg"]);
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

test("a remark is taken as seen, can be undone, and comes back when the file's bytes change", async () => {
  const { engine, stills, file } = await disputedStill();
  const remarks = async (): Promise<readonly string[]> => (await findings(engine)).possiblyCut;
  await engine.ask("stills.settle", { stills: one, property: "caption", carrier: "iim" });
  await engine.ask("stills.settle", { stills: one, property: "keywords", carrier: "xmp" });
  const seen = await engine.ask("stills.see", { stills: one, remark: "creditLine" });
  expect(seen).toMatchObject({ changed: 1, label: "Took a remark as seen (1 still)" });
  expect(await remarks()).toEqual([]);
  expect(await namesFound(engine, "has:remark")).toEqual([]);
  expect((await engine.ask("overview.get", wholePane)).files.toCheck).toBe(0);
  await engine.ask("history.undo", {});
  expect(await remarks()).toEqual(["creditLine"]);
  expect(await namesFound(engine, "has:remark")).toEqual(["a.jpg"]);
  await engine.ask("history.redo", {});
  await indexWhole(engine, stills);
  expect(await remarks()).toEqual([]); // the same bytes
  await writeTags(file, { "XMP-dc:Title": "106-4" });
  await indexWhole(engine, stills);
  expect(await remarks()).toEqual(["creditLine"]);
  expect(await namesFound(engine, "has:remark")).toEqual(["a.jpg"]);
});

test("all remarks of stills are taken as seen at once, and what stills do not have is no change", async () => {
  const { engine, stills, file } = await disputedStill();
  await drawPicture(join(stills, "b.jpg"), 2);
  const torn = readFileSync(file);
  torn.write("?", torn.indexOf("</rdf:RDF>")); // its XMP cannot be read now
  writeFileSync(join(stills, "c.jpg"), torn);
  await indexWhole(engine, stills);
  const all = { ids: [1, 2, 3] };
  expect((await engine.ask("stills.findings", { id: 3 })).warnings).not.toEqual([]);
  expect(await engine.ask("stills.see", { stills: all, remark: "caption" })).toMatchObject({
    changed: 0,
    change: null,
  });
  const { changed, label } = await engine.ask("stills.see", { stills: all, remark: null });
  expect({ changed, label }).toEqual({ changed: 2, label: "Took remarks as seen (2 stills)" });
  expect(await namesFound(engine, "has:remark")).toEqual([]);
  expect(await engine.ask("stills.findings", { id: 3 })).toMatchObject({
    possiblyCut: [],
    warnings: [],
  });
  await engine.ask("history.undo", {});
  expect(await namesFound(engine, "has:remark")).toEqual(["a.jpg", "c.jpg"]);
});

test("a credit that fills its place in IIM is told to be possibly cut", async () => {
  const { engine } = await disputedStill();
  expect((await findings(engine)).possiblyCut).toEqual(["creditLine"]);
});

test("a sidecar that says something else than its picture is a conflict too, and either can be made to count", async () => {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  const file = join(stills, "a.jpg");
  await drawPicture(file, 1);
  await writeTags(file, {
    "XMP-dc:Description": "In the picture",
    "XMP-dc:Creator": ["Anna Berg"],
  });
  const properties = { "dc:description": inLanguages({ "x-default": "Beside it" }) };
  const namespaces = { dc: "http://purl.org/dc/elements/1.1/" };
  writeFileSync(join(stills, "a.jpg.xmp"), packetOf(properties, namespaces));
  await indexWhole(engine, stills);
  expect(await caption(engine)).toBe("Beside it");
  expect((await findings(engine)).conflicts).toMatchObject([
    {
      property: "caption",
      chosen: { carrier: "sidecar", value: { "x-default": "Beside it" } },
      others: [{ carrier: "xmp", value: { "x-default": "In the picture" } }],
    },
  ]);
  await engine.ask("stills.settle", { stills: one, property: "caption", carrier: "xmp" });
  expect(await caption(engine)).toBe("In the picture");
  expect((await findings(engine)).conflicts).toEqual([]);
  await engine.ask("history.undo", {});
  await engine.ask("stills.settle", { stills: one, property: "caption", carrier: "sidecar" });
  expect(await caption(engine)).toBe("Beside it");
  expect((await engine.ask("stills.get", { id: 1 }))?.carried["Embedded:dc:description"]).toEqual({
    "x-default": "In the picture",
  });
});
