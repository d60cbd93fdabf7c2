import { expect, test } from "vitest";
import { castSql } from "../../electron/engine/catalog/cast-members.ts";
import { all, run } from "../../electron/engine/catalog/database.ts";
import { filmHoldersSql } from "../../electron/engine/catalog/holders.ts";
import { evidenceSql, neighbourSql } from "../../electron/engine/catalog/still-evidence.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import { tagStills } from "../../electron/engine/commands/tag-stills.ts";
import type { Carried } from "../../shared/carried.ts";
import type { Certainty } from "../../shared/suggestion.ts";
import type { Tag } from "../../shared/tag.ts";
import { contents, storeStills } from "../helpers/catalogs.ts";
import { engineWithArchive } from "../helpers/engines.ts";

const dust: Tag = { field: "film", name: "Return to Dust (2022)" };
const caption = (text: string): Partial<Carried> => ({ texts: { caption: { en: text } } });

/** An engine, and a film with Wu Renlin as Ma Youtie and Hai Qing as Cao Guiying. */
async function withDust(): Promise<{ engine: Engine; film: number }> {
  const { engine } = await engineWithArchive();
  const still = store(engine, ["cast.jpg"], {}, "/other")[0] ?? 0;
  for (const role of [
    { character: "Ma Youtie", performer: "Wu Renlin" },
    { character: "Cao Guiying", performer: "Hai Qing" },
  ])
    tagStills(engine.archive().catalog.db, { stills: [still], add: [dust], remove: [], role });
  await engine.archive().stored([still], true);
  const record = await engine.ask("stills.get", { id: still });
  return { engine, film: record?.film?.id ?? 0 };
}

function store(
  engine: Engine,
  names: readonly string[],
  carried: Partial<Carried> = {},
  folder = "/stills",
): number[] {
  return storeStills(engine.archive().catalog, names, carried, folder);
}

/** "character Ma Youtie high 2": what is suggested, and for how many. */
async function suggested(engine: Engine, ids: readonly number[]): Promise<string[]> {
  const { suggestions } = await engine.ask("suggestions.of", { stills: { ids: [...ids] } });
  return suggestions.map(
    ({ field, name, certainty, stills }) => `${field} ${name} ${certainty} ${String(stills)}`,
  );
}

const accept = (
  engine: Engine,
  ids: readonly number[],
  certainties: Certainty[],
  more: object = {},
) =>
  engine.ask("suggestions.accept", { stills: { ids: [...ids] }, which: { certainties, ...more } });

test("suggests for several stills how many they are for, and applies nothing", async () => {
  const { engine, film } = await withDust();
  const { db } = engine.archive().catalog;
  const stills = [
    ...store(engine, ["1.jpg"], caption("Ma Youtie and Cao Guiying at dawn.")),
    ...store(engine, ["2.jpg"], caption("The hands of Ma Youtie.")),
    ...store(engine, ["3.jpg"], caption("The donkey.")),
  ];
  tagStills(db, { stills, add: [{ field: "film", id: film }], remove: [] });
  const before = contents(db);
  expect(await suggested(engine, stills)).toEqual([
    "character Ma Youtie high 2",
    "character Cao Guiying high 1",
  ]);
  expect(contents(db)).toEqual(before);
});

test("what was taken away by hand is offered again, but not as certain, until that is undone", async () => {
  const { engine, film } = await withDust();
  const { db } = engine.archive().catalog;
  const ids = store(engine, ["1.jpg"], caption("Ma Youtie at dawn."));
  tagStills(db, { stills: ids, add: [{ field: "film", id: film }], remove: [] });
  await engine.archive().stored(ids, true);
  await accept(engine, ids, ["high"]);
  expect(await suggested(engine, ids)).toEqual([]);
  const remove: Tag[] = [{ field: "character", name: "Ma Youtie" }];
  await engine.ask("stills.tag", { stills: { ids }, add: [], remove });
  expect(await suggested(engine, ids)).toEqual(["character Ma Youtie low 1"]);
  const { suggestions } = await engine.ask("suggestions.of", { stills: { ids } });
  expect(suggestions[0]?.why).toBe("named in the caption; was taken away by hand");
  await accept(engine, ids, ["high"]);
  expect(await suggested(engine, ids)).toEqual(["character Ma Youtie low 1"]);
  // Undone is as if it had not been done.
  await engine.ask("history.undo", {});
  await engine.ask("history.undo", {});
  expect(await suggested(engine, ids)).toEqual(["character Ma Youtie high 1"]);
});

