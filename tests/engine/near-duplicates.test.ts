import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { expect, test } from "vitest";
import type { Engine } from "../../electron/engine/engine.ts";
import { cardsOf } from "../../electron/engine/catalog/cards.ts";
import { all, run } from "../../electron/engine/catalog/database.ts";
import { keepFileEvent } from "../../electron/engine/catalog/file-events.ts";
import { findNearDuplicates } from "../../electron/engine/near/find-near-duplicates.ts";
import { engineWithArchive, indexWhole, namesFound } from "../helpers/engines.ts";
import { cropOf, scenery } from "../helpers/scenery.ts";

/** Three pictures: one with four renditions, one with another moment of the same scene, one alone. */
async function writePictures(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const put = async (name: string, picture: Sharp): Promise<void> => {
    await picture.jpeg({ quality: 90 }).toFile(join(folder, name));
  };
  const [wedding, field, alone] = [await scenery(1), await scenery(2), await scenery(3)];
  await put("wedding.jpg", sharp(wedding));
  await put("wedding-small.jpg", sharp(wedding).resize(320).jpeg({ quality: 40 }));
  await put("wedding-grey.jpg", sharp(wedding).greyscale());
  await put("wedding-crop.jpg", cropOf(wedding, 0.1, 0.12, 0.8, 0.88));
  await put(
    "wedding-boxed.jpg",
    sharp(wedding).extend({ top: 90, bottom: 90, background: "#000000" }),
  );
  const figure = await sharp({
    create: { width: 120, height: 200, channels: 3, background: "#e8d8c8" },
  })
    .png()
    .toBuffer();
  await put("field-1.jpg", sharp(field).composite([{ input: figure, left: 200, top: 200 }]));
  await put("field-2.jpg", sharp(field).composite([{ input: figure, left: 560, top: 220 }]));
  await put("alone.jpg", sharp(alone));
}

async function search(engine: Engine): Promise<void> {
  await findNearDuplicates(engine.archive()).ended;
}

async function groupNames(engine: Engine): Promise<string[][]> {
  const { groups } = await engine.ask("near.groups", { offset: 0, limit: 50 });
  return groups.map(({ cards }) => cards.map(({ name }) => name).toSorted());
}

async function idOf(engine: Engine, name: string): Promise<number> {
  const { result, total } = await engine.ask("search.run", {
    query: "",
    sort: "name",
    facets: false,
  });
  const cards = await engine.ask("search.slice", { result, from: 0, count: total });
  const card = cards.find((one) => one.name === name);
  if (card === undefined) throw new Error(`no still is named ${name}`);
  return card.id;
}

const wedding = [
  "wedding-boxed.jpg",
  "wedding-crop.jpg",
  "wedding-grey.jpg",
  "wedding-small.jpg",
  "wedding.jpg",
];

/** Everything a catalog says, but for what is only derived and for when and in what order rows were made. */
function everything(engine: Engine): unknown {
  const { db } = engine.archive().catalog;
  const tables = [
    "still",
    "file",
    "file_event",
    "file_difference",
    "still_text",
    "still_creator",
    "still_scene",
    "depiction",
    "rights_record",
    "still_keyword",
    "still_set_member",
    "not_same",
    "joined_still",
    "joined_file",
    "preferred_file",
  ];
  return tables.map((table) => [table, all(db, `SELECT * FROM ${table} ORDER BY 1, 2`)]);
}

async function indexed(): Promise<{
  engine: Engine;
  home: string;
  folder: string;
  stills: string;
}> {
  const { engine, home, folder } = await engineWithArchive();
  const stills = join(home, "stills");
  await writePictures(stills);
  await indexWhole(engine, stills);
  await search(engine);
  return { engine, home, folder, stills };
}

test("resized, recompressed, grey, cropped and boxed copies are one group; other moments and pictures are not", async () => {
  const { engine } = await indexed();
  expect(await groupNames(engine)).toEqual([wedding]);
});

