import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import sharp from "sharp";
import { expect, test, vi } from "vitest";
import type { FaceState } from "../../shared/contract/faces.ts";
import type { Job } from "../../shared/contract/archive.ts";
import type { ProblemError } from "../../shared/problem.ts";
import type { PartialBox } from "../../shared/orientation.ts";
import { all, number, run } from "../../electron/engine/catalog/database.ts";
import { facesOfStill, keepFaces } from "../../electron/engine/catalog/faces.ts";
import type { Tell } from "../../electron/engine/archive.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import { contents, storeStills } from "../helpers/catalogs.ts";
import { archiveMadeOnce } from "../helpers/archive-made-once.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { indexedStill } from "../helpers/indexed.ts";
import { copyPhotographs, photograph } from "../helpers/photographs.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

// the nets take seconds for each picture, and three are looked at for whichever test comes first
vi.setConfig({ testTimeout: 120_000 });

type Looking = {
  readonly engine: Engine;
  readonly folder: string;
  readonly stills: string;
  readonly idOf: (name: string) => Promise<number>;
  readonly looked: () => Promise<Job>;
};

/** An engine that tells when it has looked for faces. */
async function archiveOf(fill: (stills: string) => void | Promise<void>): Promise<Looking> {
  const stills = temporaryFolder();
  const archive = await looking(async (tell) => ({ ...(await engineWithArchive(tell)), stills }));
  await fill(stills);
  await indexWhole(archive.engine, stills);
  return archive;
}

async function looking(
  open: (tell: Tell) => Promise<Pick<Looking, "engine" | "folder" | "stills">>,
): Promise<Looking> {
  const heard: ((job: Job) => void)[] = [];
  const archive = await open((event, data) => {
    // Told of by the engine as the contract says.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const job = event === "job.changed" ? (data as Job) : null;
    if (job?.kind === "faces" && job.state !== "running") heard.shift()?.(job);
  });
  const { engine, folder, stills } = archive;
  return {
    ...archive,
    idOf: async (name) => (await indexedStill(engine, folder, stills, name)).record.id,
    looked: () => new Promise((resolve) => heard.push(resolve)),
  };
}

/** One woman in three pictures, of which the second is the first, paler and smaller; their faces are found. */
const openThreeOfOne = archiveMadeOnce(async (engine, stills) => {
  copyPhotographs(stills, 1, 3);
  await sharp(photograph(1))
    .resize(900)
    .modulate({ brightness: 1.2 })
    .toFile(join(stills, "1b.jpg"));
  await indexWhole(engine, stills);
  await want(engine);
  while ((await engine.ask("faces.state", {})).pictures < 3) await setTimeout(50);
});

/** Which face from the left is hers in the first photograph, counted from 0: she is in the third one too. */
const HER_PLACE = 2;

const want = (engine: Engine, wanted = true): Promise<FaceState> =>
  engine.ask("faces.want", { wanted });

test("looks for no faces unless that is chosen", async () => {
  const { engine, idOf } = await archiveOf((stills) => copyPhotographs(stills, 1));
  const nothing = {
    wanted: false,
    faces: 0,
    pictures: 0,
    waiting: 0,
    looks: false,
    stopped: false,
    problem: null,
  };
  expect(await engine.ask("faces.state", {})).toEqual(nothing);
  expect(await engine.ask("faces.ofStill", { id: await idOf("1.jpg") })).toEqual([]);
});

test("finds the faces in photographs, none in a drawing, and each where it is seen", async () => {
  const { engine, idOf, looked } = await archiveOf(async (stills) => {
    copyPhotographs(stills, 3, 5);
    await drawPicture(join(stills, "drawn.png"), 1, { width: 900, height: 600 });
    await sharp(photograph(3))
      .rotate(90)
      .withMetadata({ orientation: 8 })
      .toFile(join(stills, "turned.jpg"));
  });
  const ended = looked();
  expect(await want(engine)).toMatchObject({ wanted: true, waiting: 4, looks: true });
  expect((await ended).state).toBe("done");
  expect(await engine.ask("faces.state", {})).toMatchObject({ pictures: 4, waiting: 0 });
  const faces = async (name: string): Promise<readonly PartialBox[]> =>
    (await engine.ask("faces.ofStill", { id: await idOf(name) })).map(({ box }) => box);
  expect(await faces("drawn.png")).toEqual([]);
  expect(await faces("5.jpg")).toHaveLength(5); // five women stand there
  const upright = await faces("3.jpg");
  expect(upright).toHaveLength(3);
  const turned = await faces("turned.jpg");
  expect(turned).toHaveLength(3);
  for (const [at, box] of turned.entries()) {
    expect(box.x).toBeCloseTo(upright[at]?.x ?? 0, 1);
    expect(box.y).toBeCloseTo(upright[at]?.y ?? 0, 1);
  }
});

