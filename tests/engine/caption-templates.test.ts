import { expect, test } from "vitest";
import type { Engine } from "../../electron/engine/engine.ts";
import type { CaptionTemplate } from "../../shared/caption/template.ts";
import type { InputOf } from "../../shared/contract/index.ts";
import { contents, storeStills } from "../helpers/catalogs.ts";
import { engineWithArchive } from "../helpers/engines.ts";

async function withStills(count: number): Promise<{ engine: Engine; stills: number[] }> {
  const { engine } = await engineWithArchive();
  const names = Array.from({ length: count }, (_, at) => `${String(at)}.jpg`);
  const stills = storeStills(engine.archive().catalog, names);
  await engine.archive().search.ready();
  await engine.archive().stored(stills, true);
  return { engine, stills };
}

const credit = {
  field: "creditLine",
  language: "x-default",
  text: "Courtesy of Real Image",
  mode: "replace",
  ticked: true,
} as const;
const caption = {
  field: "caption",
  language: "en",
  text: "{film}, {filename}:",
  mode: "prepend",
  ticked: false,
} as const;

async function filmOf(engine: Engine, still: number, name: string): Promise<number> {
  const add = [{ field: "film" as const, name }];
  await engine.ask("stills.tag", { stills: { ids: [still] }, add, remove: [] });
  return (await engine.ask("stills.get", { id: still }))?.film?.id ?? 0;
}

async function texts(engine: Engine, id: number): Promise<unknown> {
  return (await engine.ask("stills.get", { id }))?.texts;
}

test("a template is kept with its film, its client and what is ticked, and undone row for row", async () => {
  const { engine, stills } = await withStills(1);
  const film = await filmOf(engine, stills[0] ?? 0, "Return to Dust (2022)");
  const { db } = engine.archive().catalog;
  const before = contents(db);
  const { id } = await engine.ask("templates.save", {
    id: null,
    name: "Berlinale",
    film,
    client: { name: "Berlin International Film Festival" },
    texts: [credit, caption],
  });
  const [kept] = await engine.ask("templates.list", {});
  expect(kept).toMatchObject({
    id,
    name: "Berlinale",
    film: { id: film, name: "Return to Dust" },
    client: { name: "Berlin International Film Festival" },
    texts: [caption, credit], // by field
  } satisfies Partial<Record<keyof CaptionTemplate, unknown>>);
  const made = contents(db);
  await engine.ask("templates.save", {
    id,
    name: "Berlinale 2026",
    film: null,
    client: null,
    texts: [{ ...credit, text: "Berlinale" }],
  });
  expect((await engine.ask("templates.list", {}))[0]).toMatchObject({
    name: "Berlinale 2026",
    film: null,
    client: null,
    texts: [{ ...credit, text: "Berlinale" }],
  });
  await engine.ask("templates.delete", { id });
  expect(await engine.ask("templates.list", {})).toEqual([]);
  await engine.ask("history.undo", {});
  await engine.ask("history.undo", {});
  expect(contents(db)).toEqual(made);
  await engine.ask("history.undo", {});
  expect(contents(db)).toEqual(before);
});

test("a name that is taken, a film that is gone, and a variable there is none of are refused in words", async () => {
  const { engine } = await withStills(1);
  const one = { id: null, name: "Press", film: null, client: null, texts: [credit] };
  await engine.ask("templates.save", one);
  await expect(engine.ask("templates.save", { ...one, name: "press " })).rejects.toThrow(
    "There is a template “Press” already",
  );
  await expect(engine.ask("templates.save", { ...one, name: "Web", film: 99 })).rejects.toThrow(
    "The film of this template is gone",
  );
  const wrong = { ...credit, text: "{flim}" };
  await expect(
    engine.ask("templates.save", { ...one, name: "Web", texts: [wrong] }),
  ).rejects.toThrow("Credit line: There is no variable {flim}. Did you mean {film}?");
  await expect(engine.ask("templates.delete", { id: 99 })).rejects.toThrow("is gone");
});