test("accepts all that are certain in one action, and takes it back row for row", async () => {
  const { engine } = await withDust();
  const { db } = engine.archive().catalog;
  const stills = store(engine, ["RTD 1.jpg", "RTD 2.jpg"], {
    ...caption("A scene from “Return to Dust”."),
    keywords: ["Ma Youtie"],
  });
  const before = contents(db);
  const { label } = await accept(engine, stills, ["high"]);
  expect(label).toBe("Accepted the suggested film “Return to Dust (2022)” on 2 stills");
  const cast = await accept(engine, stills, ["high", "medium"]);
  expect(cast).toMatchObject({ changed: 2 });
  expect(cast.label).toBe("Accepted the suggested character “Ma Youtie” on 2 stills");
  expect(await suggested(engine, stills)).toEqual([]);
  await engine.ask("history.undo", {});
  await engine.ask("history.undo", {});
  expect(contents(db)).toEqual(before);
});

test("counts what was accepted of several kinds", async () => {
  const { engine, film } = await withDust();
  const { db } = engine.archive().catalog;
  const stills = store(engine, ["1.jpg", "2.jpg"], {
    texts: {
      caption: { en: "Here are Ma Youtie and Cao Guiying." },
      creditLine: { "x-default": "© Dream Star Pictures" },
    },
  });
  tagStills(db, { stills, add: [{ field: "film", id: film }], remove: [] });
  const accepted = await accept(engine, stills, ["high", "medium", "low"]);
  expect(accepted.label).toBe("Accepted 6 suggestions on 2 stills");
  const record = await engine.ask("stills.get", { id: stills[0] ?? 0 });
  expect(record?.rightsHolders.map(({ name }) => name)).toEqual(["Dream Star Pictures"]);
});

test("accepts one record, or one field, and leaves the rest", async () => {
  const { engine, film } = await withDust();
  const { db } = engine.archive().catalog;
  const stills = store(engine, ["1.jpg"], {
    texts: {
      caption: { en: "Here are Ma Youtie and Cao Guiying." },
      creditLine: { "x-default": "© Dream Star Pictures" },
    },
  });
  tagStills(db, { stills, add: [{ field: "film", id: film }], remove: [] });
  const { suggestions } = await engine.ask("suggestions.of", { stills: { ids: stills } });
  const guiying = suggestions.find(({ name }) => name === "Cao Guiying");
  const record = { id: guiying?.id ?? 0, name: "Cao Guiying" };
  await accept(engine, stills, ["high"], { field: "character", record });
  expect(await suggested(engine, stills)).toEqual([
    "character Ma Youtie high 1",
    "rightsHolder Dream Star Pictures medium 1",
  ]);
  await accept(engine, stills, ["medium"], { field: "rightsHolder" });
  expect(await suggested(engine, stills)).toEqual(["character Ma Youtie high 1"]);
});