test("looks at a picture once, and again only when its bytes are others", async () => {
  const { engine, stills, idOf, looked } = await looking(openThreeOfOne);
  const { db } = engine.archive().catalog;
  const keys = (): unknown[] => all(db, "SELECT id FROM face ORDER BY id");
  const before = keys();
  expect(before.length).toBeGreaterThan(0);
  expect((await want(engine, false)).looks).toBe(false);
  expect((await want(engine)).looks).toBe(false); // nothing waits
  await indexWhole(engine, stills);
  expect(keys()).toEqual(before);
  copyFileSync(photograph(5), join(stills, "1.jpg"));
  const ended = looked();
  await indexWhole(engine, stills); // which is followed by the search for faces
  await ended;
  expect(facesOfStill(db, await idOf("1.jpg"))).toHaveLength(5);
});

/** The woman's three pictures as stills of a film. */
async function threeOfOne() {
  const archive = await looking(openThreeOfOne);
  const { engine, idOf } = archive;
  const ids = [await idOf("1.jpg"), await idOf("1b.jpg"), await idOf("3.jpg")] as const;
  await engine.ask("stills.tag", {
    stills: { ids: [...ids] },
    add: [{ field: "film", name: "Return to Dust (2022)" }],
    remove: [],
  });
  const draw = async (still: number, box: PartialBox, name: string): Promise<void> => {
    await engine.ask("depictions.draw", { still, box, who: { character: { name } } });
  };
  const suggested = async () =>
    (await engine.ask("suggestions.of", { stills: { ids: [ids[2]] } })).suggestions.filter(
      ({ field }) => field === "character",
    );
  const boxIn = async (still: number, at: number): Promise<PartialBox> =>
    (await engine.ask("faces.ofStill", { id: still }))[at]?.box ?? {
      x: 0,
      y: 0,
      width: 0,
      height: 0,
    };
  return { ...archive, ids, draw, suggested, boxIn };
}

test("suggests who a face is once a few of the same person are named; accepted it is the region", async () => {
  const { engine, ids, draw, suggested, boxIn } = await threeOfOne();
  const [first, paler, third] = ids;
  const [herFace, herFacePaler] = [await boxIn(first, HER_PLACE), await boxIn(paler, HER_PLACE)];
  await draw(first, herFace, "Cao Guiying");
  expect(await suggested()).toEqual([]); // one is not a few
  await draw(paler, herFacePaler, "Cao Guiying");
  const [suggestion] = await suggested();
  expect(suggestion).toMatchObject({ name: "Cao Guiying", certainty: "medium" });
  expect(suggestion?.why).toMatch(/^looks like the face named in 1b? and 1 more$/u);
  const offered = await engine.ask("faces.ofStill", { id: third });
  expect(offered.flatMap(({ likely: one }) => one?.name ?? [])).toEqual(["Cao Guiying"]);
  const her = offered.find(({ likely: one }) => one !== null)?.box;

  const { db } = engine.archive().catalog;
  const before = contents(db);
  const which = { certainties: ["medium" as const], field: "character" as const };
  const { label } = await engine.ask("suggestions.accept", { stills: { ids: [third] }, which });
  expect(label).toBe("Accepted the suggested character “Cao Guiying” on 1 still");
  const [region, ...others] = await engine.ask("stills.regions", { id: third });
  expect(others).toEqual([]);
  expect(region?.name).toBe("Cao Guiying");
  for (const side of ["x", "y", "width", "height"] as const)
    expect(region?.box[side]).toBeCloseTo(her?.[side] ?? 0, 5);
  expect(await engine.ask("faces.ofStill", { id: third })).toHaveLength(2);
  await engine.ask("history.undo", {});
  expect(contents(db)).toEqual(before);
});

/** Three stills of a film with a face each, alike as of one person; found without looking. */
async function threeAlike() {
  const { engine, folder } = await engineWithArchive();
  const { catalog } = engine.archive();
  const { db } = catalog;
  const names = ["a.jpg", "b.jpg", "c.jpg"];
  const [first = 0, second = 0, third = 0] = storeStills(catalog, names, {}, "/stills");
  await engine.ask("stills.tag", {
    stills: { ids: [first, second, third] },
    add: [{ field: "film", name: "Return to Dust (2022)" }],
    remove: [],
  });
  const files = all<{ hash: Buffer }>(db, "SELECT hash FROM file ORDER BY id");
  const box = { x: 0.25, y: 0.25, width: 0.25, height: 0.25 };
  for (const [at, { hash }] of files.entries())
    keepFaces(db, hash, [{ ...box, descriptor: new Float32Array(128).fill(at / 1000) }]);
  await want(engine);
  const draw = (still: number, name: string | null, region = box): Promise<unknown> =>
    engine.ask("depictions.draw", {
      still,
      box: region,
      who: name === null ? null : { character: { name } },
    });
  const suggested = async (): Promise<string[]> =>
    (await engine.ask("suggestions.of", { stills: { ids: [third] } })).suggestions
      .filter(({ field }) => field === "character")
      .map(({ name, why }) => `${name}: ${why}`);
  return { engine, folder, first, second, third, draw, suggested, box };
}

const likely = { certainties: ["medium" as const], field: "character" as const };

