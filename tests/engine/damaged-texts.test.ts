import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import type { Engine } from "../../electron/engine/engine.ts";
import type { ListedProfile } from "../../shared/contract/profiles.ts";
import { storeStills } from "../helpers/catalogs.ts";
import { archiveMadeOnce } from "../helpers/archive-made-once.ts";

const WHEAT = "Wheat is cut by hand";
const GARLIC = "harvest";

/** A still with a caption that was written, and a keyword that its file has, of which the history knows nothing. */
const openMade = archiveMadeOnce(async (engine) => {
  storeStills(engine.archive().catalog, ["wheat.jpg"], { keywords: [GARLIC] });
  await write(engine, "Wheat");
  await write(engine, WHEAT);
  await engine.ask("backups.make", {});
});

async function write(engine: Engine, text: string): Promise<void> {
  const written = { field: "caption", language: "en", mode: "replace" } as const;
  await engine.ask("stills.setText", { stills: { ids: [1] }, ...written, text });
}

type Place = "row" | "history";

/** A closed archive of which some bytes are others, in rows or in what the history keeps of them. */
async function withBytes(
  text: string,
  { to, at, where }: { readonly to: Buffer; readonly at: number; readonly where: Place },
): Promise<{ readonly engine: Engine; readonly folder: string }> {
  const { engine, folder } = await openMade();
  await engine.ask("archive.close", {});
  const file = join(folder, "catalog.db");
  const bytes = readFileSync(file);
  let changed = 0;
  for (let place = bytes.indexOf(text); place >= 0; place = bytes.indexOf(text, place + 1)) {
    const isInHistory = bytes[place - 1] === 0x22; // the quote of JSON
    if (isInHistory !== (where === "history")) continue;
    to.copy(bytes, place + at);
    changed += 1;
  }
  expect(changed).toBeGreaterThan(0);
  writeFileSync(file, bytes);
  const db = new Database(file, { readonly: true });
  expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
  db.close();
  return { engine, folder };
}

async function damagesOf(engine: Engine): Promise<string[]> {
  const { problems } = await engine.ask("archive.verify", {});
  return problems.filter(({ kind }) => kind === "damaged").map(({ message }) => message);
}

function captions({ archive }: Engine): unknown[] {
  return archive().catalog.db.prepare("SELECT field || ': ' || text FROM still_text").pluck().all();
}

const noText = Buffer.from([0xff, 0xfe, 0xc0]);

test("a caption of which bytes are no text any more is found, and comes back from the history without a backup", async () => {
  const { engine, folder } = await withBytes(WHEAT, { to: noText, at: 4, where: "row" });
  await engine.ask("archive.open", { path: folder });
  expect(await damagesOf(engine)).toEqual([expect.stringContaining("database is damaged")]);
  await engine.ask("archive.close", {});
  rmSync(join(folder, "backups"), { recursive: true });
  const { repaired, tables, steps } = await engine.ask("archive.repair", { archive: folder });
  expect({ repaired, steps }).toEqual({ repaired: true, steps: 0 });
  expect(tables.filter(({ fromHistory, lost }) => fromHistory > 0 || lost !== 0)).toMatchObject([
    { table: "still_text", fromHistory: 1, fromBackup: 0, inPart: 0, lost: 0 },
  ]);
  expect(captions(engine)).toEqual([`caption: ${WHEAT}`]);
  expect(await damagesOf(engine)).toEqual([]);
});

test("of a text that nothing else has, what can be read is kept, and told", async () => {
  const { engine, folder } = await withBytes(GARLIC, { to: noText, at: 2, where: "row" });
  rmSync(join(folder, "backups"), { recursive: true });
  const { tables } = await engine.ask("archive.repair", { archive: folder });
  expect(tables.filter(({ inPart }) => inPart > 0)).toMatchObject([
    { table: "keyword", kept: 0, fromHistory: 0, inPart: 1, lost: 0 },
  ]);
  const terms = engine.archive().catalog.db.prepare("SELECT term FROM keyword").pluck().all();
  expect(terms).toEqual(["ha\uFFFD\uFFFD\uFFFDst"]);
  expect(await damagesOf(engine)).toEqual([]);
});

