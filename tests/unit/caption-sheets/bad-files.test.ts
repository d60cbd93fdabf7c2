import { truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readSheet } from "../../../electron/engine/caption-sheets/read-sheet.ts";
import { temporaryFolder } from "../../helpers/temporary.ts";
import { letter, packed, paragraph, sheetRow, workbook, workbookParts } from "./packed.ts";
import { read, refusalOf } from "./reading.ts";

const one = sheetRow(1, ["File", "Caption"]) + sheetRow(2, ["a.jpg", "b"]);

it("a file of 200 MB is not opened", async () => {
  const file = join(temporaryFolder(), "captions.csv");
  writeFileSync(file, "File,Caption\n");
  truncateSync(file, 200 * 1024 * 1024);
  await expect(readSheet(file, null)).rejects.toMatchObject({
    problem: { kind: "too-large", message: expect.stringMatching(/200 MB, more than the 64 MB/u) },
  });
});

it.each([
  ["a workbook", (data: Buffer) => workbook(one, "", [{ name: "xl/media/image1.png", data }])],
  ["a letter", (data: Buffer) => letter(paragraph("x"), [{ name: "word/media/a.xml", data }])],
])("%s that unpacks to far more than it is, is refused before it is read", async (_what, make) => {
  const bytes = make(Buffer.alloc(100 * 1024 * 1024));
  expect(bytes.length).toBeLessThan(200_000);
  expect(await refusalOf(bytes)).toMatchObject({
    kind: "too-large",
    message: expect.stringMatching(/unpacks to far more/u),
  });
});

it("a part that unpacks to more than it says is refused", async () => {
  const [...parts] = workbookParts(one);
  const lying = packed([...parts, { name: "x.bin", data: Buffer.alloc(50_000), says: 10 }]);
  expect(await refusalOf(lying)).toMatchObject({ kind: "damaged" });
});

it.each([
  ["workbook", "xl/worksheets/sheet1.xml"],
  ["letter", "word/document.xml"],
])("a %s that defines entities is refused", async (what, name) => {
  const laughs = Array.from(
    { length: 9 },
    (_none, at) => `<!ENTITY l${String(at + 1)} "${`&l${String(at)};`.repeat(10)}">`,
  ).join("");
  const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]><x>&l9;</x>`;
  const parts = workbookParts(one).filter((part) => part.name !== name);
  const bytes =
    what === "workbook"
      ? packed([...parts, { name, data: bomb }])
      : packed([...parts.filter((part) => !part.name.startsWith("xl/")), { name, data: bomb }]);
  expect(await refusalOf(bytes)).toMatchObject({ message: expect.stringMatching(/entities/u) });
});

it("entities in UTF-16 are seen, too", async () => {
  const bomb = Buffer.from('\uFEFF<!DOCTYPE x [<!ENTITY a "b">]><x/>', "utf16le");
  const parts = workbookParts(one, "", [{ name: "xl/other.xml", data: bomb }]);
  expect(await refusalOf(packed(parts))).toMatchObject({
    message: expect.stringMatching(/entities/u),
  });
});

it.each([
  ["cut short", workbook(one).subarray(0, 900), "damaged"],
  ["another package", packed([{ name: "content.xml", data: "<x/>" }]), "unsupported"],
  ["an old workbook", Buffer.from("d0cf11e0a1b11ae1", "hex"), "unsupported"],
  ["a PDF", Buffer.from("%PDF-1.7 text"), "unsupported"],
  ["RTF", Buffer.from("{\\rtf1 The donkey. Photo: Courtesy of Qizi}"), "unsupported"],
  ["a picture", Buffer.from("ffd8ffe000104a46494600", "hex"), "unsupported"],
  ["nothing", Buffer.alloc(0), "empty"],
  ["blanks", Buffer.from(" \n \n"), "empty"],
  ["running text alone", Buffer.from("It was a cold spring. Nobody thought of it."), "invalid"],
])("%s is refused with words that say what to do", async (_what, bytes, kind) => {
  const problem = await refusalOf(bytes);
  expect(problem.kind).toBe(kind);
  expect(problem.message).not.toMatch(/error|exception|undefined|null|\{/iu);
  expect(problem.message).toMatch(/choose|fetch|save|lines are taken/iu);
});

it("a sheet that is not XML is refused as damaged", async () => {
  const parts = workbookParts(one).map((part) =>
    part.name.endsWith("sheet1.xml") ? { ...part, data: "<worksheet><sheetData><row" } : part,
  );
  expect((await refusalOf(packed(parts))).kind).toMatch(/damaged|invalid/u);
});

it("more than 20,000 rows are refused, in a table and in an article", async () => {
  const lines = (count: number, of: (at: number) => string): string =>
    Array.from({ length: count }, (_none, at) => of(at)).join("\n");
  const table = `File,Caption\n${lines(21_100, (at) => `${String(at)}.jpg,x${String(at)}`)}\n`;
  expect(await refusalOf(table)).toMatchObject({ kind: "too-large" });
  const article = lines(20_001, (at) => `The donkey ${String(at)}. Photo: Courtesy of Qizi`);
  expect(await refusalOf(article)).toMatchObject({ kind: "too-large" });
});

it("a page of elements nested without end is refused", async () => {
  const deep = `<!doctype html>${"<div>".repeat(200_000)}<p>The donkey. Photo: Courtesy of Qizi</p>`;
  expect(await refusalOf(deep)).toMatchObject({ message: expect.stringMatching(/nested deeper/u) });
});

// As long as what is still searched for credits and file names, and many of them.
it.each([
  ["blanks", "a" + " ".repeat(3_900) + "b"],
  ["brackets", "(".repeat(3_900)],
  ["open brackets", "(a ".repeat(1_300)],
  ["quotation marks", `"`.repeat(3_901)],
  ["colons", "a:".repeat(1_950)],
  ["dots", ". ".repeat(1_950)],
  ["names", "a.b ".repeat(970)],
  ["words of a name", "aa ".repeat(1_300)],
  ["letters", "a".repeat(3_900)],
  ["digits", "1".repeat(3_900)],
  ["credits", "Photo: ".repeat(550)],
  ["courtesies", "courtesy courtesy, ".repeat(200)],
  ["slashes", "A/".repeat(1_950)],
  ["Chinese", "摄影 ".repeat(1_300)],
])("lines of many %s are gone through", async (_what, line) => {
  const lines = Array.from({ length: 100 }, () => line).join("\n\n");
  const { rows } = await read(`${lines}\n\nThe donkey. Photo: Courtesy of Qizi\n`);
  expect(rows.at(-1)).toMatchObject({ caption: "The donkey." });
});
