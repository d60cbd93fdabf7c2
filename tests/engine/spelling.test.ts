import { expect, test } from "vitest";
import { engineWithArchive } from "../helpers/engines.ts";

test("names of the archive are spelt rightly, and so is what it learned; learning is undone", async () => {
  const { engine } = await engineWithArchive();
  const make = async (name: string): Promise<unknown> =>
    await engine.ask("records.change", {
      command: { do: "make", record: { kind: "character", name, film: null, set: {} } },
    });
  await make("Cao Guiying");
  const check = async (text: string, language = "en"): Promise<string[]> =>
    (await engine.ask("spelling.check", { texts: [{ language, text }] })).map(({ word }) => word);
  expect(await check("Guiying holds Guiying’s plougth in Lewes. Shee smiles")).toEqual([
    "plougth",
    "Shee",
  ]);
  expect(await check("guiyin")).toEqual(["guiyin"]);
  expect(await engine.ask("spelling.learn", { word: "plougth" })).toMatchObject({
    changed: 1,
    label: "Learned the word “plougth”",
  });
  expect(await check("a plougth")).toEqual([]);
  await make("Guiyin");
  expect(await check("guiyin")).toEqual([]);
  await engine.ask("history.undo", {});
  await engine.ask("history.undo", {});
  expect(await check("a plougth by guiyin")).toEqual(["plougth", "guiyin"]);
});

test("each text is checked in its language, with what may be meant; Chinese is nobody's to check", async () => {
  const { engine } = await engineWithArchive();
  const texts = [
    { language: "en", text: "the plougth" },
    { language: "fr", text: "la chambre nue et le caractere" },
    { language: "zh-Hans", text: "《风雪小站》（2019）剧照：何子墨饰陆远山。" },
    { language: "x-default", text: "They share a bed in a bare rooom and sleep" },
  ];
  const found = await engine.ask("spelling.check", { texts });
  expect(found.map(({ language, word }) => [language, word])).toEqual([
    ["en", "plougth"],
    ["fr", "caractere"],
    ["x-default", "rooom"],
  ]);
  expect(found[0]?.suggestion).toBe("plough");
  expect(found[2]?.suggestion).toBe("room");
});

test("codes, variables, addresses and names of files are no words", async () => {
  const { engine } = await engineWithArchive();
  const text =
    "a =qzx#2= or {filmm} at www.stilll.example, from pressse@stilll.example and bedd_0042.jpg by @handel. a bedd";
  const found = await engine.ask("spelling.check", { texts: [{ language: "en", text }] });
  expect(found.map(({ word }) => word)).toEqual(["bedd"]);
});
