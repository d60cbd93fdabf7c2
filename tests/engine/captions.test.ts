import { join } from "node:path";
import { expect, test } from "vitest";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

test("a text that stands under x-default and under its language is changed in both, a translation in neither", async () => {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  await drawPicture(join(stills, "a.jpg"), 5);
  await indexWhole(engine, stills);
  const write = async (language: string, text: string): Promise<unknown> =>
    await engine.ask("stills.setText", {
      stills: { ids: [1] },
      field: "caption",
      language,
      text,
      mode: "replace",
    });
  const captions = async (): Promise<unknown> =>
    (await engine.ask("stills.get", { id: 1 }))?.texts.caption;
  await write("x-default", "They share a bed");
  await write("en", "They share a bed");
  await write("fr", "Ils partagent un lit");
  await write("x-default", "They lie awake");
  expect(await captions()).toEqual({
    "x-default": "They lie awake",
    en: "They lie awake",
    fr: "Ils partagent un lit",
  });
  await write("en", "They sleep");
  expect(await captions()).toMatchObject({ "x-default": "They sleep", en: "They sleep" });
  await engine.ask("history.undo", {});
  expect(await captions()).toMatchObject({ "x-default": "They lie awake", en: "They lie awake" });
});
