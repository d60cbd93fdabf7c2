import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { expect, test } from "vitest";
import { displayedBox, storedBox } from "../../shared/orientation.ts";
import type { StillRecord } from "../../shared/still.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import { cardsOf } from "../../electron/engine/catalog/cards.ts";
import { all, run } from "../../electron/engine/catalog/database.ts";
import { keepFileEvent } from "../../electron/engine/catalog/file-events.ts";
import { findNearDuplicates } from "../../electron/engine/near/find-near-duplicates.ts";
import { archiveMadeOnce } from "../helpers/archive-made-once.ts";
import { engineWithArchive, indexWhole, namesFound } from "../helpers/engines.ts";
import { cropOf, displayedAs, scenery, storedTurned } from "../helpers/scenery.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

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

/** The proposed file of the only group, and why. */
async function proposal(engine: Engine): Promise<unknown> {
  const { groups } = await engine.ask("near.groups", { offset: 0, limit: 50 });
  return groups.map(({ cards, reasons }) => [cards[0]?.name, reasons]);
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

/** The pictures, indexed and compared. */
const indexed = archiveMadeOnce(async (engine, stills) => {
  await writePictures(stills);
  await indexWhole(engine, stills);
  await search(engine);
});

test("what looks like a still is found with it: its copies, crops too, and another moment of the scene", async () => {
  const { engine } = await indexed();
  const like = async (name: string): Promise<string[]> => {
    const still = await engine.ask("stills.get", { id: await idOf(engine, name) });
    return await namesFound(engine, `near:${still?.uuid ?? ""}`);
  };
  expect(await like("wedding.jpg")).toEqual(wedding);
  expect(await like("field-1.jpg")).toEqual(["field-1.jpg", "field-2.jpg"]);
  expect(await like("alone.jpg")).toEqual(["alone.jpg"]);
  expect(await namesFound(engine, "near:01900000-0000-7000-8000-000000000000")).toEqual([]);
});

test("of what looks like a still the likest stand first, where the best matches do", async () => {
  const { engine } = await indexed();
  const still = await engine.ask("stills.get", { id: await idOf(engine, "wedding-small.jpg") });
  const query = `near:${still?.uuid ?? ""}`;
  const { result, total } = await engine.ask("search.run", {
    query,
    sort: "relevance",
    facets: false,
  });
  const cards = await engine.ask("search.slice", { result, from: 0, count: total });
  const names = cards.map(({ name }) => name);
  expect(names[0]).toBe("wedding-small.jpg");
  // bars do not count, colours hardly
  expect(names.slice(1, 4).toSorted()).toEqual([
    "wedding-boxed.jpg",
    "wedding-grey.jpg",
    "wedding.jpg",
  ]);
  expect(names[4]).toBe("wedding-crop.jpg"); // only a part of it
});

test("resized, recompressed, grey, cropped and boxed copies are one group; other moments and pictures are not", async () => {
  const { engine } = await indexed();
  expect(await groupNames(engine)).toEqual([wedding]);
});

test("pictures that nobody has compared are counted as waiting", async () => {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  await sharp(await scenery(1)).toFile(join(stills, "a.png"));
  await indexWhole(engine, stills);
  expect(await engine.ask("near.count", {})).toEqual({ total: 0, waiting: 1 });
  await search(engine);
  expect(await engine.ask("near.count", {})).toEqual({ total: 0, waiting: 0 });
});

test("turned and mirrored copies are found, and the region of who is shown follows into the preferred file", async () => {
  const { engine, home } = await engineWithArchive();
  const folder = join(home, "turned");
  mkdirSync(folder);
  const picture = await scenery(4);
  await cropOf(picture, 0.1, 0.05, 0.85, 0.9)
    .jpeg({ quality: 90 })
    .toFile(join(folder, "crop.jpg"));
  const put = async (name: string, copy: Promise<Sharp>): Promise<void> => {
    await (await copy).resize(700, 700, { fit: "inside" }).jpeg().toFile(join(folder, name));
  };
  const others = ["quarter.jpg", "mirrored.jpg"];
  await sharp(picture).jpeg({ quality: 90 }).toFile(join(folder, "whole.jpg"));
  await put("quarter.jpg", displayedAs(picture, 6));
  await put("mirrored.jpg", displayedAs(picture, 2));
  for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
    const name = `stored-${String(orientation)}.jpg`;
    await (await storedTurned(picture, orientation)).toFile(join(folder, name));
    others.push(name);
  }
  await indexWhole(engine, folder);
  await search(engine);
  const whole = await idOf(engine, "whole.jpg");
  expect((await groupNames(engine))[0]).toEqual([...others, "crop.jpg", "whole.jpg"].toSorted());

  const { stills: sides } = await engine.ask("near.compare", {
    stills: [whole, await idOf(engine, "quarter.jpg"), await idOf(engine, "mirrored.jpg")],
  });
  expect(sides.map(({ view }) => [view?.share, view?.turned, view?.mirrored])).toEqual([
    [1, 0, false],
    [1, 90, false],
    [1, 0, true],
  ]);
  expect(sides[1]?.view?.scale).toBeCloseTo(700 / 960, 1);

  // who is shown, as seen in the upright picture
  const region = { x: 0.25, y: 0.3, width: 0.2, height: 0.15 };
  const { db } = engine.archive().catalog;
  const stills: number[] = [];
  for (const name of others) {
    const still = await idOf(engine, name);
    const turned = name === "quarter.jpg" ? 6 : name === "mirrored.jpg" ? 2 : 1;
    const stored = Number(/\d/u.exec(name)?.[0] ?? 1);
    const { x, y, width, height } = storedBox(displayedBox(region, turned), stored);
    await engine.ask("stills.tag", {
      stills: { ids: [still] },
      add: [{ field: "character", name }],
      remove: [],
    });
    run(
      db,
      "UPDATE depiction SET region_x = ?, region_y = ?, region_width = ?, region_height = ? WHERE still_id = ?",
      x,
      y,
      width,
      height,
      still,
    );
    stills.push(still);
  }
  await engine.ask("near.join", { preferred: whole, others: stills, choices: [] });
  const regions = all<typeof region & { name: string }>(
    db,
    `SELECT name, region_x AS x, region_y AS y, region_width AS width, region_height AS height
     FROM depiction JOIN character ON character.id = character_id WHERE still_id = ? ORDER BY name`,
    whole,
  );
  expect(regions.map(({ name }) => name)).toEqual(others.toSorted());
  for (const found of regions) {
    for (const side of ["x", "y", "width", "height"] as const)
      expect(Math.abs(found[side] - region[side])).toBeLessThan(0.015);
  }
});

