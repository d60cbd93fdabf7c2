import { appendFileSync, copyFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { expect, test } from "vitest";
import type { Engine } from "../../electron/engine/engine.ts";
import { number } from "../../electron/engine/catalog/database.ts";
import { openExiftool } from "../../electron/engine/metadata/exiftool.ts";
import type { EngineEvents } from "../../shared/contract/index.ts";
import type { FileEvent, PlacedDifference } from "../../shared/file-changes.ts";
import { engineWithArchive, indexWhole, namesFound } from "../helpers/engines.ts";
import { indexWith } from "../helpers/passes.ts";
import { drawPicture, hashOfFile } from "../helpers/pictures.ts";
import { cropOf, scenery } from "../helpers/scenery.ts";
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

async function differences(engine: Engine): Promise<readonly PlacedDifference[]> {
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
  expect(told).toEqual([{ stills: [1], count: 1, differing: 0, replaced: 0 }]);
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

test("another picture in the place of a known one is told as that, an edited one is not", async () => {
  const { engine, stills, file, told } = await captioned();
  const [first, second] = [await scenery(1), await scenery(2)];
  const put = async (picture: Sharp): Promise<void> => {
    writeFileSync(file, await picture.jpeg().toBuffer());
    await indexWhole(engine, stills);
  };
  await put(sharp(first)); // of a drawing of one colour nothing can be said
  await put(sharp(first).greyscale());
  await put(cropOf(first, 0.1, 0.1, 0.75, 0.75));
  expect((await events(engine)).map(({ as }) => as)).toEqual(["changed", "changed", "changed"]);
  expect(told.map(({ replaced }) => replaced)).toEqual([0, 0, 0]);
  await put(sharp(second));
  expect((await events(engine))[0]).toMatchObject({ as: "exchanged", path: file });
  expect(told.at(-1)).toEqual({ stills: [1], count: 1, differing: 0, replaced: 1 });
});

test("a still whose file became another picture is found until that was seen, or the file is changed again", async () => {
  const { engine, stills, file } = await captioned();
  const put = async (seed: number): Promise<void> => {
    writeFileSync(
      file,
      await sharp(await scenery(seed))
        .jpeg()
        .toBuffer(),
    );
    await indexWhole(engine, stills);
  };
  await put(1);
  expect(await namesFound(engine, "has:remark")).toEqual([]);
  await put(2);
  expect(await namesFound(engine, "has:remark")).toEqual([basename(file)]);
  const { warnings } = await engine.ask("stills.findings", { id: 1 });
  expect(warnings.join()).toContain("Another picture was put in the place of this file");
  await engine.ask("stills.see", { stills: one, remark: null });
  expect(await namesFound(engine, "has:remark")).toEqual([]);
  await engine.ask("history.undo", {});
  expect(await namesFound(engine, "has:remark")).toEqual([basename(file)]);
  await sharp(await scenery(2))
    .greyscale()
    .jpeg()
    .toFile(file);
  await indexWhole(engine, stills);
  expect(await namesFound(engine, "has:remark")).toEqual([]);
});

test("where the archivist wrote something else both are shown, and the file's can be taken and taken back", async () => {
  const { engine, stills, file, told } = await captioned();
  await write(engine, "Ma Youtie and the donkey");
  await writeTags(file, { "XMP-dc:Description": "Ma Youtie sows" });
  await indexWhole(engine, stills);
  expect(told).toEqual([{ stills: [1], count: 1, differing: 1, replaced: 0 }]);
  expect(await caption(engine)).toBe("Ma Youtie and the donkey");
  expect(await differences(engine)).toEqual([
    {
      property: "caption",
      language: "x-default",
      before: "Ma Youtie ploughs",
      file: "Ma Youtie sows",
      archive: "Ma Youtie and the donkey",
      saidIn: "file",
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

test("a text begun before another program wrote the file leaves what that wrote to be checked", async () => {
  const { engine, stills, file } = await captioned();
  const save = async (text: string, begunOn: string): Promise<void> => {
    const place = { field: "caption", language: "x-default", mode: "replace" } as const;
    await engine.ask("stills.setText", { stills: one, ...place, text, begunOn });
  };
  const { db } = engine.archive().catalog;
  const noted = (): number => number(db, "SELECT count(*) FROM file_difference");
  const toCheck = async (): Promise<number> =>
    (await engine.ask("search.run", { query: "has:conflict", sort: "name", facets: false })).total;
  await writeTags(file, { "XMP-dc:Description": "Ma Youtie sows" });
  await indexWhole(engine, stills);
  await writeTags(file, { "XMP-dc:Description": "Ma Youtie reaps" });
  await indexWhole(engine, stills);
  await save("Ma Youtie reaps", "Ma Youtie ploughs"); // as the file says by now
  await save("Ma Youtie and the donkey", "Ma Youtie reaps"); // knowing what the file says
  expect(noted()).toBe(0);
  await engine.ask("history.undo", {});
  await save("Ma Youtie and the donkey", "Ma Youtie ploughs");
  expect(await differences(engine)).toEqual([
    {
      property: "caption",
      language: "x-default",
      before: "Ma Youtie ploughs",
      file: "Ma Youtie reaps",
      archive: "Ma Youtie and the donkey",
      saidIn: "file",
    },
  ]);
  expect(await toCheck()).toBe(1);
  await engine.ask("history.undo", {});
  expect([await caption(engine), noted(), await toCheck()]).toEqual(["Ma Youtie reaps", 0, 0]);
  await writeTags(file, { "XMP-dc:Description": "" });
  await indexWhole(engine, stills);
  await save("Ma Youtie and the donkey", "Ma Youtie reaps");
  expect(await differences(engine)).toMatchObject([{ before: "Ma Youtie reaps", file: null }]);
  await engine.ask("history.undo", {});
  await write(engine, "Ma Youtie waits");
  await save("Ma Youtie and the donkey", "Ma Youtie reaps"); // the archivist's own was there
  expect(noted()).toBe(0);
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

test("where the archivist wrote something else it is told which of the two says it now, the file or its sidecar", async () => {
  const { engine, stills, file } = await captioned();
  await write(engine, "Ma Youtie and the donkey");
  const packet = (text: string): string =>
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description><rdf:Alt>
        <rdf:li xml:lang="x-default">${text}</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>`;
  writeFileSync(join(stills, "a.jpg.xmp"), packet("Spring"));
  await indexWhole(engine, stills);
  expect(await differences(engine)).toMatchObject([{ file: "Spring", saidIn: "sidecar" }]);
  writeFileSync(join(stills, "a.jpg.xmp"), packet("Summer"));
  await writeTags(file, { "IPTC:Keywords": "donkey" });
  await indexWhole(engine, stills);
  expect(await differences(engine)).toMatchObject([{ file: "Summer", saidIn: "either" }]);
});

test("a pass that is cancelled among many changed files keeps those it has read, and the next takes the rest", async () => {
  const files = Array.from({ length: 40 }, (_, n) => `${String(n + 10)}.jpg`);
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  for (const [n, file] of files.entries())
    await drawPicture(join(stills, file), n, { width: 24, height: 16 });
  await indexWhole(engine, stills);
  for (const [n, file] of files.entries())
    appendFileSync(join(stills, file), "x".repeat(1000 + n * 50)); // as large as none was
  const { db } = engine.archive().catalog;
  const changed = (): number => number(db, "SELECT count(*) FROM file_event");
  await indexWith(engine, stills, {
    read: (done, stop) => {
      if (done >= 10) stop();
    },
  });
  expect(changed()).toBeGreaterThan(0);
  expect(changed()).toBeLessThan(files.length);
  await indexWhole(engine, stills);
  expect(changed()).toBe(files.length);
  expect(number(db, "SELECT count(*) FROM still")).toBe(files.length);
});

test("a rating and a label of the file are taken, follow other programs, and give way to the archivist", async () => {
  const { engine, stills, file } = await captioned();
  const marks = async () => (await engine.ask("stills.get", { id: 1 }))?.marks;
  await writeTags(file, { "XMP-xmp:Rating": "3", "XMP-xmp:Label": "Select" });
  await indexWhole(engine, stills);
  expect(await marks()).toEqual({
    rating: 3,
    pick: null,
    colourLabel: "red",
    workState: "new",
  });
  await writeTags(file, { "XMP-xmp:Rating": "-1" });
  await indexWhole(engine, stills);
  expect(await marks()).toMatchObject({ rating: null, pick: "rejected", colourLabel: "red" });
  expect((await events(engine))[0]?.values).toEqual([
    { property: "rating", language: "x-default", before: "3", after: null },
    { property: "pick", language: "x-default", before: null, after: "rejected" },
  ]);
  await engine.ask("stills.mark", { stills: one, rating: 5, pick: null });
  await writeTags(file, { "XMP-xmp:Rating": "2" });
  await indexWhole(engine, stills);
  expect(await marks()).toMatchObject({ rating: 5, pick: null });
  expect(await differences(engine)).toMatchObject([
    { property: "rating", before: null, file: "2", archive: "5" },
  ]);
  const settling = { stills: one, property: "rating", language: "x-default" } as const;
  await engine.ask("stills.settleDifference", { ...settling, take: "file" });
  expect(await marks()).toMatchObject({ rating: 2, colourLabel: "red" });
  expect(await differences(engine)).toEqual([]);
});

test("of a still and its copy that are changed differently the copy gets the new record, whatever sorts first", async () => {
  const { engine, stills, file } = await captioned();
  await write(engine, "They plough at dawn");
  const copy = join(stills, "a-copy.jpg");
  copyFileSync(file, copy);
  await indexWhole(engine, stills);
  await writeTags(file, { "XMP-dc:Title": "one" });
  await writeTags(copy, { "XMP-dc:Title": "two" });
  await indexWhole(engine, stills);
  const present = (await engine.ask("stills.get", { id: 1 }))?.files.filter(
    ({ state }) => state === "present",
  );
  expect(present?.map(({ path }) => path)).toEqual([file]);
  expect(await caption(engine)).toBe("They plough at dawn");
});
