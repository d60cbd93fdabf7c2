import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import type { Engine } from "../../electron/engine/engine.ts";
import { lintRules } from "../../shared/caption/lint.ts";
import { storeStills } from "../helpers/catalogs.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

async function withStills(count: number): Promise<{ engine: Engine; stills: number[] }> {
  const { engine } = await engineWithArchive();
  const names = Array.from({ length: count }, (_, at) => `${String(at)}.jpg`);
  const stills = storeStills(engine.archive().catalog, names);
  await engine.archive().search.ready();
  await engine.archive().stored(stills, true);
  return { engine, stills };
}

async function write(engine: Engine, ids: number[], text: string, language = "x-default") {
  const mode = "replace" as const;
  await engine.ask("stills.setText", { stills: { ids }, field: "caption", language, text, mode });
}

test("captions are made from names in every language, the cast as it follows, and the holder's credit line", async () => {
  const { engine, stills } = await withStills(1);
  const [still = 0] = stills;
  const list = {
    list: { text: "Cao Guiying\tHai Qing\nMa Youtie\tWu Renlin" },
    film: { name: "Return to Dust (2022)" },
    form: null,
    columns: null,
    choices: [],
  };
  const { digest } = await engine.ask("cast.read", list);
  await engine.ask("cast.import", { ...list, digest, take: [0, 1] });
  await engine.ask("stills.tag", {
    stills: { ids: [still] },
    add: [
      { field: "film", name: "Return to Dust (2022)" },
      { field: "character", name: "Cao Guiying" },
      { field: "rightsHolder", name: "Real Image" },
    ],
    remove: [],
  });
  const record = await engine.ask("stills.get", { id: still });
  const film = record?.film?.id ?? 0;
  const character = record?.depictions[0]?.character?.id ?? 0;
  const holder = record?.rightsHolders[0]?.id ?? 0;
  const names = [{ kind: "original", language: "zh-Hans", name: "曹贵英" }] as const;
  await engine.ask("records.change", {
    command: {
      do: "edit",
      record: { kind: "character", id: character, set: { names: [...names] } },
    },
  });
  await engine.ask("records.change", {
    command: {
      do: "edit",
      record: { kind: "agent", id: holder, set: { creditLine: "Courtesy of Real Image" } },
    },
  });
  expect(await engine.ask("captions.facts", { still })).toMatchObject({
    film: { id: film, name: "Return to Dust", year: 2022 },
    people: [
      {
        character: { name: "Cao Guiying", others: [{ language: "zh-Hans", name: "曹贵英" }] },
        performer: { name: "Hai Qing" },
        across: null,
      },
    ],
    holders: [{ name: "Real Image", creditLine: "Courtesy of Real Image" }],
    values: { film: "Return to Dust", "performers:as": "Hai Qing as Cao Guiying" },
  });
  const roster = await engine.ask("captions.roster", { film });
  expect(roster.map((role) => [role.character?.name, role.performer?.name])).toEqual([
    ["Cao Guiying", "Hai Qing"],
    ["Ma Youtie", "Wu Renlin"],
  ]);
  expect(await engine.ask("captions.facts", { still: 99 })).toBeNull();
});

