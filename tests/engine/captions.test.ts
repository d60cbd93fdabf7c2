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

test("variables in a text are filled in for each still, as they are shown before, and only where that is asked", async () => {
  const { engine } = await engineWithArchive();
  const folder = temporaryFolder();
  await drawPicture(join(folder, "a.jpg"), 5);
  await drawPicture(join(folder, "b.jpg"), 6);
  await indexWhole(engine, folder);
  const film = { field: "film", name: "Return to Dust (2022)" } as const;
  await engine.ask("stills.tag", { stills: { ids: [1] }, add: [film], remove: [] });
  const stills = { ids: [2, 1] };
  const change = {
    field: "caption",
    language: "x-default",
    mode: "replace",
    text: "{seq}: {filename}, {film} {{sic}}",
  } as const;
  const captions = async (): Promise<unknown> =>
    await Promise.all(
      [1, 2].map(
        async (id) => (await engine.ask("stills.get", { id }))?.texts.caption?.["x-default"],
      ),
    );
  expect(await engine.ask("stills.fillIn", { still: 2, text: change.text })).toEqual({
    text: "1: b,  {sic}",
    empty: ["film"],
  });
  const { preview } = await engine.ask("stills.preview", {
    stills,
    change: { write: "text", ...change, fillIn: true },
  });
  await engine.ask("stills.doPreviewed", { preview });
  const filled = ["2: a, Return to Dust {sic}", "1: b,  {sic}"];
  expect(await captions()).toEqual(filled);
  await engine.ask("stills.setText", { stills, ...change });
  expect(await captions()).toEqual([change.text, change.text]);
  await engine.ask("stills.setText", { stills, ...change, fillIn: true });
  expect(await captions()).toEqual(filled);
});