test("of several that are as likely takes none unasked, and one that is named", async () => {
  const { engine } = await withDust();
  const { db } = engine.archive().catalog;
  const [other = 0] = store(engine, ["x.jpg"], {}, "/other");
  tagStills(db, { stills: [other], add: [{ field: "film", name: "Dust (1985)" }], remove: [] });
  for (const title of ["Return to Dust", "Dust"])
    run(
      db,
      `INSERT INTO production_code (film_id, code, studio, position)
       SELECT id, 'XB', '', 0 FROM film WHERE title = ?`,
      title,
    );
  await engine.archive().stored([other], true);
  const stills = store(engine, ["XB-12.jpg"]);
  expect(await suggested(engine, stills)).toEqual([
    "film Return to Dust (2022) low 1",
    "film Dust (1985) low 1",
  ]);
  expect(await accept(engine, stills, ["low"])).toMatchObject({ changed: 0, change: null });
  const { suggestions } = await engine.ask("suggestions.of", { stills: { ids: stills } });
  const { id, name } = suggestions[1] ?? { id: 0, name: "" };
  await accept(engine, stills, ["low"], { field: "film", record: { id, name } });
  expect((await engine.ask("stills.get", { id: stills[0] ?? 0 }))?.film?.name).toBe("Dust");
});

test("a performer the file names becomes the character they play, and is not shown twice", async () => {
  const { engine, film } = await withDust();
  const { db } = engine.archive().catalog;
  const stills = store(engine, ["1.jpg"], {
    kind: "scene",
    persons: [{ performer: "Wu Renlin", character: null }],
  });
  tagStills(db, { stills, add: [{ field: "film", id: film }], remove: [] });
  await accept(engine, stills, ["high"]);
  const record = await engine.ask("stills.get", { id: stills[0] ?? 0 });
  expect(
    record?.depictions.map(({ character, performer }) => [character?.name, performer?.name]),
  ).toEqual([["Ma Youtie", "Wu Renlin"]]);
});

test("a supplier in the credit line is linked as one", async () => {
  const { engine } = await withDust();
  const stills = store(engine, ["1.jpg"], {
    texts: { creditLine: { "x-default": "Photo by Jane Doe/Getty Images" } },
  });
  await accept(engine, stills, ["medium"]);
  const { db } = engine.archive().catalog;
  expect(
    all(db, "SELECT role, name FROM rights_record JOIN agent ON agent.id = holder_id"),
  ).toEqual([{ role: "supplier", name: "Getty Images" }]);
});

test("a rights holder in two roles is suggested for one still once", async () => {
  const { engine, film } = await withDust();
  const { db } = engine.archive().catalog;
  const held = store(engine, ["1.jpg", "2.jpg", "3.jpg"], {}, "/held");
  const stills = store(engine, ["a.jpg"]);
  tagStills(db, {
    stills: [...held, ...stills],
    add: [{ field: "film", id: film }],
    remove: [],
  });
  tagStills(db, { stills: held, add: [{ field: "rightsHolder", name: "Qizi" }], remove: [] });
  run(
    db,
    `INSERT INTO rights_record (uuid, still_id, holder_id, role, origin)
     SELECT 'supplied ' || still_id, still_id, holder_id, 'supplier', origin FROM rights_record`,
  );
  await engine.archive().stored([...held, ...stills], true);
  const withNothing = [...stills, ...store(engine, ["x.jpg"], {}, "/elsewhere")];
  const { suggestions } = await engine.ask("suggestions.of", { stills: { ids: withNothing } });
  expect(suggestions).toMatchObject([
    { name: "Qizi", stills: 1, why: expect.stringMatching(/^3 of 3/u) },
  ]);
});

test("the scene comes from the files before and after, by their real neighbours", async () => {
  const { engine, film } = await withDust();
  const { db } = engine.archive().catalog;
  const names = Array.from({ length: 40 }, (_, at) => `day 1/RTD_${String(at + 101)}.jpg`);
  const stills = store(engine, names);
  const inFolder = store(engine, ["day 1/other/RTD_0105.jpg", "day 10/RTD_0104.jpg"]);
  tagStills(db, {
    stills: [...stills, ...inFolder],
    add: [{ field: "film", id: film }],
    remove: [],
  });
  const wedding: Tag = { field: "scene", name: "Wedding" };
  tagStills(db, { stills: stills.slice(0, 10), add: [wedding], remove: [] });
  tagStills(db, { stills: stills.slice(11, 20), add: [wedding], remove: [] });
  tagStills(db, { stills: inFolder, add: [{ field: "scene", name: "Harvest" }], remove: [] });
  const [, asked = 0] = stills.slice(9);
  const { suggestions } = await engine.ask("suggestions.of", { stills: { ids: [asked] } });
  expect(suggestions).toMatchObject([
    {
      name: "Wedding",
      certainty: "high",
      why: "19 of 19 neighbours in the roll are this scene",
    },
  ]);
});