test("where people stand is told as the picture is displayed", async () => {
  const { engine } = await engineWithArchive();
  const folder = temporaryFolder();
  // stored lying on its side: what is seen at the left is stored at the bottom (EXIF orientation 6)
  await sharp({ create: { width: 60, height: 40, channels: 3, background: "grey" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toFile(join(folder, "a.jpg"));
  await indexWhole(engine, folder);
  await engine.ask("depictions.draw", {
    still: 1,
    box: { x: 0.2, y: 0.6, width: 0.1, height: 0.2 },
    who: { character: { name: "Ma Youtie" } },
  });
  const facts = await engine.ask("captions.facts", { still: 1 });
  expect(facts?.people[0]?.across).toBeCloseTo(0.25, 6);
  const record = await engine.ask("stills.get", { id: 1 });
  expect(record?.depictions[0]?.region?.y).toBeCloseTo(0.7, 6);
});

test("who stands where is known once everybody has a region, or the archivist chose the order", async () => {
  const { engine } = await engineWithArchive();
  const folder = temporaryFolder();
  await drawPicture(join(folder, "a.jpg"), 5);
  await indexWhole(engine, folder);
  const tag = async (name: string) =>
    await engine.ask("stills.tag", {
      stills: { ids: [1] },
      add: [{ field: "character", name }],
      remove: [],
    });
  const known = async () => (await engine.ask("captions.facts", { still: 1 }))?.placesKnown;
  const filled = async (language: string) =>
    (await engine.ask("stills.fillIn", { still: 1, text: "{people:left-to-right}", language }))
      .text;
  await tag("Ma Youtie");
  await tag("Cao Guiying");
  expect(await known()).toBe(false);
  expect(await filled("en")).toBe("Ma Youtie and Cao Guiying");
  expect(await filled("de")).toBe("Ma Youtie und Cao Guiying");
  const box = { x: 0.1, y: 0.2, width: 0.2, height: 0.4 };
  const [man, woman] = (await engine.ask("stills.get", { id: 1 }))?.depictions ?? [];
  await engine.ask("depictions.move", { depiction: man?.id ?? 0, box });
  expect(await known()).toBe(false); // of one of them only
  await engine.ask("depictions.move", { depiction: woman?.id ?? 0, box: { ...box, x: 0.6 } });
  expect(await known()).toBe(true);
  expect(await filled("en")).toBe("Ma Youtie, left, and Cao Guiying");
  expect(await filled("de")).toBe("Ma Youtie (links) und Cao Guiying (rechts)");
  await engine.ask("depictions.removeRegion", { depiction: man?.id ?? 0 });
  expect(await known()).toBe(false);
  await engine.ask("depictions.place", { still: 1, depiction: man?.id ?? 0, place: 1 });
  expect(await known()).toBe(true);
  expect(await filled("en")).toBe("Cao Guiying, left, and Ma Youtie");
  await tag("The donkey"); // where it stands nobody has said
  expect(await known()).toBe(false);
  expect(await filled("en")).toBe("Cao Guiying, Ma Youtie and The donkey");
  await engine.ask("history.undo", {});
  await engine.ask("depictions.followRegions", { still: 1 });
  expect(await known()).toBe(false);
});

test("variables in a text that states no language are filled in in the one it is written in", async () => {
  const { engine, stills } = await withStills(1);
  const [still = 0] = stills;
  const add = ["Ma Youtie", "Cao Guiying"].map((name) => ({ field: "character" as const, name }));
  await engine.ask("stills.tag", { stills: { ids: [still] }, add, remove: [] });
  await engine.ask("depictions.confirmOrder", { still });
  const filled = async (words: string) => {
    const text = `${words} {people:left-to-right}`;
    return (await engine.ask("stills.fillIn", { still, text, language: "x-default" })).text;
  };
  expect(await filled("剧照：")).toBe("剧照： Ma Youtie（左），Cao Guiying（右）");
  expect(await filled("In the yard:")).toBe("In the yard: Ma Youtie, left, and Cao Guiying");
  await write(engine, stills, "剧照：");
  await engine.ask("stills.setText", {
    stills: { ids: stills },
    field: "caption",
    language: "x-default",
    mode: "append",
    text: "剧照：{people:left-to-right}",
    fillIn: true,
  });
  const record = await engine.ask("stills.get", { id: still });
  expect(record?.texts.caption?.["x-default"]).toBe(
    "剧照：剧照：Ma Youtie（左），Cao Guiying（右）",
  );
});

test("how many stills near it have a still's caption is told by language", async () => {
  const { engine, stills } = await withStills(4);
  const [first = 0, second = 0, third = 0, fourth = 0] = stills;
  await write(engine, [first, second, third], "A bed");
  await write(engine, [first], "Un lit", "fr");
  await write(engine, [fourth], "a bed");
  const same = async (still: number) => (await engine.ask("captions.facts", { still }))?.same;
  expect(await same(first)).toEqual({ "x-default": 2, fr: 0 });
  expect(await same(fourth)).toEqual({ "x-default": 0 });
});

test("checks that are switched off and the chosen style stay with the archive, and are undone", async () => {
  const { engine, folder } = await engineWithArchive();
  const settings = async () => await engine.ask("captions.settings", {});
  const first = { off: [], style: { house: "house", titles: "plain" } };
  expect(await settings()).toEqual(first);
  const done = await engine.ask("captions.switchRules", {
    rules: ["pastTense", "doubleSpaces"],
    on: false,
  });
  expect(done).toMatchObject({
    changed: 2,
    label: "Switched off the check “Captions in the past tense”, “Double spaces”",
  });
  await engine.ask("captions.switchRules", { rules: ["doubleSpaces"], on: true });
  await engine.ask("captions.setStyle", { house: "ap", titles: "plain" });
  await engine.ask("archive.open", { path: folder });
  expect(await settings()).toEqual({
    off: ["pastTense"],
    style: { house: "ap", titles: "plain" },
  });
  expect(await engine.ask("captions.setStyle", { house: "ap", titles: "plain" })).toMatchObject({
    changed: 0,
    change: null,
  });
  for (let steps = 3; steps > 0; steps--) await engine.ask("history.undo", {});
  expect(await settings()).toEqual(first);
  await engine.ask("captions.switchRules", { rules: [...lintRules], on: false });
  expect((await settings()).off).toEqual(lintRules);
});

test("what is found in a text that stands under its language and once more under none is told once", async () => {
  const { engine, stills } = await withStills(1);
  await write(engine, stills, "A  bed");
  await write(engine, stills, "A  bed", "en");
  await write(engine, stills, "Un  lit", "fr");
  const found = async () => {
    const checked = await engine.ask("captions.check", {
      stills: { ids: stills },
      from: 0,
      count: 9,
    });
    const findings = checked.stills.flatMap((still) => still.findings);
    return findings.filter(({ rule }) => rule === "doubleSpaces").map(({ language }) => language);
  };
  expect(await found()).toEqual(["en", "fr"]);
  await engine.ask("captions.putRight", { stills: { ids: stills }, rule: "doubleSpaces" });
  expect(await found()).toEqual([]);
});

test("captions of many stills are looked over in parts, and put right in one change, every fault of a text", async () => {
  const { engine, stills } = await withStills(3);
  const [first = 0, second = 0, third = 0] = stills;
  await engine.ask("captions.switchRules", {
    rules: lintRules.filter((rule) => rule !== "doubleSpaces" && rule !== "leftoverVariable"),
    on: false,
  });
  await write(engine, [first], "A  bed {filename} and {filename} of {nobody}");
  await write(engine, [third], "A  bed", "fr");
  const check = async (from: number, count: number) => {
    const { total, stills: found } = await engine.ask("captions.check", {
      stills: { ids: [...stills, 99] },
      from,
      count,
    });
    return [total, ...found.map(({ card, findings }) => [card.id, findings.length])];
  };
  expect(await check(0, 2)).toEqual([4, [first, 4]]);
  expect(await check(2, 2)).toEqual([4, [third, 1]]);
  const texts = async (id: number) => (await engine.ask("stills.get", { id }))?.texts.caption;
  const done = await engine.ask("captions.putRight", {
    stills: { ids: stills },
    rule: "leftoverVariable",
  });
  expect(done).toMatchObject({
    changed: 1,
    label: "Put right “Variables that were not filled in” (1 still)",
  });
  expect(await texts(first)).toEqual({ "x-default": "A  bed 0 and 0 of {nobody}" });
  const stillsWithSpaces = { ids: [first, second, third] };
  expect(
    await engine.ask("captions.putRight", { stills: stillsWithSpaces, rule: "doubleSpaces" }),
  ).toMatchObject({ changed: 2 });
  expect(await texts(third)).toEqual({ fr: "A bed" });
  await engine.ask("history.undo", {});
  await engine.ask("history.undo", {});
  expect(await texts(first)).toEqual({
    "x-default": "A  bed {filename} and {filename} of {nobody}",
  });
});

test("captions of many stills are looked over for misspelt words and for codes, as at the desk", async () => {
  const { engine, stills } = await withStills(3);
  const [first = 0, second = 0, third = 0] = stills;
  const rules = ["misspelt", "leftoverCode"] as const;
  await engine.ask("captions.switchRules", {
    rules: lintRules.filter((rule) => rule !== rules[0] && rule !== rules[1]),
    on: false,
  });
  await engine.ask("records.change", {
    command: { do: "make", record: { kind: "character", name: "guiying", film: null, set: {} } },
  });
  await write(engine, [first], "A plougth behind guiying and =yt#2= here", "en");
  await write(engine, [second], "la chambre nue et le caractere", "fr");
  await write(engine, [third], "《风雪小站》（2019）剧照：何子墨饰陆远山。", "zh-Hans");
  const found = async () => {
    const checked = await engine.ask("captions.check", {
      stills: { ids: stills },
      from: 0,
      count: 3,
    });
    return checked.stills.flatMap(({ card, texts, findings }) =>
      findings.map(({ rule, field, language, from, to, learn }) => [
        card.id,
        rule,
        (texts[field]?.[language] ?? "").slice(from, to),
        learn ?? null,
      ]),
    );
  };
  const code = [first, "leftoverCode", "=yt#2=", null];
  const french = [second, "misspelt", "caractere", "caractere"];
  expect(await found()).toEqual([code, [first, "misspelt", "plougth", "plougth"], french]);
  await engine.ask("spelling.learn", { word: "plougth" });
  expect(await found()).toEqual([code, french]);
  await engine.ask("captions.switchRules", { rules: ["misspelt"], on: false });
  expect(await found()).toEqual([code]);
});

test("while many captions are put right others have their turn, and what they write in a still that was looked at stays", async () => {
  const { engine, stills } = await withStills(300);
  const [first = 0, second = 0] = stills;
  await write(engine, stills, "A  bed in  a room");
  const righting = engine.ask("captions.putRight", {
    stills: { ids: stills },
    rule: "doubleSpaces",
  });
  await write(engine, [first], "A  table");
  expect(await righting).toMatchObject({
    changed: 299,
    label: "Put right “Double spaces” (299 stills)",
  });
  const caption = async (id: number) => (await engine.ask("stills.get", { id }))?.texts.caption;
  expect(await caption(first)).toEqual({ "x-default": "A  table" });
  expect(await caption(second)).toEqual({ "x-default": "A bed in a room" });
  await engine.ask("history.undo", {}); // one change, the last
  for (const still of [second, stills.at(-1) ?? 0])
    expect(await caption(still)).toEqual({ "x-default": "A  bed in  a room" });
  expect(await caption(first)).toEqual({ "x-default": "A  table" });
});