test("texts are written to many stills in one change, each with its own variables, and a preview says what one becomes", async () => {
  const { engine, stills } = await withStills(2);
  const [first = 0, second = 0] = stills;
  await filmOf(engine, first, "Return to Dust (2022)");
  const stay = { field: "caption", language: "en", text: "A bed", mode: "replace" } as const;
  await engine.ask("stills.setText", { stills: { ids: [first] }, ...stay });
  const written = [credit, caption].map(({ field, language, text, mode }) => ({
    field,
    language,
    text,
    mode,
  }));
  expect(await engine.ask("templates.preview", { still: first, texts: written })).toEqual([
    {
      field: "creditLine",
      language: "x-default",
      before: "",
      after: "Courtesy of Real Image",
    },
    { field: "caption", language: "en", before: "A bed", after: "Return to Dust, 0: A bed" },
  ]);
  const done = await engine.ask("templates.write", {
    stills: { ids: [first, second] },
    name: "Berlinale",
    texts: written,
  });
  expect(done).toMatchObject({
    changed: 2,
    label: "Wrote credit line, caption by the template “Berlinale” (2 stills)",
  });
  expect(await texts(engine, first)).toEqual({
    creditLine: { "x-default": "Courtesy of Real Image" },
    caption: { en: "Return to Dust, 0: A bed" },
  });
  expect(await texts(engine, second)).toMatchObject({ caption: { en: ", 1:" } });
  await engine.ask("history.undo", {});
  expect(await texts(engine, first)).toEqual({ caption: { en: "A bed" } });
  const nameless = { stills: { ids: [first] }, name: null, texts: written.slice(0, 1) };
  expect(await engine.ask("templates.write", nameless)).toMatchObject({
    label: "Wrote credit line (1 still)",
  });
});

test("a template follows its film and its client when they are merged, and outlives them", async () => {
  const { engine, stills } = await withStills(2);
  const [first = 0, second = 0] = stills;
  const film = await filmOf(engine, first, "Dust (2022)");
  const other = await filmOf(engine, second, "Return to Dust (2022)");
  await engine.ask("templates.save", {
    id: null,
    name: "Press",
    film,
    client: { name: "Berlinale" },
    texts: [credit],
  });
  const change = async (command: InputOf<"records.change">["command"]) =>
    await engine.ask("records.change", { command });
  await change({ do: "merge", kind: "film", id: film, into: other });
  const listed = async () => (await engine.ask("templates.list", {}))[0];
  expect((await listed())?.film?.id).toBe(other);
  const client = (await listed())?.client?.id ?? 0;
  await change({ do: "remove", kind: "film", id: other });
  await change({ do: "remove", kind: "agent", id: client });
  expect(await listed()).toMatchObject({ name: "Press", film: null, client: null });
  await engine.ask("history.undo", {});
  await engine.ask("history.undo", {});
  expect(await listed()).toMatchObject({ film: { id: other }, client: { id: client } });
});

test("texts that were used are listed with how many stills have them, and follow what is changed", async () => {
  const { engine, stills } = await withStills(5);
  const write = async (ids: number[], text: string): Promise<unknown> =>
    await engine.ask("stills.setText", {
      stills: { ids },
      field: "creditLine",
      language: "x-default",
      text,
      mode: "replace",
    });
  await write(stills.slice(0, 3), "Courtesy of Réal Image");
  await write(stills.slice(3), "Photo: Jane Doe");
  const used = async (filter = "", limit = 10): Promise<unknown> =>
    await engine.ask("texts.used", { field: "creditLine", filter, limit });
  expect(await used()).toEqual([
    { text: "Courtesy of Réal Image", stills: 3 },
    { text: "Photo: Jane Doe", stills: 2 },
  ]);
  expect(await used("real")).toEqual([{ text: "Courtesy of Réal Image", stills: 3 }]);
  expect(await used("", 1)).toHaveLength(1);
  await write(stills, "Photo: Jane Doe");
  expect(await used()).toEqual([{ text: "Photo: Jane Doe", stills: 5 }]);
  await engine.ask("history.undo", {});
  expect(await used()).toHaveLength(2);
});