test("names whoever has a region around the face already, and adds nobody", async () => {
  const { engine, first, second, third, draw } = await threeAlike();
  await draw(first, "Cao Guiying");
  await draw(second, "Cao Guiying");
  await draw(third, null);
  await engine.ask("suggestions.accept", { stills: { ids: [third] }, which: likely });
  const record = await engine.ask("stills.get", { id: third });
  expect(record?.depictions.map(({ character }) => character?.name)).toEqual(["Cao Guiying"]);
});

test("a region around several faces stays nobody's when one of them is accepted, and names none of them", async () => {
  const { engine, first, second, third, draw, suggested, box } = await threeAlike();
  const { db } = engine.archive().catalog;
  // beside each a face too small to be told from others
  const beside = { x: 0.75, y: 0.25, width: 0.05, height: 0.05, descriptor: null };
  for (const { hash, numbers } of all<{ hash: Buffer; numbers: Buffer }>(
    db,
    "SELECT hash, descriptor AS numbers FROM face ORDER BY id",
  )) {
    run(engine.archive().catalog.db, "DELETE FROM face WHERE hash = ?", hash);
    const descriptor = new Float32Array(Uint8Array.from(numbers).buffer);
    keepFaces(engine.archive().catalog.db, hash, [{ ...box, descriptor }, beside]);
  }
  const around = { x: 0.1, y: 0.1, width: 0.8, height: 0.8 };
  await draw(first, "Cao Guiying");
  await draw(second, "Cao Guiying", around);
  expect(await suggested()).toEqual([]); // hers is the only face that is named
  await engine.ask("history.undo", {});
  await draw(second, "Cao Guiying");
  await draw(third, null, around);
  await engine.ask("suggestions.accept", { stills: { ids: [third] }, which: likely });
  const record = await engine.ask("stills.get", { id: third });
  expect(record?.depictions.map(({ character }) => character?.name ?? null)).toEqual([
    "Cao Guiying",
    null,
  ]);
});

test("a dismissed suggestion is not made again; contradicting names suggest nobody", async () => {
  const { engine, first, second, third, draw, suggested } = await threeAlike();
  await draw(first, "Cao Guiying");
  expect(await suggested()).toEqual([]); // one is not a few
  await draw(second, "Cao Guiying");
  const hers = ["Cao Guiying: looks like the face named in b and 1 more"];
  expect(await suggested()).toEqual(hers);
  await engine.ask("suggestions.dismiss", { stills: { ids: [third] }, which: likely });
  expect(await suggested()).toEqual([]);
  await engine.ask("history.undo", {});
  expect(await suggested()).toEqual(hers);
  await engine.ask("history.undo", {}); // of the second region
  await draw(second, "Ma Youtie");
  expect(await suggested()).toEqual([]);
});

test("suggests nobody by faces once they are not looked for any more, or the film is another", async () => {
  const { engine, first, second, third, draw, suggested } = await threeAlike();
  await draw(first, "Cao Guiying");
  await draw(second, "Cao Guiying");
  const film = { field: "film" as const, name: "Walking Past the Future (2017)" };
  await engine.ask("stills.tag", { stills: { ids: [third] }, add: [film], remove: [] });
  expect(await suggested()).toEqual([]);
  await engine.ask("history.undo", {});
  expect(await suggested()).toHaveLength(1);
  await want(engine, false);
  expect(await suggested()).toEqual([]);
});

test("a copy that cannot be opened is named, and all else is erased", async () => {
  const { engine, folder } = await threeAlike();
  mkdirSync(join(folder, "backups"), { recursive: true });
  writeFileSync(
    join(folder, "backups", "before-version-3.db"),
    "no database at all, but long enough",
  );
  const said = await engine.ask("faces.erase", {}).then(
    () => "nothing",
    (error: ProblemError) => error.problem.message,
  );
  expect(said).toContain("before-version-3.db");
  expect(await engine.ask("faces.state", {})).toMatchObject({ wanted: false, faces: 0 });
});

test("erasing leaves none of their numbers anywhere in the archive, and nothing is found again", async () => {
  const { engine, folder } = await looking(openThreeOfOne);
  const { db } = engine.archive().catalog;
  const found = number(db, "SELECT count(*) FROM face");
  expect(found).toBeGreaterThanOrEqual(3); // so many are in one of the three
  const [{ descriptor } = { descriptor: Buffer.alloc(0) }] = all<{ descriptor: Buffer }>(
    db,
    "SELECT descriptor FROM face",
  );
  expect(descriptor).toHaveLength(128 * 4);
  const numbers = descriptor.subarray(64, 128);
  const holding = (): string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .filter(({ parentPath, name }) => readFileSync(join(parentPath, name)).includes(numbers))
      .map(({ name }) => name);
  db.pragma("wal_checkpoint(PASSIVE)");
  expect(holding()).toContain("catalog.db");
  await db.backup(join(folder, "backups", "before-version-99.db")); // as one that a later program makes
  expect(holding()).toContain("before-version-99.db");
  expect(await engine.ask("faces.erase", {})).toEqual({ erased: found });
  expect(holding()).toEqual([]);
  expect(await engine.ask("faces.state", {})).toMatchObject({
    wanted: false,
    faces: 0,
    pictures: 0,
  });
  expect(number(db, "SELECT count(*) FROM history_change WHERE table_name LIKE 'face%'")).toBe(0);
});
