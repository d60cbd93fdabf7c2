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
  // what cannot be English is no change of the English text
  await write("x-default", "他们彻夜未眠");
  expect(await captions()).toMatchObject({ "x-default": "他们彻夜未眠", en: "They lie awake" });
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
  expect(
    await engine.ask("stills.fillIn", { still: 2, text: change.text, language: "en" }),
  ).toEqual({
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

test("variables are names and words of the language of the text; where nobody taught us any, of what is shown", async () => {
  const { engine } = await engineWithArchive();
  const folder = temporaryFolder();
  await drawPicture(join(folder, "a.jpg"), 5);
  await indexWhole(engine, folder);
  const list = {
    list: { text: "Cao Guiying\tHai Qing\nMa Youtie\tWu Renlin" },
    film: { name: "Return to Dust (2022)" },
    form: null,
    columns: null,
    choices: [],
  };
  const { digest } = await engine.ask("cast.read", list);
  await engine.ask("cast.import", { ...list, digest, take: [0, 1] });
  const add = [
    { field: "film", name: "Return to Dust (2022)" },
    { field: "character", name: "Cao Guiying" },
    { field: "character", name: "Ma Youtie" },
  ] as const;
  await engine.ask("stills.tag", { stills: { ids: [1] }, add: [...add], remove: [] });
  const record = await engine.ask("stills.get", { id: 1 });
  const original = (language: string, name: string) => [
    { kind: "original", language, name } as const,
  ];
  const film = { kind: "film", id: record?.film?.id ?? 0 } as const;
  await engine.ask("records.change", {
    command: { do: "edit", record: { ...film, set: { names: original("zh-Hans", "隐入尘烟") } } },
  });
  const chinese: Record<string, string> = {
    "Cao Guiying": "曹贵英",
    "Hai Qing": "海清",
    "Ma Youtie": "马有铁",
  };
  for (const { character, performer } of record?.depictions ?? [])
    for (const [kind, named] of [
      ["character", character],
      ["agent", performer],
    ] as const) {
      const name = chinese[named?.name ?? ""];
      if (named === null || name === undefined) continue;
      const set = { names: original("zh", name) };
      await engine.ask("records.change", {
        command: { do: "edit", record: { kind, id: named.id, set } },
      });
    }
  const text = "{film}: {performers:as}; {people:left-to-right}; {characters}; {performers}";
  const filled = async (language: string) =>
    (await engine.ask("stills.fillIn", { still: 1, text, language })).text;
  expect(await filled("x-default")).toBe(
    "Return to Dust: Hai Qing as Cao Guiying, Wu Renlin as Ma Youtie; Hai Qing as Cao Guiying and Wu Renlin as Ma Youtie; Cao Guiying, Ma Youtie; Hai Qing, Wu Renlin",
  );
  // whose Chinese name nobody knows keeps the one that is shown
  expect(await filled("zh-Hans")).toBe(
    "隐入尘烟: 海清饰曹贵英、Wu Renlin饰马有铁; 海清饰曹贵英、Wu Renlin饰马有铁; 曹贵英、马有铁; 海清、Wu Renlin",
  );
  expect(await filled("de")).toBe(
    "Return to Dust: Hai Qing als Cao Guiying, Wu Renlin als Ma Youtie; Hai Qing als Cao Guiying und Wu Renlin als Ma Youtie; Cao Guiying, Ma Youtie; Hai Qing, Wu Renlin",
  );
  expect(await filled("fi")).toBe(await filled("x-default"));
  const change = { field: "caption", mode: "replace", text: "{characters}", fillIn: true } as const;
  await engine.ask("stills.setText", { stills: { ids: [1] }, language: "zh", ...change });
  expect((await engine.ask("stills.get", { id: 1 }))?.texts.caption).toEqual({
    zh: "曹贵英、马有铁",
  });
});
