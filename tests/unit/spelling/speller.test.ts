import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { availableDictionaries } from "../../../electron/engine/spelling/dictionaries.ts";
import { Speller } from "../../../electron/engine/spelling/speller.ts";
import { temporaryFolder } from "../../helpers/temporary.ts";

let home: string;
const before = process.env["STILLROOM_HOME"];

beforeEach(() => {
  home = temporaryFolder();
  process.env["STILLROOM_HOME"] = home;
});
afterEach(() => {
  if (before === undefined) delete process.env["STILLROOM_HOME"];
  else process.env["STILLROOM_HOME"] = before;
});

const misspelt = async (words: string[], language: string | null, text = ""): Promise<string[]> =>
  await new Speller().misspelt({ words, language, text });

test("each English has its dictionary, and English alone has both", async () => {
  const words = ["colour", "color", "plougth"];
  expect(await misspelt(words, "en-GB")).toEqual(["color", "plougth"]);
  expect(await misspelt(words, "en-US")).toEqual(["colour", "plougth"]);
  expect(await misspelt(words, "en")).toEqual(["plougth"]);
});

test("other languages are checked by theirs, and not where there is none", async () => {
  expect(await misspelt(["lit", "l’épouse", "epouze"], "fr-CA")).toEqual(["epouze"]);
  expect(await misspelt(["campesino", "campecino"], "es")).toEqual(["campecino"]);
  expect(await misspelt(["anything", "goess"], "mi")).toEqual([]);
});

test("a text that states no language shows it by its words, and is left alone where it does not", async () => {
  const check = async (text: string, word: string): Promise<string[]> =>
    await misspelt([word], null, text);
  expect(await check("They share a bed in a bare room and do not sleeep", "sleeep")).toEqual([
    "sleeep",
  ]);
  expect(
    await check("Ils partagent un lit dans une chambre nue et ne dormentt pas", "lit"),
  ).toEqual([]);
  expect(
    await check("Ils partagent un lit dans une chambre nue et ne dormentt pas", "dormentt"),
  ).toEqual(["dormentt"]);
  expect(await check("Nuku he moenga ki roto i te ruma", "moenga")).toEqual([]);
});

test("numbers, file names, abbreviations and words without an alphabet are nobody's to check", async () => {
  expect(await misspelt(["1927", "RTD_0063", "马有铁", "x2", "BFI", "TK"], "en")).toEqual([]);
});

test("what may be meant is suggested in the language in which the word was misspelt", async () => {
  const speller = new Speller();
  await speller.misspelt({ words: ["charactr"], language: "en", text: "" });
  await speller.misspelt({ words: ["caractere"], language: "fr", text: "" });
  expect(speller.suggestions("charactr")).toContain("character");
  expect(speller.suggestions("charactr").length).toBeLessThanOrEqual(6);
  expect(speller.suggestions("caractere")).toContain("caractère");
  expect(speller.suggestions("neverseen")).toEqual([]);
});

test("a dictionary put beside the settings is used, in the character set it says", async () => {
  const folder = join(home, "dictionaries");
  mkdirSync(folder);
  writeFileSync(join(folder, "de_DE.aff"), "SET ISO8859-1\n");
  writeFileSync(join(folder, "de_DE.dic"), Buffer.from("2\nKönig\nStraße\n", "latin1"));
  expect(availableDictionaries().map(({ language }) => language)).toContain("de-DE");
  expect(await misspelt(["König", "Straße", "Konig"], "de")).toEqual(["Konig"]);
});

test("a dictionary that cannot be read is as if there were none", async () => {
  const folder = join(home, "dictionaries");
  mkdirSync(folder);
  writeFileSync(join(folder, "da.dic"), "1\nhund\n");
  expect(await misspelt(["hundd"], "da")).toEqual([]);
});