test("with a backup the same comes back whole", async () => {
  const { engine, folder } = await withBytes(GARLIC, { to: noText, at: 2, where: "row" });
  const { tables } = await engine.ask("archive.repair", { archive: folder });
  expect(tables.find(({ table }) => table === "keyword")).toMatchObject({
    fromBackup: 1,
    inPart: 0,
  });
  const terms = engine.archive().catalog.db.prepare("SELECT term FROM keyword").pluck().all();
  expect(terms).toEqual([GARLIC]);
});

const otherLetter = { to: Buffer.from("c"), at: WHEAT.length - 1 } as const;
const HANC = "Wheat is cut by hanc";

test("one letter that became another is told with what the history has, and is put right as a change", async () => {
  const { engine, folder } = await withBytes(WHEAT, { ...otherLetter, where: "row" });
  await engine.ask("archive.open", { path: folder });
  expect(await damagesOf(engine)).toEqual([
    expect.stringMatching(`^Captions and other texts: “${HANC}” is “${WHEAT}” in the history`),
  ]);
  await engine.ask("archive.close", {});
  expect(await engine.ask("archive.repair", { archive: folder })).toMatchObject({
    repaired: true,
    values: [{ table: "still_text", found: HANC, inHistory: WHEAT, damaged: "value" }],
    kept: null,
  });
  expect(captions(engine)).toEqual([`caption: ${WHEAT}`]);
  expect(await damagesOf(engine)).toEqual([]);
  await engine.ask("history.undo", {});
  expect(captions(engine)).toEqual([`caption: ${HANC}`]);
});

test("where a backup's history has the value as it is, it is the history that is put right", async () => {
  const { engine, folder } = await withBytes(WHEAT, { ...otherLetter, where: "history" });
  const { values } = await engine.ask("archive.repair", { archive: folder });
  expect(values).toMatchObject([{ found: WHEAT, inHistory: HANC, damaged: "history" }]);
  expect(captions(engine)).toEqual([`caption: ${WHEAT}`]);
  expect(await damagesOf(engine)).toEqual([]);
  await engine.ask("history.undo", {});
  expect(captions(engine)).toEqual(["caption: Wheat"]);
});

test("a text under a word that no field has is shown nowhere: it is found, and comes back under its own", async () => {
  const place = { to: Buffer.from("m"), at: "captio".length, where: "row" } as const;
  const { engine, folder } = await withBytes(`captionen${WHEAT}`, place);
  await engine.ask("archive.open", { path: folder });
  expect(await damagesOf(engine)).toEqual([expect.stringContaining("database is damaged")]);
  await engine.ask("archive.close", {});
  await engine.ask("archive.repair", { archive: folder });
  expect(captions(engine)).toEqual([`caption: ${WHEAT}`]);
});

test("an export profile that cannot be read is named, and comes back from the history", async () => {
  const { engine, folder } = await openMade();
  const listed = await engine.ask("profiles.list", {});
  const profile = { ...listed[0]?.profile, name: "Our press" } as ListedProfile["profile"];
  await engine.ask("profiles.save", { id: null, profile });
  engine.archive().catalog.db.exec("UPDATE export_profile SET definition = '{}'");
  expect(await engine.ask("profiles.list", {})).toEqual(listed);
  expect(await damagesOf(engine)).toContainEqual(expect.stringContaining("“Our press” cannot"));
  await engine.ask("archive.close", {});
  expect(await engine.ask("archive.repair", { archive: folder })).toMatchObject({
    values: [{ table: "export_profile", damaged: "value" }],
  });
  const names = (await engine.ask("profiles.list", {})).map((one) => one.profile.name);
  expect(names).toContain("Our press");
});

test("where the history lost what it had last of a text, the text stays", async () => {
  const { engine, folder } = await openMade();
  await engine.ask("archive.close", {});
  rmSync(join(folder, "backups"), { recursive: true });
  const db = new Database(join(folder, "catalog.db"));
  db.exec(
    "UPDATE history_change SET after = 'no JSON' WHERE id = (SELECT max(id) FROM history_change)",
  );
  db.close();
  const { tables, values } = await engine.ask("archive.repair", { archive: folder });
  expect(tables.find(({ table }) => table === "history_change")).toMatchObject({ lost: 1 });
  expect(values).toEqual([]);
  expect(captions(engine)).toEqual([`caption: ${WHEAT}`]);
  expect(await damagesOf(engine)).toEqual([]);
  await engine.ask("archive.close", {});
  const again = await engine.ask("archive.repair", { archive: folder });
  expect(again.repaired).toBe(false);
});
