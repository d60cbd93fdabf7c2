import { expect, test } from "vitest";
import type { Engine } from "../../electron/engine/engine.ts";
import type { FilmPage } from "../../shared/record-page.ts";
import { storeStills } from "../helpers/catalogs.ts";
import { engineWithArchive } from "../helpers/engines.ts";

/** Three stills, the first two of a film whose cast has codes, the last of another. */
async function coded(): Promise<{ engine: Engine; stills: number[]; films: number[] }> {
  const { engine } = await engineWithArchive();
  const stills = storeStills(engine.archive().catalog, ["a.jpg", "b.jpg", "c.jpg"]);
  await engine.archive().search.ready();
  await engine.archive().stored(stills, true);
  for (const [name, from, to] of [
    ["Dust (2022)", 0, 2],
    ["Charly (1968)", 2, 3],
  ] as const)
    await engine.ask("stills.tag", {
      stills: { ids: stills.slice(from, to) },
      add: [{ field: "film", name }],
      remove: [],
    });
  await importList(engine, "cg\tCao Guiying\tHai Qing\nmy\tMa Youtie\tWu Renlin", "Dust (2022)");
  await importList(engine, "cg\tCharlie Gordon\tCliff", "Charly (1968)");
  const { lines } = await engine.ask("records.list", {
    kind: "film",
    filter: "",
    film: null,
    offset: 0,
    limit: 10,
  });
  const key = (name: string): number => lines.find((line) => line.name === name)?.id ?? 0;
  return { engine, stills, films: [key("Dust"), key("Charly")] };
}

async function importList(engine: Engine, text: string, film: string): Promise<void> {
  const list = {
    list: { text },
    film: { name: film },
    form: null,
    columns: null,
    choices: [],
  };
  const { digest, rows } = await engine.ask("cast.read", list);
  await engine.ask("cast.import", { ...list, digest, take: rows.map((_row, at) => at) });
}

async function castOf(engine: Engine, film: number | undefined): Promise<FilmPage["cast"]> {
  const page = await engine.ask("records.get", { kind: "film", id: film ?? 0 });
  return (page as FilmPage).cast;
}

async function codesOf(engine: Engine, film: number | undefined): Promise<(string | null)[]> {
  return (await castOf(engine, film)).map(({ code }) => code);
}

test("a code that is typed chooses the character of the still's film before everything else", async () => {
  const { engine, stills } = await coded();
  const first = async (text: string, still: number | undefined, field: "character" | null) => {
    const around = { ids: [still ?? 0] };
    const [choice] = await engine.ask("tags.choices", { field, text, stills: around });
    return choice;
  };
  expect(await first("cg", stills[0], null)).toMatchObject({
    field: "character",
    name: "Cao Guiying",
    detail: "code cg · Hai Qing, Dust",
    code: "cg",
    stills: 0,
  });
  expect(await first("cg", stills[2], "character")).toMatchObject({ name: "Charlie Gordon" });
  expect(await first("CG", stills[0], "character")).toMatchObject({ name: "Cao Guiying" });
  // Of no film, and of a field that has no codes, it is a word like any other.
  await engine.ask("stills.tag", {
    stills: { ids: [stills[2] ?? 0] },
    add: [],
    remove: [{ field: "film", name: "Charly" }],
  });
  expect(await first("cg", stills[2], null)).toBeUndefined();
});

test("a code is edited, taken back, and means one role of a film", async () => {
  const { engine, films } = await coded();
  const [guiying, youtie] = await castOf(engine, films[0]);
  const edit = (id: number | undefined, code: string | null) =>
    engine.ask("records.change", {
      command: { do: "edit", record: { kind: "role", id: id ?? 0, set: { code } } },
    });
  await expect(edit(youtie?.id, "cg")).rejects.toThrow(
    "The code “cg” stands for “Cao Guiying” in this film. Choose another, or take it from there first.",
  );
  await expect(edit(youtie?.id, "m y")).rejects.toThrow("A code is one word, without spaces.");
  await edit(youtie?.id, "yt");
  expect(await codesOf(engine, films[0])).toEqual(["cg", "yt"]);
  await edit(guiying?.id, "");
  expect(await codesOf(engine, films[0])).toEqual([null, "yt"]);
  await edit(youtie?.id, "cg");
  for (let undone = 0; undone < 3; undone++) await engine.ask("history.undo", {});
  expect(await codesOf(engine, films[0])).toEqual(["cg", "my"]);
});

test("when films become one, a code goes on meaning the role of the film that stays", async () => {
  const { engine, films } = await coded();
  const [dust = 0, charly = 0] = films;
  const command = { do: "merge", kind: "film", id: charly, into: dust } as const;
  const { remarks } = await engine.ask("records.rehearse", { command });
  expect(remarks).toEqual([
    "The year 1968 of “Charly” is dropped: “Dust” keeps 2022.",
    "The code “cg” of “Charlie Gordon” in “Charly” is dropped: it stands for “Cao Guiying” there.",
  ]);
  await engine.ask("records.change", { command });
  expect(await codesOf(engine, dust)).toEqual(["cg", "my", null]);
  await engine.ask("history.undo", {});
  expect(await codesOf(engine, charly)).toEqual(["cg"]);
});

test("when roles become one, the code that is dropped is told, and none that is passed on", async () => {
  const { engine, films } = await coded();
  await importList(
    engine,
    "cao\tGuiying of Dust\tHai Qing\nz\tZhang\tZhao\t\n\tSister\tHai Qing",
    "Dust (2022)",
  );
  const cast = await castOf(engine, films[0]);
  const key = (name: string): number =>
    cast.find(({ character }) => character.name === name)?.character.id ?? 0;
  const merged = async (from: string, into: string): Promise<readonly string[]> => {
    const command = { do: "merge", kind: "character", id: key(from), into: key(into) } as const;
    return (await engine.ask("records.rehearse", { command })).remarks;
  };
  expect(await merged("Guiying of Dust", "Cao Guiying")).toEqual([
    "The code “cao” of “Guiying of Dust” in “Dust” is dropped: the role it becomes one with keeps its own.",
  ]);
  expect(await merged("Cao Guiying", "Sister")).toEqual([]);
});

test("a role that is removed takes its code along, which is said, and undo brings back", async () => {
  const { engine, films } = await coded();
  const [guiying] = await castOf(engine, films[0]);
  const { label } = await engine.ask("records.change", {
    command: { do: "remove", kind: "role", id: guiying?.id ?? 0 },
  });
  expect(label).toBe("Removed role “Cao Guiying” in “Dust”; its code “cg” goes with it");
  expect(await codesOf(engine, films[0])).toEqual(["my"]);
  await engine.ask("history.undo", {});
  expect(await codesOf(engine, films[0])).toEqual(["cg", "my"]);
});

test("a role that others play too leaves its code to them", async () => {
  const { engine, films } = await coded();
  const [guiying] = await castOf(engine, films[0]);
  await engine.ask("records.change", {
    command: {
      do: "make",
      record: {
        kind: "role",
        film: films[0] ?? 0,
        character: { id: guiying?.character.id ?? 0 },
        set: { performer: { name: "Young Hai" } },
      },
    },
  });
  const { label } = await engine.ask("records.change", {
    command: { do: "remove", kind: "role", id: guiying?.id ?? 0 },
  });
  expect(label).toBe("Took Hai Qing out of role “Cao Guiying” in “Dust”");
  const cast = await castOf(engine, films[0]);
  expect(cast.map(({ performer, code }) => [performer?.name, code])).toEqual([
    ["Young Hai", "cg"],
    ["Wu Renlin", "my"],
  ]);
});
