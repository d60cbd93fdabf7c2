import { writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import type { Engine } from "../../electron/engine/engine.ts";
import { engineWithArchive, indexWhole, namesFound } from "../helpers/engines.ts";
import { iimBlock, jpegWithIim } from "../helpers/iim.ts";
import { indexedStill } from "../helpers/indexed.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

/** "Renée Čtvrtková" as a Central European program wrote it, without saying so: in windows-1252 it reads "Renée Ètvrtková". */
const creator = Buffer.from("Ren\xe9e \xc8tvrtkov\xe1", "latin1");
const caption = Buffer.from("\xc8tvrt\xe9 sv\xe1tky", "latin1");

/** `mark` is what stands before the texts. */
async function still(
  colour: number,
  more: readonly [number, Buffer][] = [],
  mark = Buffer.alloc(0),
): Promise<Buffer> {
  const jpeg = await sharp({
    create: { width: 60, height: 40, channels: 3, background: { r: colour, g: 90, b: 20 } },
  })
    .jpeg()
    .toBuffer();
  const iim = iimBlock([[80, creator], [120, caption], ...more]);
  return jpegWithIim(jpeg, Buffer.concat([mark, iim]));
}

async function archiveWithGuess() {
  const { engine, folder } = await engineWithArchive();
  const stills = temporaryFolder();
  writeFileSync(join(stills, "a.jpg"), await still(10));
  writeFileSync(join(stills, "b.jpg"), await still(90));
  await indexWhole(engine, stills);
  const { record } = await indexedStill(engine, folder, stills, "a.jpg");
  return { engine, folder, stills, id: record.id };
}

async function said(engine: Engine, id: number) {
  const record = await engine.ask("stills.get", { id });
  const { iimCharset } = await engine.ask("stills.findings", { id });
  return {
    creator: record?.creators[0],
    caption: record?.texts.caption?.["x-default"],
    raw: record?.carried["IPTC:By-line"],
    how: iimCharset?.how,
    charset: iimCharset?.charset,
  };
}

const guessed = {
  creator: "Renée Ètvrtková",
  caption: "Ètvrté svátky",
  raw: "Renée Ètvrtková",
  how: "guessed",
  charset: "windows-1252",
};
const right = {
  creator: "Renée Čtvrtková",
  caption: "Čtvrté svátky",
  raw: "Renée Čtvrtková",
  how: "chosen",
  charset: "windows-1250",
};

async function choose(engine: Engine, id: number, beside = false) {
  const charset = "windows-1250" as const;
  return await engine.ask("stills.readIn", { stills: { ids: [id] }, charset, beside });
}

test("a guess is shown in every character set, and another chosen, taken back and chosen again", async () => {
  const { engine, id } = await archiveWithGuess();
  expect(await said(engine, id)).toEqual(guessed);
  const { readings, beside } = await engine.ask("stills.charsets", { id });
  expect(beside).toBe(1);
  expect(readings.find(({ charset }) => charset === "windows-1250")?.texts).toEqual([
    { name: "Creators", text: "Renée Čtvrtková" },
    { name: "Caption", text: "Čtvrté svátky" },
  ]);
  expect(await choose(engine, id)).toMatchObject({
    changed: 1,
    label: "Read texts as Central European (Windows) (1 still)",
  });
  expect(await said(engine, id)).toEqual(right);
  expect(await namesFound(engine, "has:remark")).toEqual(["b.jpg"]);
  await engine.ask("history.undo", {});
  expect(await said(engine, id)).toEqual(guessed);
  expect(await namesFound(engine, "has:remark")).toEqual(["a.jpg", "b.jpg"]);
  await engine.ask("history.redo", {});
  expect(await said(engine, id)).toEqual(right);
  // Whoever changes their mind is not held to the first choice.
  await engine.ask("stills.readIn", {
    stills: { ids: [id] },
    charset: "windows-1251",
    beside: false,
  });
  expect((await said(engine, id)).caption).toBe("Иtvrtй svбtky");
  await choose(engine, id);
  expect(await said(engine, id)).toEqual(right);
});

test("a declaration that no bytes prove is believed, and another character set can be chosen", async () => {
  const { engine, folder } = await engineWithArchive();
  const stills = temporaryFolder();
  const latin1 = Buffer.from("\x1c\x01\x5a\0\x03\x1b-A", "latin1"); // 1:90, ISO 8859-1
  writeFileSync(join(stills, "a.jpg"), await still(10, [], latin1));
  await indexWhole(engine, stills);
  const { record } = await indexedStill(engine, folder, stills, "a.jpg");
  expect(await said(engine, record.id)).toEqual({ ...guessed, how: "declared" });
  expect(await namesFound(engine, "has:remark")).toEqual([]); // most declarations are right
  const { readings } = await engine.ask("stills.charsets", { id: record.id });
  expect(readings.find(({ charset }) => charset === "windows-1250")?.texts).toHaveLength(2);
  await choose(engine, record.id);
  expect(await said(engine, record.id)).toEqual(right);
  await indexWhole(engine, stills);
  expect(await said(engine, record.id)).toEqual(right);
  await engine.ask("history.undo", {});
  expect(await said(engine, record.id)).toEqual({ ...guessed, how: "declared" });
});

test("what was chosen outlasts indexing, a moved file, a new sidecar and an edit by another program", async () => {
  const { engine, stills, id } = await archiveWithGuess();
  await choose(engine, id);
  await indexWhole(engine, stills);
  expect(await said(engine, id)).toEqual(right);
  writeFileSync(join(stills, "a.xmp"), sidecar);
  await indexWhole(engine, stills);
  expect(await said(engine, id)).toEqual(right);
  expect((await engine.ask("stills.get", { id }))?.texts.headline).toEqual({ "x-default": "Told" });
  writeFileSync(join(stills, "a.jpg"), await still(10, [[110, Buffer.from("\xc8TK", "latin1")]]));
  await indexWhole(engine, stills);
  expect(await said(engine, id)).toEqual(right);
  expect((await engine.ask("stills.get", { id }))?.texts.creditLine).toEqual({
    "x-default": "ČTK",
  });
});

const sidecar = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:p="http://ns.adobe.com/photoshop/1.0/" p:Headline="Told"/></rdf:RDF></x:xmpmeta>`;

test("the archivist's own words stay whatever character set is chosen, and files beside can go along", async () => {
  const { engine, folder, stills, id } = await archiveWithGuess();
  await engine.ask("stills.setText", {
    stills: { ids: [id] },
    field: "caption",
    language: "x-default",
    text: "Holidays",
    mode: "replace",
  });
  expect((await choose(engine, id, true)).changed).toBe(2);
  expect(await said(engine, id)).toEqual({ ...right, caption: "Holidays" });
  const other = await indexedStill(engine, folder, stills, "b.jpg");
  expect(await said(engine, other.record.id)).toEqual(right);
  await engine.ask("history.undo", {});
  expect(await said(engine, other.record.id)).toEqual(guessed);
  expect(await said(engine, id)).toEqual({ ...guessed, caption: "Holidays" });
});

test("a file that changed or went away since is named, and nothing is changed", async () => {
  const { engine, stills, id } = await archiveWithGuess();
  writeFileSync(join(stills, "a.jpg"), await still(200));
  await expect(choose(engine, id)).rejects.toThrow(/changed since it was indexed/u);
  expect(await said(engine, id)).toEqual(guessed);
});
