import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Engine } from "../../electron/engine/engine.ts";
import { engineWithArchive, indexWhole, namesFound } from "../helpers/engines.ts";
import { indexedStill } from "../helpers/indexed.ts";
import { drawPicture, hashOfFile } from "../helpers/pictures.ts";
import { fujiRaf } from "../helpers/raw.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

function xmp(caption: string): string {
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description><rdf:Alt><rdf:li xml:lang="x-default">${caption}</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>`;
}

type Place = { readonly engine: Engine; readonly folder: string; readonly stills: string };

async function place(): Promise<Place> {
  const { engine, folder } = await engineWithArchive();
  return { engine, folder, stills: temporaryFolder() };
}

async function captionOf({ engine, folder, stills }: Place, name: string): Promise<string | null> {
  const { record } = await indexedStill(engine, folder, stills, name);
  return record.texts.caption?.["x-default"] ?? null;
}

test("both names of a sidecar are found, in any case; a pair of raw and JPEG shares the one with the common name", async () => {
  const at = await place();
  const { engine, stills } = at;
  await drawPicture(join(stills, "plain.jpg"), 1);
  await drawPicture(join(stills, "short.jpg"), 2);
  await drawPicture(join(stills, "whole.JPG"), 3);
  await drawPicture(join(stills, "pair.jpg"), 4);
  writeFileSync(join(stills, "pair.raf"), fujiRaf(Buffer.from("no picture")));
  writeFileSync(join(stills, "short.xmp"), xmp("By its short name"));
  writeFileSync(join(stills, "whole.jpg.XMP"), xmp("By its whole name"));
  writeFileSync(join(stills, "pair.xmp"), xmp("For both"));
  const before = readdirSync(stills).map((name) => [name, hashOfFile(join(stills, name))]);
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 5, failed: 1 }); // the raw one has no preview
  expect(await captionOf(at, "plain.jpg")).toBeNull();
  expect(await captionOf(at, "short.jpg")).toBe("By its short name");
  expect(await captionOf(at, "whole.JPG")).toBe("By its whole name");
  expect(await captionOf(at, "pair.jpg")).toBe("For both");
  expect(await captionOf(at, "pair.raf")).toBe("For both");
  // A sidecar is no still and no problem, and nothing beside the pictures was touched.
  expect(await namesFound(engine, "")).toHaveLength(5);
  const { problems } = await engine.ask("problems.list", { offset: 0, limit: 10 });
  expect(problems.map(({ path }) => path)).toEqual([join(stills, "pair.raf")]);
  expect(readdirSync(stills).map((name) => [name, hashOfFile(join(stills, name))])).toEqual(before);
});

test("a sidecar that is added, changed or removed has its picture read again, and only that one", async () => {
  const at = await place();
  const { engine, stills } = at;
  const sidecar = join(stills, "a.xmp");
  await drawPicture(join(stills, "a.jpg"), 1);
  await drawPicture(join(stills, "b.jpg"), 2);
  await indexWhole(engine, stills);
  writeFileSync(sidecar, xmp("First words"));
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 1, unchanged: 1 });
  expect(await captionOf(at, "a.jpg")).toBe("First words");
  expect(await namesFound(engine, "first words")).toEqual(["a.jpg"]);
  writeFileSync(sidecar, xmp("Other words"));
  utimesSync(sidecar, 1, 1); // as a program that keeps times would: the time alone tells
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 1, unchanged: 1 });
  expect(await captionOf(at, "a.jpg")).toBe("Other words");
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 0, unchanged: 2 });
  rmSync(sidecar);
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 1, unchanged: 1 });
  expect(await captionOf(at, "a.jpg")).toBeNull();
});

test("what the archivist wrote outlives a changed sidecar", async () => {
  const at = await place();
  const { engine, folder, stills } = at;
  await drawPicture(join(stills, "a.jpg"), 1);
  writeFileSync(join(stills, "a.xmp"), xmp("From the sidecar"));
  await indexWhole(engine, stills);
  const { record } = await indexedStill(engine, folder, stills, "a.jpg");
  await engine.ask("stills.setText", {
    stills: { ids: [record.id] },
    field: "caption",
    language: "x-default",
    text: "By hand",
    mode: "replace",
  });
  writeFileSync(join(stills, "a.xmp"), xmp("A later word from the sidecar"));
  await indexWhole(engine, stills);
  expect(await captionOf(at, "a.jpg")).toBe("By hand");
});

test("a sidecar that is broken leaves its picture whole", async () => {
  const at = await place();
  const { engine, stills } = at;
  await drawPicture(join(stills, "a.jpg"), 1);
  writeFileSync(join(stills, "a.xmp"), "<x:xmpmeta><unclosed");
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 1, failed: 1 });
  const { record } = await indexedStill(engine, at.folder, stills, "a.jpg");
  expect(record.files[0]?.problem).toContain("“a.xmp”");
});

/** Ways in which a sidecar that was read can no longer be, each with what is said of it. */
const spoilt: readonly (readonly [string, RegExp, (sidecar: string) => void])[] = [
  ["emptied", /empty/u, (sidecar) => writeFileSync(sidecar, "")],
  ["filled with zeros", /empty/u, (sidecar) => writeFileSync(sidecar, Buffer.alloc(400))],
  ["cut off", /cut off/u, (sidecar) => writeFileSync(sidecar, xmp("Its words").slice(0, 250))],
  ["of another kind", /no RDF/u, (sidecar) => writeFileSync(sidecar, "hello")],
  [
    "a folder",
    /ordinary file/u,
    (sidecar) => {
      rmSync(sidecar);
      mkdirSync(sidecar);
    },
  ],
  [
    "a pipe",
    /ordinary file/u,
    (sidecar) => {
      rmSync(sidecar);
      execFileSync("mkfifo", [sidecar]);
    },
  ],
];

test.for(spoilt)(
  "the words of a sidecar that is %s stay, and it is told until it is read again",
  async ([, said, spoil]) => {
    const at = await place();
    const { engine, stills } = at;
    const [picture, sidecar] = [join(stills, "a.jpg"), join(stills, "a.xmp")];
    await drawPicture(picture, 1);
    writeFileSync(sidecar, xmp("Its words"));
    await indexWhole(engine, stills);
    spoil(sidecar);
    const { problems } = await indexWhole(engine, stills);
    expect(problems).toMatchObject([{ kind: "sidecar", path: picture }]);
    expect(problems[0]?.message).toMatch(said);
    expect(await captionOf(at, "a.jpg")).toBe("Its words");
    // it is told as long as it lasts, and the words outlive a change of the picture itself
    await drawPicture(picture, 2);
    expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 1, failed: 1 });
    expect(await captionOf(at, "a.jpg")).toBe("Its words");
    rmSync(sidecar, { recursive: true });
    writeFileSync(sidecar, xmp("Later words"));
    expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 1, failed: 0 });
    expect(await captionOf(at, "a.jpg")).toBe("Later words");
  },
);

test("a sidecar is tried again at each pass though nothing of it changed but that it can be read", async () => {
  const at = await place();
  const { engine, stills } = at;
  const sidecar = join(stills, "a.xmp");
  await drawPicture(join(stills, "a.jpg"), 1);
  writeFileSync(sidecar, xmp("Its words"));
  utimesSync(sidecar, 1, 1);
  const words = readFileSync(sidecar);
  writeFileSync(sidecar, " ".repeat(words.length));
  utimesSync(sidecar, 1, 1);
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 1, failed: 1 });
  writeFileSync(sidecar, words);
  utimesSync(sidecar, 1, 1); // by its size and time it is as it was
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 1, failed: 0 });
  expect(await captionOf(at, "a.jpg")).toBe("Its words");
});

test("a sidecar with 100 MB of padding is read, and one of more than words is named", async () => {
  const at = await place();
  const { engine, stills } = at;
  await drawPicture(join(stills, "padded.jpg"), 1);
  await drawPicture(join(stills, "endless.jpg"), 2);
  writeFileSync(join(stills, "padded.xmp"), xmp("Before the padding").padEnd(100_000_000));
  writeFileSync(join(stills, "endless.xmp"), xmp("x".repeat(70_000_000)));
  const { problems } = await indexWhole(engine, stills);
  expect(await captionOf(at, "padded.jpg")).toBe("Before the padding");
  expect(problems).toHaveLength(1);
  expect(problems[0]?.message).toMatch(/“endless.xmp”.*The XMP is larger than 64 MB/u);
});