test("a comparison says what differs: pixels, colour, how much is shown, what is said", async () => {
  const { engine } = await indexed();
  const crop = await idOf(engine, "wedding-crop.jpg");
  await engine.ask("stills.setText", {
    stills: { ids: [crop] },
    field: "caption",
    language: "x-default",
    text: "The wedding",
    mode: "replace",
  });
  const whole = await idOf(engine, "wedding.jpg");
  const grey = await idOf(engine, "wedding-grey.jpg");
  const { stills, fields } = await engine.ask("near.compare", { stills: [whole, grey, crop] });
  expect(stills.map(({ name, grey: isGrey }) => [name, isGrey])).toEqual([
    ["wedding.jpg", false],
    ["wedding-grey.jpg", true],
    ["wedding-crop.jpg", false],
  ]);
  expect(stills[0]?.share).toBeCloseTo(1, 1);
  expect(stills[2]?.share).toBeCloseTo(0.8 * 0.88, 1);
  expect(fields).toEqual([
    {
      field: "caption",
      language: "x-default",
      values: [[], [], ["The wedding"]],
      differs: true,
    },
  ]);
});

test("the same picture becomes one still with all files; what was said of each is kept; undo restores all", async () => {
  const { engine, stills } = await indexed();
  const names = ["wedding.jpg", "wedding-crop.jpg", "wedding-small.jpg"];
  const [whole = 0, crop = 0, small = 0] = await Promise.all(
    names.map((name) => idOf(engine, name)),
  );
  const say = async (
    still: number,
    field: "caption" | "creditLine",
    text: string,
  ): Promise<void> => {
    await engine.ask("stills.setText", {
      stills: { ids: [still] },
      field,
      language: "x-default",
      text,
      mode: "replace",
    });
  };
  await say(whole, "caption", "A wedding");
  await say(crop, "caption", "The wedding of Ma and Cao");
  await say(small, "creditLine", "Courtesy of the film");
  await engine.ask("stills.tag", {
    stills: { ids: [crop] },
    add: [
      { field: "film", name: "Return to Dust (2022)" },
      { field: "scene", name: "Wedding" },
      { field: "character", name: "Ma Youtie" },
      { field: "keyword", name: "donkey" },
      { field: "rightsHolder", name: "Hucheng" },
    ],
    remove: [],
  });
  await engine.ask("sets.create", { name: "Press", stills: { ids: [small, crop] } });
  const { db } = engine.archive().catalog;
  const state = { hash: "00", bytes: 1, width: 1, height: 1, modifiedMs: 1 };
  keepFileEvent(db, crop, {
    path: join(stills, "wedding-crop.jpg"),
    before: { state, taken: null },
    after: { state: { ...state, modifiedMs: 2 }, taken: null },
  });
  run(db, `INSERT INTO file_difference VALUES (?, 'caption x-default', 'null', '"Feast"')`, crop);
  const before = everything(engine);
  const files = readdirHashes(stills);

  const joined = await engine.ask("near.join", {
    preferred: whole,
    others: [crop, small],
    choices: [{ field: "caption", language: "x-default", from: crop }],
  });
  const record = await engine.ask("stills.get", { id: whole });
  expect(record?.files.map(({ path }) => path.slice(stills.length + 1))).toEqual([
    "wedding.jpg",
    "wedding-crop.jpg",
    "wedding-small.jpg",
  ]);
  expect(record?.texts).toMatchObject({
    caption: { "x-default": "The wedding of Ma and Cao" },
    creditLine: { "x-default": "Courtesy of the film" },
  });
  expect(record?.film?.name).toBe("Return to Dust");
  expect(record?.scenes.map(({ name }) => name)).toEqual(["Wedding"]);
  expect(record?.depictions.map(({ character }) => character?.name)).toEqual(["Ma Youtie"]);
  expect(record?.keywords.map(({ name }) => name)).toEqual(["donkey"]);
  expect(record?.rightsHolders.map(({ name }) => name)).toEqual(["Hucheng"]);
  expect(await engine.ask("stills.get", { id: crop })).toBeNull();
  expect(await namesFound(engine, 'in:"Press"')).toEqual(["wedding.jpg"]);
  expect(await groupNames(engine)).toEqual([
    wedding.filter((name) => !["wedding-crop.jpg", "wedding-small.jpg"].includes(name)),
  ]);
  // what was done to the crop while it was a still of its own is the history of the joined still
  const history = await engine.ask("history.list", { still: whole, offset: 0, limit: 50 });
  expect(history.map(({ label }) => label)).toEqual([
    "Same picture: join 3 stills, prefer “wedding.jpg”",
    "Make set “Press” (2 stills)",
    "Tag with film “Return to Dust (2022)”, scene “Wedding”, character “Ma Youtie”, keyword “donkey”, rights holder “Hucheng” (1 still)",
    "Change credit line (1 still)",
    "Change caption (1 still)",
    "Change caption (1 still)",
  ]);
  // what other programs did to its file too; what its file says otherwise than it is settled by the choice
  const events = await engine.ask("stills.fileEvents", { id: whole });
  expect(events.map(({ path }) => path)).toEqual([join(stills, "wedding-crop.jpg")]);
  expect(all(db, "SELECT * FROM file_difference")).toEqual([]);
  expect(readdirHashes(stills)).toEqual(files);
  const after = everything(engine);

  await engine.ask("history.undo", { change: joined.change ?? 0 });
  expect(everything(engine)).toEqual(before);
  expect(await groupNames(engine)).toEqual([wedding]);
  await engine.ask("history.redo", {});
  expect(everything(engine)).toEqual(after);
  await engine.ask("history.undo", {});
  expect(everything(engine)).toEqual(before);
});

