import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { engineWithArchive, indexWhole, namesFound } from "../helpers/engines.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

/** A folder with a picture that has no ending, as old Macs and some phones leave them, among what is none. */
async function stillsWithoutEnding(): Promise<string> {
  const stills = temporaryFolder();
  await drawPicture(join(stills, "drawn.jpg"), 1);
  renameSync(join(stills, "drawn.jpg"), join(stills, "Still 12"));
  writeFileSync(join(stills, "Still 12.xmp"), captioned("Sowing"));
  writeFileSync(join(stills, "README"), "Stills of the third reel");
  writeFileSync(join(stills, "empty"), "");
  copyFileSync(join(stills, "Still 12"), join(stills, ".hidden"));
  mkdirSync(join(stills, "Reel"));
  execFileSync("mkfifo", [join(stills, "pipe")]);
  return stills;
}

function captioned(text: string): string {
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description><rdf:Alt><rdf:li xml:lang="x-default">${text}</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>`;
}

test("a picture without an ending is told by its first bytes; what is none is passed over without a word", async () => {
  const { engine } = await engineWithArchive();
  const stills = await stillsWithoutEnding();
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 1, failed: 0, problems: [] });
  expect(await namesFound(engine, "sowing")).toEqual(["Still 12"]);
  expect(await engine.ask("stills.get", { id: 1 })).toMatchObject({ thumbnail: "made" });
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 0, unchanged: 1 });
});

test("a still without an ending that is no picture any more stays, and is named", async () => {
  const { engine } = await engineWithArchive();
  const stills = await stillsWithoutEnding();
  await indexWhole(engine, stills);
  writeFileSync(join(stills, "Still 12"), "overwritten by mistake");
  const { problems, missing } = await indexWhole(engine, stills);
  expect([missing, problems.map(({ kind }) => kind)]).toEqual([0, ["unsupported"]]);
});

test("a picture without an ending is taken in when it comes into a followed folder, and missed when it goes", async () => {
  const { engine } = await engineWithArchive(undefined, { watches: true });
  const [source, elsewhere] = [temporaryFolder(), await stillsWithoutEnding()];
  await drawPicture(join(source, "a.jpg"), 2);
  await indexWhole(engine, source);
  const patiently = { timeout: 20_000, interval: 100 };
  copyFileSync(join(elsewhere, "Still 12"), join(source, "Still 12"));
  await expect.poll(() => namesFound(engine, ""), patiently).toEqual(["Still 12", "a.jpg"]);
  rmSync(join(source, "Still 12"));
  await expect.poll(() => namesFound(engine, "is:missing"), patiently).toEqual(["Still 12"]);
});