test("the proposed file is the original, not the black-and-white copy of its size that was there first", async () => {
  const { engine, home } = await engineWithArchive();
  const folder = join(home, "proposed");
  mkdirSync(folder);
  const picture = await scenery(11);
  await sharp(picture).greyscale().jpeg({ quality: 60 }).toFile(join(folder, "a-grey.jpg"));
  await sharp(picture).webp({ quality: 100 }).toFile(join(folder, "b-web.webp"));
  await indexWhole(engine, folder);
  await sharp(picture).jpeg({ quality: 90 }).toFile(join(folder, "c-original.jpg"));
  await indexWhole(engine, folder);
  await search(engine);
  expect(await proposal(engine)).toEqual([["c-original.jpg", ["colour", "format"]]]);
});

test("of files alike in size and colour the least compressed is proposed, of equal ones that with a caption", async () => {
  const { engine, home } = await engineWithArchive();
  const folder = join(home, "proposed");
  mkdirSync(folder);
  const picture = sharp(await scenery(6)).greyscale();
  const put = async (name: string, quality: number): Promise<void> => {
    await picture.clone().jpeg({ quality }).toFile(join(folder, name));
  };
  await Promise.all([put("a-60.jpg", 60), put("b-90.jpg", 90)]);
  await sharp(join(folder, "b-90.jpg"))
    .keepExif()
    .withExifMerge({ IFD0: { Software: "A scanner" } })
    .jpeg({ quality: 90 })
    .toFile(join(folder, "c-90.jpg"));
  await indexWhole(engine, folder);
  await search(engine);
  const captioned = await idOf(engine, "c-90.jpg");
  await engine.ask("stills.setText", {
    stills: { ids: [captioned] },
    field: "caption",
    language: "x-default",
    text: "The wedding",
    mode: "replace",
  });
  expect(await proposal(engine)).toEqual([["c-90.jpg", ["quality", "words"]]]);
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
  expect(stills.slice(0, 2).map(({ view }) => view?.share)).toEqual([1, 1]);
  expect(stills[2]?.view?.share).toBeCloseTo(0.8 * 0.88, 1);
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
    "Joined 3 stills into one, preferring “wedding.jpg”",
    "Made set “Press” (2 stills)",
    "Tagged 1 still with film “Return to Dust (2022)”, scene “Wedding”, character “Ma Youtie”, keyword “donkey”, rights holder “Hucheng”",
    "Changed credit line (1 still)",
    "Changed caption (1 still)",
    "Changed caption (1 still)",
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

test("another file of a joined still is shown when it is chosen, regions go with it, and undo restores all", async () => {
  const { engine } = await indexed();
  const { db } = engine.archive().catalog;
  const [whole, crop] = [await idOf(engine, "wedding.jpg"), await idOf(engine, "wedding-crop.jpg")];
  await engine.ask("stills.tag", {
    stills: { ids: [whole] },
    add: [{ field: "character", name: "Cao Guiying" }],
    remove: [],
  });
  const region = { x: 0.5, y: 0.34, width: 0.2, height: 0.22 };
  run(
    db,
    `UPDATE depiction SET region_x = @x, region_y = @y, region_width = @width, region_height = @height`,
    region,
  );
  await engine.ask("near.join", { preferred: whole, others: [crop], choices: [] });
  const before = everything(engine);
  const record = async (): Promise<StillRecord> => {
    const found = await engine.ask("stills.get", { id: whole });
    if (found === null) throw new Error("the still is there");
    return found;
  };
  const { files } = await record();
  expect(files.map(({ path, preferred }) => [basename(path), preferred])).toEqual([
    ["wedding.jpg", true],
    ["wedding-crop.jpg", false],
  ]);

  const { label } = await engine.ask("stills.showFile", {
    still: whole,
    hash: files[1]?.hash ?? "",
  });
  expect(label).toBe("Show the file “wedding-crop.jpg”");
  const now = await record();
  expect(now.hash).toBe(files[1]?.hash);
  expect([now.files[0]?.path, now.files[0]?.preferred]).toEqual([files[1]?.path, true]);
  expect(cardsOf(db, [whole])[0]?.name).toBe("wedding-crop.jpg");
  const lies = now.depictions[0]?.region;
  expect(lies?.x).toBeCloseTo((region.x - 0.1) / 0.8, 1);
  expect(lies?.y).toBeCloseTo((region.y - 0.12) / 0.88, 1);
  expect(lies?.width).toBeCloseTo(region.width / 0.8, 1);

  await engine.ask("history.undo", {});
  expect(everything(engine)).toEqual(before);
  expect((await record()).hash).toBe(files[0]?.hash);
});

test("a file that is not the still's cannot be shown, in words", async () => {
  const { engine } = await indexed();
  const still = await idOf(engine, "alone.jpg");
  await expect(
    engine.ask("stills.showFile", { still, hash: "0".repeat(64) }),
  ).rejects.toMatchObject({
    problem: { kind: "not-found", message: expect.stringContaining("no longer belongs") as string },
  });
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
    `DELETE FROM picture_print; DELETE FROM near_pair; UPDATE print_search SET compared = 0;
     DELETE FROM sqlite_sequence WHERE name = 'picture_print';
     INSERT INTO print_wanted SELECT DISTINCT hash FROM file`,
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

test("pictures that the command indexed are compared when the window opens their archive", async () => {
  const kept = temporaryFolder();
  const { engine: command, folder } = await engineWithArchive(undefined, { takesUp: false });
  await writePictures(kept);
  await indexWhole(command, kept); // as the command does
  const { waiting } = await command.ask("near.groups", { offset: 0, limit: 1 });
  expect(waiting).toBe(8);
  await command.close();
  const found = Promise.withResolvers<string>();
  const { engine } = await engineWithArchive((event, data) => {
    if (event !== "job.changed" || !("kind" in data) || data.kind !== "compare") return;
    if (data.state === "done") found.resolve(data.outcome ?? "");
  });
  await engine.ask("archive.open", { path: folder });
  expect(await found.promise).toBe("1 group of near-duplicates to look at");
  const after = await engine.ask("near.groups", { offset: 0, limit: 1 });
  expect(after).toMatchObject({ total: 1, waiting: 0 });
});

test("a picture with more copies than can be compared side by side is decided in turns", async () => {
  const { engine } = await engineWithArchive();
  const folder = join(temporaryFolder(), "Copies");
  mkdirSync(folder);
  const picture = await sharp(await scenery(1))
    .resize(400)
    .jpeg()
    .toBuffer();
  for (let copy = 0; copy < 40; copy += 1)
    writeFileSync(
      join(folder, `copy-${String(copy)}.jpg`),
      Buffer.concat([picture, Buffer.from(`copy ${String(copy)}`)]),
    );
  await indexWhole(engine, folder);
  await search(engine);
  const first = async () => {
    const { groups, total } = await engine.ask("near.groups", { offset: 0, limit: 50 });
    const stills = groups[0]?.cards.map(({ id }) => id) ?? [];
    return { total, more: groups[0]?.more, stills };
  };
  const joinAll = async ([preferred = 0, ...others]: readonly number[]): Promise<unknown> =>
    await engine.ask("near.join", { preferred, others, choices: [] });
  const before = await first();
  expect([before.total, before.stills.length, before.more]).toEqual([1, 24, 16]);
  await joinAll(before.stills);
  const rest = await first();
  expect([rest.total, rest.stills.length, rest.more]).toEqual([1, 17, 0]);
  await joinAll(rest.stills);
  expect(await first()).toEqual({ total: 0, more: undefined, stills: [] });
});

test("somebody whom a copy shows in two regions is in both of them in the still it is joined to", async () => {
  const { engine, home } = await engineWithArchive();
  const folder = join(home, "twice");
  mkdirSync(folder);
  const picture = await scenery(4);
  await sharp(picture).jpeg({ quality: 90 }).toFile(join(folder, "whole.jpg"));
  await sharp(picture).resize(700, 700, { fit: "inside" }).jpeg().toFile(join(folder, "small.jpg"));
  await indexWhole(engine, folder);
  await search(engine);
  const [whole, small] = [await idOf(engine, "whole.jpg"), await idOf(engine, "small.jpg")];
  const edges = [0.1, 0.6];
  for (const [index, x] of edges.entries()) {
    const who = { character: { name: `Ma ${String(index)}` } };
    const box = { x, y: 0.2, width: 0.2, height: 0.3 };
    await engine.ask("depictions.draw", { still: small, box, who });
  }
  const drawn = (await engine.ask("stills.get", { id: small }))?.depictions ?? [];
  const [id = 0, into = 0] = drawn.map(({ character }) => character?.id);
  await engine.ask("records.change", { command: { do: "merge", kind: "character", id, into } });
  await engine.ask("stills.tag", {
    stills: { ids: [whole] },
    add: [{ field: "character", id: into }],
    remove: [],
  });
  await engine.ask("near.join", { preferred: whole, others: [small], choices: [] });
  const shown = (await engine.ask("stills.get", { id: whole }))?.depictions ?? [];
  expect(shown.map(({ character }) => character?.id)).toEqual([into, into]);
  for (const [index, { region }] of shown.entries())
    expect(region?.x).toBeCloseTo(edges[index] ?? 0, 1);
});