function readdirHashes(folder: string): string[] {
  return wedding.map((name) => {
    const path = join(folder, name);
    return existsSync(path) ? readFileSync(path).toString("base64url").slice(-64) : "gone";
  });
}

test("the preferred file is the one that is shown, also when it was indexed later", async () => {
  const { engine, stills } = await indexed();
  const [whole, grey] = [await idOf(engine, "wedding.jpg"), await idOf(engine, "wedding-grey.jpg")];
  await engine.ask("near.join", { preferred: whole, others: [grey], choices: [] });
  expect(await idOf(engine, "wedding.jpg")).toBe(whole);
  const shown = await engine.ask("picture.locate", { still: whole, page: 1 });
  expect(shown?.path).toBe(join(stills, "wedding.jpg"));
});

test("while the disk of the preferred file is away, another file stands for the still", async () => {
  const { engine, home, stills } = await indexed();
  const other = join(home, "other disk");
  mkdirSync(other);
  renameSync(join(stills, "wedding-grey.jpg"), join(other, "wedding-grey.jpg"));
  await indexWhole(engine, stills, other);
  const [whole, grey] = [await idOf(engine, "wedding.jpg"), await idOf(engine, "wedding-grey.jpg")];
  await engine.ask("near.join", { preferred: grey, others: [whole], choices: [] });
  const names = async (): Promise<(string | undefined)[]> => {
    const [card] = cardsOf(engine.archive().catalog.db, [grey]);
    const record = await engine.ask("stills.get", { id: grey });
    return [card?.name, record?.files[0]?.path];
  };
  expect(await names()).toEqual(["wedding-grey.jpg", join(other, "wedding-grey.jpg")]);
  renameSync(other, join(home, "away"));
  await indexWhole(engine, stills, other);
  expect(await names()).toEqual(["wedding.jpg", join(stills, "wedding.jpg")]);
});

test("two files of one still that are edited at the same time both stay with it", async () => {
  const { engine, stills } = await indexed();
  const [whole, small] = [
    await idOf(engine, "wedding.jpg"),
    await idOf(engine, "wedding-small.jpg"),
  ];
  await engine.ask("near.join", { preferred: whole, others: [small], choices: [] });
  for (const [name, width] of [["wedding.jpg", 700] as const, ["wedding-small.jpg", 200] as const])
    writeFileSync(
      join(stills, name),
      await sharp(await scenery(1))
        .resize(width)
        .jpeg()
        .toBuffer(),
    );
  await indexWhole(engine, stills);
  const joined = await engine.ask("stills.get", { id: whole });
  expect(joined?.files.map(({ width }) => width)).toEqual([700, 200]);
  await engine.ask("history.undo", {});
  const parted = await engine.ask("stills.get", { id: small });
  expect(parted?.files.map(({ width }) => width)).toEqual([200]);
});

test("what can no longer be parted because a file has left the catalog stays joined, in words", async () => {
  const { engine } = await indexed();
  const [whole, small] = [
    await idOf(engine, "wedding.jpg"),
    await idOf(engine, "wedding-small.jpg"),
  ];
  await engine.ask("near.join", { preferred: whole, others: [small], choices: [] });
  const { db } = engine.archive().catalog;
  run(db, "DELETE FROM file WHERE name = 'wedding-small.jpg'");
  const before = everything(engine);
  await expect(engine.ask("history.undo", {})).rejects.toThrow("can no longer be undone");
  expect(everything(engine)).toEqual(before);
  expect((await engine.ask("history.state", {})).undo).toBeNull();
});

