import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Engine } from "../../electron/engine/engine.ts";
import { openExiftool } from "../../electron/engine/metadata/exiftool.ts";
import type { EngineEvents } from "../../shared/contract/index.ts";
import type { FileDifference, FileEvent } from "../../shared/file-changes.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { drawPicture, hashOfFile } from "../helpers/pictures.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

type Told = EngineEvents["files.changed"];
type Place = { engine: Engine; stills: string; file: string; told: Told[] };

const one = { ids: [1] };

/** A still whose file says "Ma Youtie ploughs" and was made in 2021. */
async function captioned(): Promise<Place> {
  const told: Told[] = [];
  const { engine } = await engineWithArchive((event, data) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    if (event === "files.changed") told.push(data as Told); // of this event, by EngineEvents
  });
  const stills = temporaryFolder();
  const file = join(stills, "a.jpg");
  await drawPicture(file, 1);
  await writeTags(file, { "XMP-dc:Description": "Ma Youtie ploughs", "XMP-dc:Creator": "Li" });
  await indexWhole(engine, stills);
  return { engine, stills, file, told };
}

async function writeTags(file: string, tags: Record<string, string | string[]>): Promise<void> {
  const exiftool = openExiftool();
  await exiftool.write(file, tags);
  await exiftool.close();
}

async function write(engine: Engine, text: string): Promise<void> {
  await engine.ask("stills.setText", {
    stills: one,
    field: "caption",
    language: "x-default",
    text,
    mode: "replace",
  });
}

async function caption(engine: Engine): Promise<string | undefined> {
  return (await engine.ask("stills.get", { id: 1 }))?.texts.caption?.["x-default"];
}

async function differences(engine: Engine): Promise<readonly FileDifference[]> {
  return (await engine.ask("stills.findings", { id: 1 })).differences;
}

async function events(engine: Engine): Promise<readonly FileEvent[]> {
  return await engine.ask("stills.fileEvents", { id: 1 });
}

test("a file that another program changed keeps its record; what it was before is remembered and told", async () => {
  const { engine, stills, file, told } = await captioned();
  const before = hashOfFile(file);
  await writeTags(file, {
    "XMP-dc:Description": "Ma Youtie sows",
    "XMP-dc:Subject": ["donkey", "field"],
  });
  await indexWhole(engine, stills);
  expect(await caption(engine)).toBe("Ma Youtie sows"); // nobody had written anything else
  expect(await differences(engine)).toEqual([]);
  expect(told).toEqual([{ stills: [1], count: 1, differing: 0 }]);
  const [event, ...others] = await events(engine);
  expect(others).toEqual([]);
  expect(event).toMatchObject({
    path: file,
    before: { hash: before, width: 60, height: 40 },
    after: { hash: hashOfFile(file), width: 60, height: 40 },
    values: [
      {
        property: "caption",
        language: "x-default",
        before: "Ma Youtie ploughs",
        after: "Ma Youtie sows",
      },
      { property: "keywords", before: null, after: ["donkey", "field"] },
    ],
  });
  await indexWhole(engine, stills);
  expect(told).toHaveLength(1); // once
});

test("a picture that was drawn anew at its path shows its earlier size", async () => {
  const { engine, stills, file } = await captioned();
  await drawPicture(file, 2, { width: 90 });
  await indexWhole(engine, stills);
  expect((await events(engine))[0]).toMatchObject({ before: { width: 60 }, after: { width: 90 } });
});

test("where the archivist wrote something else both are shown, and the file's can be taken and taken back", async () => {
  const { engine, stills, file, told } = await captioned();
  await write(engine, "Ma Youtie and the donkey");
  await writeTags(file, { "XMP-dc:Description": "Ma Youtie sows" });
  await indexWhole(engine, stills);
  expect(told).toEqual([{ stills: [1], count: 1, differing: 1 }]);
  expect(await caption(engine)).toBe("Ma Youtie and the donkey");
  expect(await differences(engine)).toEqual([
    {
      property: "caption",
      language: "x-default",
      before: "Ma Youtie ploughs",
      file: "Ma Youtie sows",
      archive: "Ma Youtie and the donkey",
    },
  ]);
  const settling = { stills: one, property: "caption", language: "x-default" } as const;
  await engine.ask("stills.settleDifference", { ...settling, take: "file" });
  expect(await caption(engine)).toBe("Ma Youtie sows");
  expect(await differences(engine)).toEqual([]);
  await engine.ask("history.undo", {});
  expect(await caption(engine)).toBe("Ma Youtie and the donkey");
  expect(await differences(engine)).toHaveLength(1);
  await engine.ask("stills.settleDifference", { ...settling, take: "archive" });
  expect(await caption(engine)).toBe("Ma Youtie and the donkey");
  expect(await differences(engine)).toEqual([]);
  await engine.ask("history.undo", {});
  expect(await differences(engine)).toHaveLength(1);
  const { changed } = await engine.ask("stills.settleDifference", {
    ...settling,
    property: "headline",
    take: "file",
  });
  expect(changed).toBe(0);
});

test("a difference ends when both say the same, whoever came round", async () => {
  const { engine, stills, file } = await captioned();
  await write(engine, "Ma Youtie and the donkey");
  await writeTags(file, { "XMP-dc:Description": "Ma Youtie sows" });
  await indexWhole(engine, stills);
  await write(engine, "Ma Youtie sows");
  expect(await differences(engine)).toEqual([]);
  await write(engine, "Ma Youtie and the donkey");
  expect(await differences(engine)).toHaveLength(1);
  await writeTags(file, { "XMP-dc:Description": "Ma Youtie and the donkey" });
  await indexWhole(engine, stills);
  expect(await differences(engine)).toEqual([]);
});

test("a text that another program removed from the file can be removed from the archive", async () => {
  const { engine, stills, file } = await captioned();
  await write(engine, "Ma Youtie and the donkey");
  await writeTags(file, { "XMP-dc:Description": "" });
  await indexWhole(engine, stills);
  expect(await differences(engine)).toMatchObject([{ property: "caption", file: null }]);
  await engine.ask("stills.settleDifference", {
    stills: one,
    property: "caption",
    language: "x-default",
    take: "file",
  });
  expect(await caption(engine)).toBeUndefined();
});

test("a sidecar that says something new is a change of the file's words, one that was only touched is none", async () => {
  const { engine, stills, told } = await captioned();
  const sidecar = join(stills, "a.jpg.xmp");
  const packet = (text: string, blank = ""): string =>
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
        photoshop:Headline="${text}"/></rdf:RDF></x:xmpmeta>${blank}`;
  writeFileSync(sidecar, packet("Spring"));
  await indexWhole(engine, stills);
  const [event] = await events(engine);
  expect(event?.before.hash).toBe(event?.after.hash);
  expect(event?.values).toMatchObject([{ property: "headline", before: null, after: "Spring" }]);
  writeFileSync(sidecar, packet("Spring", "\n"));
  await indexWhole(engine, stills);
  expect(await events(engine)).toHaveLength(1);
  expect(told).toHaveLength(1);
});
