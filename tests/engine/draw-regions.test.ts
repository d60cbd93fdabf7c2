import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Engine } from "../../electron/engine/engine.ts";
import type { PartialBox } from "../../shared/orientation.ts";
import type { ProblemError } from "../../shared/problem.ts";
import type { StillRecord } from "../../shared/still.ts";
import { seen, storedAs, storedBox } from "../helpers/corners.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { indexedStill } from "../helpers/indexed.ts";
import { partSeen, regionPicture, regionSeen } from "../helpers/regions.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

const orientations = [1, 2, 3, 4, 5, 6, 7, 8];

/** An archive with one picture, without regions, stored under an orientation. */
async function picture(
  orientation = 1,
): Promise<{ engine: Engine; id: number; record: () => Promise<StillRecord> }> {
  const { engine, folder } = await engineWithArchive();
  const stills = temporaryFolder();
  writeFileSync(join(stills, "a.jpg"), await regionPicture(orientation, null));
  await indexWhole(engine, stills);
  const record = async (): Promise<StillRecord> =>
    (await indexedStill(engine, folder, stills, "a.jpg")).record;
  return { engine, id: (await record()).id, record };
}

const left: PartialBox = { x: 0.1, y: 0.2, width: 0.2, height: 0.4 };
const right: PartialBox = { x: 0.6, y: 0.2, width: 0.2, height: 0.4 };
const youtie = { character: { name: "Ma Youtie" } };
const guiying = { character: { name: "Cao Guiying" } };

async function names(record: () => Promise<StillRecord>): Promise<(string | undefined)[]> {
  return (await record()).depictions.map(
    ({ character, performer }) => character?.name ?? performer?.name,
  );
}

async function refused(asked: Promise<unknown>): Promise<string> {
  return await asked.then(
    () => "not refused",
    (error: ProblemError) => error.problem.message,
  );
}

test.each(orientations)(
  "a region drawn on a picture in orientation %i is stored where its pixels are, and shown where it was drawn",
  async (orientation) => {
    const { engine, id, record } = await picture(orientation);
    await engine.ask("depictions.draw", { still: id, box: partSeen, who: null });
    const { width, height } = storedAs(orientation);
    const pixels = storedBox(regionSeen, orientation);
    const [{ region } = { region: null }] = (await record()).depictions;
    expect(region?.x).toBeCloseTo(pixels.left / width, 5);
    expect(region?.y).toBeCloseTo(pixels.top / height, 5);
    expect(region?.width).toBeCloseTo(pixels.width / width, 5);
    expect(region?.height).toBeCloseTo(pixels.height / height, 5);
    const [shown] = await engine.ask("stills.regions", { id });
    for (const side of ["x", "y", "width", "height"] as const)
      expect(shown?.box[side], side).toBeCloseTo(partSeen[side], 5);
  },
);

test("drawing, naming, moving and removing are each one change with a sentence, and taken back one by one", async () => {
  const { engine, id, record } = await picture();
  const { depiction, ...drawn } = await engine.ask("depictions.draw", {
    still: id,
    box: left,
    who: null,
  });
  const named = await engine.ask("depictions.identify", { depiction, who: youtie });
  const moved = await engine.ask("depictions.move", { depiction, box: right });
  const judged = await engine.ask("depictions.judge", { depiction, certainty: "doubtful" });
  const renamed = await engine.ask("depictions.identify", { depiction, who: guiying });
  const removed = await engine.ask("depictions.removeRegion", { depiction });
  expect([drawn, named, moved, judged, renamed, removed].map(({ label }) => label)).toEqual([
    "Drew a region around somebody unidentified",
    "Identified Ma Youtie",
    "Changed the region of Ma Youtie",
    "Called it doubtful that this is Ma Youtie",
    "Changed Ma Youtie to Cao Guiying",
    "Removed the region of Cao Guiying",
  ]);
  const [after] = (await record()).depictions;
  expect(after).toMatchObject({ character: { name: "Cao Guiying" }, region: null });
  await engine.ask("history.undo", {});
  await engine.ask("history.undo", {});
  const [before] = (await record()).depictions;
  expect(before).toMatchObject({
    character: { name: "Ma Youtie" },
    certainty: "doubtful",
    region: right,
  });
  for (let step = 0; step < 4; step += 1) await engine.ask("history.undo", {});
  expect((await record()).depictions).toEqual([]);
  expect(await engine.ask("history.undo", {})).toEqual({ label: null });
});