test("what is dismissed does not come back, until that is undone", async () => {
  const { engine, film } = await withDust();
  const { db } = engine.archive().catalog;
  const stills = store(engine, ["1.jpg", "2.jpg"], caption("Here is Ma Youtie."));
  tagStills(db, { stills, add: [{ field: "film", id: film }], remove: [] });
  const { suggestions } = await engine.ask("suggestions.of", { stills: { ids: stills } });
  const [{ id, name } = { id: 0, name: "" }] = suggestions;
  const [first = 0, second = 0] = stills;
  const { label } = await engine.ask("suggestions.dismiss", {
    stills: { ids: [first] },
    which: { certainties: ["high"], record: { id, name } },
  });
  expect(label).toBe("Dismissed the suggested character “Ma Youtie” on 1 still");
  expect(await suggested(engine, [first])).toEqual([]);
  expect(await suggested(engine, [second])).toEqual(["character Ma Youtie high 1"]);
  await accept(engine, stills, ["high"]);
  expect((await engine.ask("stills.get", { id: first }))?.depictions).toEqual([]);
  await engine.ask("history.undo", {});
  await engine.ask("history.undo", {});
  expect(await suggested(engine, [first])).toEqual(["character Ma Youtie high 1"]);
});

test("learns of a film, a name or a cast as soon as there is one", async () => {
  const { engine, film } = await withDust();
  const stills = store(engine, ["1.jpg"], caption("Here is Zhang Yongfu."));
  await engine.ask("stills.tag", {
    stills: { ids: stills },
    add: [{ field: "film", id: film }],
    remove: [],
  });
  expect(await suggested(engine, stills)).toEqual([]);
  const [other = 0] = store(engine, ["2.jpg"]);
  await engine.ask("stills.tag", {
    stills: { ids: [other] },
    add: [
      { field: "film", id: film },
      { field: "character", name: "Zhang Yongfu" },
    ],
    remove: [],
  });
  expect(await suggested(engine, stills)).toEqual(["character Zhang Yongfu high 1"]);
});

test("no question of a still looks through a table that grows with the stills", async () => {
  const { engine } = await engineWithArchive();
  const { db } = engine.archive().catalog;
  const asked: [string, unknown][] = [
    [evidenceSql, "[1]"],
    [castSql, 1],
    [filmHoldersSql, 1],
    [neighbourSql("before"), { source: 1, path: "a", folder: "" }],
    [neighbourSql("after"), { source: 1, path: "a" }],
  ];
  for (const [sql, parameters] of asked) {
    const plan = all<{ detail: string }>(db, `EXPLAIN QUERY PLAN ${sql}`, parameters);
    const steps = plan.map(({ detail }) => detail).join("\n");
    expect(steps, sql).not.toMatch(
      /SCAN (?:still|file|depiction|rights_record|agent|character|cast_role|still_\w+)\b/u,
    );
  }
});

test("a credit line is read by what the archive knows of its agents", async () => {
  const { engine } = await withDust();
  const stills = store(engine, ["a.jpg"], {
    texts: { creditLine: { "x-default": "Foto: Saioa Lertxundi / Harbour Light" } },
  });
  await engine.archive().stored(stills, true);
  const holders = async (): Promise<string[]> =>
    (await suggested(engine, stills)).filter((line) => line.startsWith("rightsHolder"));
  expect(await holders()).toEqual([]); // in form another photographer
  const agent = { kind: "agent", name: "Harbour Light", set: { agentKind: "archive" } } as const;
  await engine.ask("records.change", { command: { do: "make", record: agent } });
  expect(await holders()).toEqual(["rightsHolder Harbour Light medium 1"]);
});
