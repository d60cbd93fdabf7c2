import { expect, test } from "vitest";
import { engineWithArchive } from "../helpers/engines.ts";

test("names of the archive are spelt rightly, and so is what it learned; learning is undone", async () => {
  const { engine } = await engineWithArchive();
  const make = async (name: string): Promise<unknown> =>
    await engine.ask("records.change", {
      command: { do: "make", record: { kind: "character", name, film: null, set: {} } },
    });
  await make("Cao Guiying");
  const check = async (...words: string[]): Promise<string[]> =>
    await engine.ask("spelling.check", { words, language: "en", text: "" });
  expect(await check("Guiying", "Guiying’s", "Guiyin", "plough", "plougth")).toEqual([
    "Guiyin",
    "plougth",
  ]);
  expect(await engine.ask("spelling.learn", { word: "plougth" })).toMatchObject({
    changed: 1,
    label: "Learned the word “plougth”",
  });
  expect(await check("plougth")).toEqual([]);
  await make("Guiyin");
  expect(await check("Guiyin")).toEqual([]);
  await engine.ask("history.undo", {});
  await engine.ask("history.undo", {});
  expect(await check("plougth", "Guiyin")).toEqual(["plougth", "Guiyin"]);
  const suggested = await engine.ask("spelling.suggest", { word: "plougth" });
  expect(suggested).toContain("plough");
});