test("who is removed unidentified is gone with the region, and comes back; two stay two", async () => {
  const { engine, id, record } = await picture();
  for (const box of [left, left])
    await engine.ask("depictions.draw", { still: id, box, who: null });
  const [one] = (await record()).depictions;
  await engine.ask("depictions.removeRegion", { depiction: one?.id ?? 0 });
  expect((await record()).depictions).toHaveLength(1);
  await engine.ask("history.undo", {});
  expect((await record()).depictions).toHaveLength(2);
});

test("a region is cut at the picture's edge, and refused outside of it or when it encloses nothing", async () => {
  const { engine, id, record } = await picture();
  const draw = (box: PartialBox): Promise<unknown> =>
    engine.ask("depictions.draw", { still: id, box, who: null });
  await draw({ x: -0.5, y: 0.75, width: 1, height: 1 });
  expect((await record()).depictions[0]?.region).toEqual({
    x: 0,
    y: 0.75,
    width: 0.5,
    height: 0.25,
  });
  for (const outside of [
    { x: 1, y: 0, width: 0.2, height: 0.2 },
    { x: -0.4, y: 0, width: 0.4, height: 0.2 },
    { x: 0, y: 1.1, width: 0.2, height: 0.2 },
  ])
    expect(await refused(draw(outside))).toContain("outside the picture");
  for (const empty of [
    { x: 0.1, y: 0.1, width: 0, height: 0.2 },
    { x: 0.1, y: 0.1, width: -0.2, height: 0.2 },
    { x: 0.1, y: 0.1, width: 0.9 / seen.width, height: 0.2 }, // less than a pixel
  ])
    expect(await refused(draw(empty))).toContain("encloses nothing");
  expect(await refused(draw({ x: Number.NaN, y: 0, width: 1, height: 1 }))).toContain("box");
  expect((await record()).depictions).toHaveLength(1);
});

test("whoever is tagged already gets the region, by the character or by who plays it, and is not there twice", async () => {
  const { engine, id, record } = await picture();
  await engine.ask("stills.tag", {
    stills: { ids: [id] },
    add: [
      { field: "film", name: "Return to Dust (2022)" },
      { field: "character", name: "Ma Youtie" },
    ],
    remove: [],
  });
  const film = (await record()).film?.id ?? 0;
  const character = (await record()).depictions[0]?.character?.id ?? 0;
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
  await engine.ask("depictions.draw", {
    still: id,
    box: left,
    who: { performer: { name: "Wu Renlin" } },
  });
  expect((await record()).depictions).toMatchObject([
    { character: { name: "Ma Youtie" }, performer: { name: "Wu Renlin" }, region: left },
  ]);
  const again = engine.ask("depictions.draw", { still: id, box: right, who: youtie });
  expect(await refused(again)).toBe(
    "Wu Renlin as Ma Youtie has a region in this picture already. Move that one, or name somebody else.",
  );
});

test("one is named as the other, and the film's cast is told", async () => {
  const { engine, id, record } = await picture();
  const stills = { ids: [id] };
  await engine.ask("stills.tag", {
    stills,
    add: [{ field: "film", name: "Return to Dust (2022)" }],
    remove: [],
  });
  const who = { ...guiying, performer: { name: "Hai Qing" } };
  await engine.ask("depictions.draw", { still: id, box: left, who });
  expect((await engine.ask("cast.main", { stills })).characters).toMatchObject([
    { name: "Cao Guiying", performers: ["Hai Qing"] },
  ]);
  const [{ identifiedBy, identifiedOn } = { identifiedBy: null, identifiedOn: null }] = (
    await record()
  ).depictions;
  expect(identifiedBy).not.toBe("");
  expect(identifiedOn).toMatch(/^\d{4}-\d\d-\d\d$/u);
});

