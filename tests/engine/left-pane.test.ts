import { expect, test } from "vitest";
import type { Engine } from "../../electron/engine/engine.ts";
import type { Edit } from "../../shared/contract/records.ts";
import type { RecordKind } from "../../shared/record.ts";
import type { Tag } from "../../shared/tag.ts";
import { storeStills } from "../helpers/catalogs.ts";
import { engineWithArchive } from "../helpers/engines.ts";

/** An archive in which records have names that are not shown. */
async function namedArchive(): Promise<Engine> {
  const { engine } = await engineWithArchive();
  const stills = storeStills(engine.archive().catalog, ["a.jpg", "b.jpg"]);
  await engine.archive().search.ready();
  await engine.archive().stored(stills, true);
  const tag = (still: number | undefined, ...add: Tag[]): Promise<unknown> =>
    engine.ask("stills.tag", { stills: { ids: [still ?? 0] }, add, remove: [] });
  await tag(
    stills[0],
    { field: "film", name: "Return to Dust (2022)" },
    { field: "scene", name: "The wedding" },
    { field: "character", name: "Ma Youtie" },
    { field: "keyword", name: "donkey" },
    { field: "rightsHolder", name: "Hucheng Films" },
  );
  await tag(stills[1], { field: "film", name: "Slack Water" });
  const alias = async (kind: RecordKind, filter: string, name: string): Promise<number> => {
    const { lines } = await engine.ask("records.list", {
      kind,
      filter,
      film: null,
      offset: 0,
      limit: 1,
    });
    const id = lines[0]?.id ?? 0;
    const names = [{ kind: kind === "film" ? "original" : "alias", language: "x-default", name }];
    const record = { kind, id, set: { names } } as Edit;
    await engine.ask("records.change", { command: { do: "edit", record } });
    return id;
  };
  const film = await alias("film", "dust", "隐入尘烟");
  const character = await alias("character", "ma", "马有铁");
  await engine.ask("records.change", {
    command: {
      do: "make",
      record: {
        kind: "role",
        film: film,
        character: { id: character },
        set: { performer: { name: "Wu Renlin" } },
      },
    },
  });
  await alias("agent", "wu", "武仁林");
  await alias("agent", "hucheng", "虎城影业");
  await alias("scene", "wedding", "Les noces");
  await alias("keyword", "donkey", "Esel");
  return engine;
}

/** The lines that the left pane has with a filter. */
async function filtered(engine: Engine, filter: string): Promise<string[]> {
  const { films, withoutFilm, rightsHolders, keywords } = await engine.ask("overview.get", {
    films: [],
    withoutFilm: false,
    rightsHolders: 0,
    keywords: 0,
    filter,
  });
  const inFilms = films.lines.flatMap(({ name, characters, scenes }) => [
    name,
    ...characters.lines.map((one) => one.name),
    ...scenes.lines.map((one) => one.name),
  ]);
  return [
    ...inFilms,
    ...withoutFilm.characters.lines,
    ...rightsHolders.lines,
    ...keywords.lines,
  ].map((line) => (typeof line === "string" ? line : line.name));
}

test("the left pane is filtered by any name of a record, in any script and order", async () => {
  const engine = await namedArchive();
  const whole = ["Return to Dust", "Ma Youtie", "The wedding"];
  const expected: readonly (readonly [string, readonly string[]])[] = [
    ["隐入", whole],
    ["隱入塵煙", whole],
    ["馬有鐵", ["Return to Dust", "Ma Youtie"]],
    ["youtie ma", ["Return to Dust", "Ma Youtie"]],
    ["武仁林", ["Return to Dust", "Ma Youtie"]],
    ["noces", ["Return to Dust", "The wedding"]],
    ["虎城", ["Hucheng Films"]],
    ["ese", ["donkey"]],
    ["cheng", ["Hucheng Films"]],
    ["2022", whole],
    ["nobody", []],
  ];
  for (const [filter, lines] of expected)
    expect([filter, await filtered(engine, filter)]).toEqual([filter, lines]);
});