test("what is not the same is not asked again, also after a restart; what is undone is", async () => {
  const { engine, folder } = await indexed();
  const ids = await Promise.all(wedding.map((name) => idOf(engine, name)));
  const grey = await idOf(engine, "wedding-grey.jpg");
  await engine.ask("near.keepApart", { stills: [grey], others: ids });
  const rest = wedding.filter((name) => name !== "wedding-grey.jpg");
  expect(await groupNames(engine)).toEqual([rest]);
  await engine.ask("archive.close", {});
  await engine.ask("archive.open", { path: folder });
  await search(engine);
  expect(await groupNames(engine)).toEqual([rest]);
  await engine.ask("history.undo", {});
  expect(await groupNames(engine)).toEqual([wedding]);
});

test("joined files stay joined when their folder is indexed again, when they move and when they are changed", async () => {
  const { engine, stills } = await indexed();
  const [whole, small] = [
    await idOf(engine, "wedding.jpg"),
    await idOf(engine, "wedding-small.jpg"),
  ];
  const before = await engine.ask("stills.get", { id: small });
  await engine.ask("near.join", { preferred: whole, others: [small], choices: [] });
  writeFileSync(
    join(stills, "wedding-small.jpg"),
    await sharp(await scenery(1))
      .resize(200)
      .jpeg()
      .toBuffer(),
  );
  await indexWhole(engine, stills);
  const joined = await engine.ask("stills.get", { id: whole });
  expect(joined?.files.map(({ width }) => width).toSorted()).toEqual([200, 960]);
  await engine.ask("history.undo", {});
  const parted = await engine.ask("stills.get", { id: small });
  expect(parted?.uuid).toBe(before?.uuid);
  expect(parted?.files.map(({ width }) => width)).toEqual([200]);
  // done again it would leave the changed file without a still, so it is refused and nothing changes
  await expect(engine.ask("history.redo", {})).rejects.toThrow("no longer");
  expect((await engine.ask("stills.get", { id: small }))?.files).toHaveLength(1);
});

test("copying metadata fills what is empty and leaves both stills", async () => {
  const { engine } = await indexed();
  const [whole, grey] = [await idOf(engine, "wedding.jpg"), await idOf(engine, "wedding-grey.jpg")];
  await engine.ask("stills.tag", {
    stills: { ids: [whole] },
    add: [{ field: "keyword", name: "feast" }],
    remove: [],
  });
  const before = everything(engine);
  await engine.ask("near.copy", { from: whole, to: [grey], choices: [] });
  const record = await engine.ask("stills.get", { id: grey });
  expect(record?.keywords.map(({ name }) => name)).toEqual(["feast"]);
  expect(await groupNames(engine)).toEqual([wedding]);
  await engine.ask("history.undo", {});
  expect(everything(engine)).toEqual(before);
});

test("thumbnails made before there were prints are printed from what is kept, without the originals", async () => {
  const { engine, stills } = await indexed();
  const { db } = engine.archive().catalog;
  db.exec(
    "DELETE FROM picture_print; DELETE FROM near_pair; UPDATE print_search SET compared = 0, unprinted = 1",
  );
  for (const name of wedding) writeFileSync(join(stills, name), "no picture any more");
  expect((await engine.ask("near.groups", { offset: 0, limit: 1 })).waiting).toBe(8);
  await search(engine);
  const { total, waiting } = await engine.ask("near.groups", { offset: 0, limit: 1 });
  expect({ total, waiting }).toEqual({ total: 1, waiting: 0 });
});

test("indexing through the contract is followed by the search", async () => {
  const found = Promise.withResolvers<string>();
  const { engine, home } = await engineWithArchive((event, data) => {
    if (event !== "job.changed" || !("kind" in data) || data.kind !== "compare") return;
    if (data.state === "done") found.resolve(data.outcome ?? "");
  });
  const stills = join(home, "stills");
  await writePictures(stills);
  await engine.ask("sources.index", { paths: [stills] });
  expect(await found.promise).toBe("1 group of near-duplicates to look at");
});