test("the order from the left follows the regions as seen, until the archivist says otherwise", async () => {
  const { engine, id, record } = await picture(2); // mirrored: as stored it would be the other way round
  const draw = (box: PartialBox, who: typeof youtie): Promise<{ depiction: number }> =>
    engine.ask("depictions.draw", { still: id, box, who });
  const { depiction: man } = await draw(right, youtie);
  const { depiction: woman } = await draw(left, guiying);
  expect(await names(record)).toEqual(["Cao Guiying", "Ma Youtie"]);
  await engine.ask("depictions.move", { depiction: woman, box: { ...left, x: 0.8 } });
  expect(await names(record)).toEqual(["Ma Youtie", "Cao Guiying"]);
  const { label } = await engine.ask("depictions.place", { still: id, depiction: man, place: 1 });
  expect(label).toBe("Put Ma Youtie in place 2 from the left");
  await engine.ask("depictions.move", { depiction: woman, box: { ...left, x: 0.75 } });
  expect(await names(record)).toEqual(["Cao Guiying", "Ma Youtie"]);
  await draw({ ...left, x: 0.05 }, { character: { name: "The donkey" } });
  expect(await names(record)).toEqual(["The donkey", "Cao Guiying", "Ma Youtie"]);
  await engine.ask("depictions.followRegions", { still: id });
  expect(await names(record)).toEqual(["The donkey", "Ma Youtie", "Cao Guiying"]);
  for (let step = 0; step < 3; step += 1) await engine.ask("history.undo", {});
  expect(await names(record)).toEqual(["Cao Guiying", "Ma Youtie"]);
});

test("certainty and whose word it is are said of those who are identified", async () => {
  const { engine, id, record } = await picture();
  const { depiction } = await engine.ask("depictions.draw", { still: id, box: left, who: youtie });
  await engine.ask("depictions.judge", { depiction, by: "Letter of the producer", on: "1987" });
  await engine.ask("depictions.judge", { depiction, certainty: "probable" });
  expect((await record()).depictions).toMatchObject([
    { certainty: "probable", identifiedBy: "Letter of the producer", identifiedOn: "1987" },
  ]);
  expect((await engine.ask("stills.regions", { id })).map(({ name }) => name)).toEqual([
    "Ma Youtie, probable",
  ]);
  const other = await engine.ask("depictions.draw", { still: id, box: right, who: null });
  const judged = engine.ask("depictions.judge", {
    depiction: other.depiction,
    certainty: "doubtful",
  });
  expect(await refused(judged)).toContain("Nobody has been identified here");
});

test("a region named after somebody of one film gives a still without a film that film, and both go with one undo", async () => {
  const { engine, id, record } = await picture();
  const tags = [
    { field: "film", name: "Return to Dust" },
    { field: "character", name: "Ma Youtie" },
  ] as const;
  const stills = { ids: [id] };
  await engine.ask("stills.tag", { stills, add: [...tags], remove: [] });
  const { film, depictions } = await record();
  await engine.ask("stills.tag", { stills, add: [], remove: [...tags].toReversed() });
  expect(await record()).toMatchObject({ film: null, depictions: [] });
  const character = { id: depictions[0]?.character?.id ?? 0 };
  const asked = { still: id, box: left, who: { character } };
  const { label } = await engine.ask("depictions.draw", asked);
  expect(label).toBe(
    "Drew a region around Ma Youtie; film “Return to Dust” followed from the cast",
  );
  expect((await record()).film?.id).toBe(film?.id);
  await engine.ask("history.undo", {});
  expect(await record()).toMatchObject({ film: null, depictions: [] });
});

test("that those in a picture stand as they are listed is said at once, without moving anybody", async () => {
  const { engine, id, record } = await picture();
  const add = [youtie, guiying].map(({ character }) => ({
    field: "character" as const,
    ...character,
  }));
  await engine.ask("stills.tag", { stills: { ids: [id] }, add, remove: [] });
  const said = async () => (await record()).placesKnown;
  expect(await said()).toBe(false);
  const confirm = async () => await engine.ask("depictions.confirmOrder", { still: id });
  expect(await confirm()).toMatchObject({ changed: 1 });
  expect(await said()).toBe(true);
  expect(await names(record)).toEqual(["Ma Youtie", "Cao Guiying"]);
  expect(await confirm()).toMatchObject({ changed: 0, change: null });
  await engine.ask("history.undo", {});
  expect(await said()).toBe(false);
  await engine.ask("history.redo", {});
  expect(await said()).toBe(true);
  await engine.ask("depictions.draw", {
    still: id,
    box: left,
    who: { character: { name: "The donkey" } },
  });
  expect(await said()).toBe(false); // of somebody who joins it has to be said again
});
