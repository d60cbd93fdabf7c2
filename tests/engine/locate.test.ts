import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Engine } from "../../electron/engine/engine.ts";
import type { LocatePreview, LocateWhat } from "../../shared/contract/locate.ts";
import { engineWithArchive, indexWhole, namesFound } from "../helpers/engines.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

type Place = { engine: Engine; around: string; scans: string };

/** A source of four stills; the caption of the first is the archivist's. */
async function scanned(): Promise<Place> {
  const { engine } = await engineWithArchive();
  const around = temporaryFolder();
  const scans = join(around, "Scans");
  mkdirSync(join(scans, "reel 2"), { recursive: true });
  for (const [n, name] of ["a.jpg", "b.jpg", "reel 2/c.jpg", "reel 2/d.jpg"].entries())
    await drawPicture(join(scans, name), n + 1, { width: 60 + n });
  await indexWhole(engine, scans);
  await engine.ask("stills.setText", {
    stills: { ids: [1] },
    field: "caption",
    language: "x-default",
    text: "Ma Youtie ploughs",
    mode: "replace",
  });
  return { engine, around, scans };
}

/** Looks for files and waits for what is found. */
async function look(
  engine: Engine,
  what: LocateWhat,
  folder: string,
): Promise<LocatePreview & { job: number }> {
  return await found(engine, await engine.ask("locate.start", { what, folder }));
}

/** Takes a file that was chosen for a still, and waits for what is found beside it. */
async function lookAt(
  engine: Engine,
  still: number,
  file: string,
): Promise<LocatePreview & { job: number }> {
  return await found(engine, await engine.ask("locate.start", { what: { still }, file }));
}

async function found(
  engine: Engine,
  { job }: { job: number },
): Promise<LocatePreview & { job: number }> {
  const asked = { job, as: "found", from: 0, count: 100 } as const;
  await expect.poll(() => engine.ask("locate.preview", asked)).not.toBeNull();
  const preview = await engine.ask("locate.preview", asked);
  if (preview === null) throw new Error("nothing was looked for");
  return { ...preview, job };
}

async function filesOf(engine: Engine, id: number): Promise<(readonly [string, string])[]> {
  const still = await engine.ask("stills.get", { id });
  return still?.files.map(({ path, state }) => [path, state] as const) ?? [];
}

async function sourcePaths(engine: Engine): Promise<string[]> {
  return (await engine.ask("sources.list", {})).map(({ path }) => path);
}

test("a source that moved is found as a whole, and its going there can be taken back", async () => {
  const { engine, around, scans } = await scanned();
  const there = join(around, "Disk 7");
  renameSync(scans, there);
  // nobody has looked yet whether it is still there
  const { job, ...preview } = await look(engine, { source: 1 }, there);
  expect(preview).toMatchObject({ total: 4, found: 4, another: 0, nowhere: 0 });
  expect(preview.rows[0]).toMatchObject({
    still: 1,
    from: join(scans, "a.jpg"),
    to: join(there, "a.jpg"),
  });
  expect(await sourcePaths(engine)).toEqual([scans]); // looking changes nothing
  expect(await engine.ask("locate.confirm", { job, others: false })).toMatchObject({ changed: 4 });
  expect(await sourcePaths(engine)).toEqual([there]);
  expect(await filesOf(engine, 3)).toEqual([[join(there, "reel 2", "c.jpg"), "present"]]);
  expect(await indexWhole(engine, there)).toMatchObject({ unchanged: 4, problems: [] });
  expect((await engine.ask("stills.get", { id: 1 }))?.texts.caption?.["x-default"]).toBe(
    "Ma Youtie ploughs",
  );
  await engine.ask("history.undo", {});
  expect(await sourcePaths(engine)).toEqual([scans]);
  expect(await filesOf(engine, 3)).toEqual([[join(scans, "reel 2", "c.jpg"), "offline"]]);
  await engine.ask("history.redo", {});
  expect(await filesOf(engine, 3)).toEqual([[join(there, "reel 2", "c.jpg"), "present"]]);
});

test("what is wrong with the files of a source goes along when it is located, and back when that is undone", async () => {
  const { engine, around, scans } = await scanned();
  const there = join(around, "Disk 8");
  const whole = readFileSync(join(scans, "a.jpg"));
  writeFileSync(join(scans, "cut.jpg"), whole.subarray(0, whole.length / 2));
  await indexWhole(engine, scans);
  const told = async (): Promise<unknown> =>
    (await engine.ask("problems.list", { offset: 0, limit: 10 })).problems.map((problem) => [
      problem.kind,
      problem.path,
      problem.still,
    ]);
  expect(await told()).toEqual([["damaged", join(scans, "cut.jpg"), 5]]);
  renameSync(scans, there);
  await indexWhole(engine, scans); // it is told to be gone
  const { job } = await look(engine, { source: 1 }, there);
  await engine.ask("locate.confirm", { job, others: false });
  expect(await told()).toEqual([["damaged", join(there, "cut.jpg"), 5]]);
  expect(await indexWhole(engine, there)).toMatchObject({
    unchanged: 5,
    problems: [{ kind: "damaged", path: join(there, "cut.jpg") }],
  });
  await engine.ask("history.undo", {});
  expect(await told()).toEqual([["damaged", join(scans, "cut.jpg"), 5]]);
  await engine.ask("history.redo", {});
  expect(await told()).toEqual([["damaged", join(there, "cut.jpg"), 5]]);
});

test("a damaged picture that was missing is said to be damaged where it is located, until that is undone", async () => {
  const { engine, around, scans } = await scanned();
  const whole = readFileSync(join(scans, "a.jpg"));
  writeFileSync(join(scans, "cut.jpg"), whole.subarray(0, whole.length / 2));
  await indexWhole(engine, scans);
  const there = join(around, "Elsewhere");
  mkdirSync(there);
  renameSync(join(scans, "cut.jpg"), join(there, "found.jpg"));
  expect((await indexWhole(engine, scans)).problems).toEqual([]);
  const { job } = await look(engine, { still: 5 }, there);
  await engine.ask("locate.confirm", { job, others: false });
  const told = async (): Promise<unknown> =>
    (await engine.ask("problems.list", { offset: 0, limit: 10 })).problems;
  expect(await told()).toMatchObject([
    { kind: "damaged", path: join(there, "found.jpg"), still: 5 },
  ]);
  expect(await namesFound(engine, "has:problem")).toEqual(["found.jpg"]);
  await engine.ask("history.undo", {});
  expect(await told()).toEqual([]);
  await engine.ask("history.redo", {});
  expect(await told()).toMatchObject([{ kind: "damaged", path: join(there, "found.jpg") }]);
});

test("of a source that was also sorted anew every file is found by its bytes; what is not there is missing", async () => {
  const { engine, around, scans } = await scanned();
  const there = join(around, "Sorted");
  mkdirSync(join(there, "by film"), { recursive: true });
  renameSync(join(scans, "a.jpg"), join(there, "by film", "first.jpg"));
  renameSync(join(scans, "reel 2", "c.jpg"), join(there, "c.jpg"));
  await drawPicture(join(there, "b.jpg"), 99, { width: 64 });
  rmSync(scans, { recursive: true });
  await indexWhole(engine, scans);
  const { job, ...preview } = await look(engine, { source: 1 }, there);
  expect(preview).toMatchObject({ total: 4, found: 2, another: 1, nowhere: 1 });
  await engine.ask("locate.confirm", { job, others: false });
  expect(await filesOf(engine, 1)).toEqual([[join(there, "by film", "first.jpg"), "present"]]);
  expect(await filesOf(engine, 3)).toEqual([[join(there, "c.jpg"), "present"]]);
  expect(await filesOf(engine, 2)).toEqual([[join(there, "b.jpg"), "missing"]]);
  expect(await filesOf(engine, 4)).toEqual([[join(there, "reel 2", "d.jpg"), "missing"]]);
});

test("of a source that is where it was only the files that went are located, and the others stay", async () => {
  const { engine, around, scans } = await scanned();
  const away = join(around, "Away");
  mkdirSync(away);
  renameSync(join(scans, "reel 2", "c.jpg"), join(away, "c.jpg"));
  await indexWhole(engine, scans);
  const { job, ...preview } = await look(engine, { source: 1 }, around);
  expect(preview).toMatchObject({ total: 1, found: 1, folder: away, becomesSource: true });
  await engine.ask("locate.confirm", { job, others: false });
  expect(await filesOf(engine, 3)).toEqual([[join(away, "c.jpg"), "present"]]);
  for (const [id, name] of [
    [1, "a.jpg"],
    [2, "b.jpg"],
    [4, "reel 2/d.jpg"],
  ] as const)
    expect(await filesOf(engine, id)).toEqual([[join(scans, name), "present"]]);
  expect(await sourcePaths(engine)).toEqual([away, scans]);
  await engine.ask("history.undo", {});
  expect(await filesOf(engine, 3)).toEqual([[join(scans, "reel 2", "c.jpg"), "missing"]]);
});

test("one missing file is found elsewhere, and the others that lie there with it", async () => {
  const { engine, around, scans } = await scanned();
  const there = join(around, "Restored");
  renameSync(join(scans, "reel 2"), there);
  expect(await indexWhole(engine, scans)).toMatchObject({ missing: 2 });
  const { job, ...preview } = await look(engine, { still: 4 }, there);
  expect(preview).toMatchObject({ total: 2, found: 2, becomesSource: true });
  expect(preview.rows[0]).toMatchObject({ still: 4, to: join(there, "d.jpg") }); // the one asked for first
  await engine.ask("locate.confirm", { job, others: false });
  expect(await sourcePaths(engine)).toEqual([there, scans]);
  expect(await filesOf(engine, 3)).toEqual([[join(there, "c.jpg"), "present"]]);
  await engine.ask("history.undo", {});
  expect(await sourcePaths(engine)).toEqual([scans]);
  expect(await filesOf(engine, 3)).toEqual([[join(scans, "reel 2", "c.jpg"), "missing"]]);
});

test("another version is only taken when the archivist says so, and its still keeps its record", async () => {
  const { engine, around, scans } = await scanned();
  const there = join(around, "Graded");
  mkdirSync(there);
  await drawPicture(join(there, "a.jpg"), 77, { width: 90 });
  rmSync(join(scans, "a.jpg"));
  await indexWhole(engine, scans);
  const { job, ...preview } = await look(engine, { still: 1 }, there);
  expect(preview).toMatchObject({ total: 1, found: 0, another: 1 });
  await expect(engine.ask("locate.confirm", { job, others: false })).rejects.toThrow(
    "None of the files was found here",
  );
  await engine.ask("locate.confirm", { job, others: true });
  await indexWhole(engine, there);
  const still = await engine.ask("stills.get", { id: 1 });
  expect(still).toMatchObject({
    width: 90,
    texts: { caption: { "x-default": "Ma Youtie ploughs" } },
  });
  expect(await filesOf(engine, 1)).toEqual([[join(there, "a.jpg"), "present"]]);
});

test("a source that moved into another one goes there file by file, and what the other knows is not doubled", async () => {
  const { engine, around, scans } = await scanned();
  const other = join(around, "Other");
  mkdirSync(join(other, "from Scans"), { recursive: true });
  copyFileSync(join(scans, "a.jpg"), join(other, "from Scans", "a.jpg"));
  await indexWhole(engine, other);
  for (const name of ["b.jpg", "reel 2"])
    renameSync(join(scans, name), join(other, "from Scans", name));
  rmSync(scans, { recursive: true });
  await indexWhole(engine, scans);
  const { job } = await look(engine, { source: 1 }, join(other, "from Scans"));
  await engine.ask("locate.confirm", { job, others: false });
  const inOther = join(other, "from Scans");
  expect(await filesOf(engine, 2)).toEqual([[join(inOther, "b.jpg"), "present"]]);
  expect((await filesOf(engine, 1)).filter(([, state]) => state === "present")).toEqual([
    [join(inOther, "a.jpg"), "present"],
  ]);
  expect(await indexWhole(engine, other)).toMatchObject({ unchanged: 4, indexed: 0 });
});

test("what was looked for is forgotten when something else is looked for", async () => {
  const { engine, around, scans } = await scanned();
  renameSync(scans, join(around, "x"));
  await indexWhole(engine, scans);
  const first = await look(engine, { source: 1 }, join(around, "x"));
  await look(engine, { source: 1 }, join(around, "x"));
  await expect(engine.ask("locate.confirm", { job: first.job, others: false })).rejects.toThrow(
    "Locate them again",
  );
  await expect(
    engine.ask("locate.start", { what: { source: 1 }, folder: join(around, "nowhere") }),
  ).rejects.toThrow("no folder of this name");
});

test("a file that is chosen itself brings along the others that moved with it, and they become one folder", async () => {
  const { engine, around, scans } = await scanned();
  const there = join(around, "Disk 7", "Scans");
  mkdirSync(join(around, "Disk 7"));
  renameSync(scans, there);
  renameSync(join(there, "a.jpg"), join(there, "renamed.jpg"));
  mkdirSync(scans);
  await indexWhole(engine, scans);
  await engine.ask("sources.index", { paths: [scans], asIs: true });
  await expect.poll(async () => (await filesOf(engine, 4))[0]?.[1]).toBe("missing");
  const { job, ...preview } = await lookAt(engine, 4, join(there, "reel 2", "d.jpg"));
  expect(preview).toMatchObject({ total: 4, found: 3, nowhere: 1, folder: there });
  expect(preview.rows[0]).toMatchObject({ still: 4, to: join(there, "reel 2", "d.jpg") });
  await engine.ask("locate.confirm", { job, others: false });
  expect(await filesOf(engine, 3)).toEqual([[join(there, "reel 2", "c.jpg"), "present"]]);
  expect(await filesOf(engine, 1)).toEqual([[join(scans, "a.jpg"), "missing"]]);
  const chosen = await lookAt(engine, 1, join(there, "renamed.jpg"));
  expect(chosen).toMatchObject({ total: 1, found: 1 }); // by its bytes, whatever it is called
  await engine.ask("history.undo", {});
  expect(await filesOf(engine, 3)).toEqual([[join(scans, "reel 2", "c.jpg"), "missing"]]);
});

test("a chosen file with other bytes is another version; one that is a still of its own becomes part of the record", async () => {
  const { engine, scans } = await scanned();
  rmSync(join(scans, "a.jpg"));
  await indexWhole(engine, scans);
  await drawPicture(join(scans, "graded.jpg"), 77, { width: 90 });
  await indexWhole(engine, scans);
  const { job, ...preview } = await lookAt(engine, 1, join(scans, "graded.jpg"));
  expect(preview).toMatchObject({ total: 1, found: 0, another: 1, unchosen: 0 });
  const asked = { job, as: "another", from: 0, count: 9 } as const;
  expect((await engine.ask("locate.preview", asked))?.rows).toMatchObject([{ still: 1, joins: 5 }]);
  const places = async (): Promise<unknown> => [await filesOf(engine, 1), await filesOf(engine, 5)];
  const before = await places();
  await engine.ask("locate.confirm", { job, others: true });
  const still = await engine.ask("stills.get", { id: 1 });
  expect(still?.texts.caption?.["x-default"]).toBe("Ma Youtie ploughs");
  expect(await filesOf(engine, 1)).toEqual([[join(scans, "graded.jpg"), "present"]]);
  expect(await engine.ask("stills.get", { id: 5 })).toBeNull();
  await engine.ask("history.undo", {});
  expect(await places()).toEqual(before);
});

test("where several files fit, one is chosen: copies that are alike, and versions of which none is taken unasked", async () => {
  const { engine, around, scans } = await scanned();
  const there = join(around, "There");
  for (const folder of ["x", "y"]) mkdirSync(join(there, folder), { recursive: true });
  for (const [n, folder] of ["x", "y"].entries()) {
    copyFileSync(join(scans, "a.jpg"), join(there, folder, "a.jpg"));
    await drawPicture(join(there, folder, "b.jpg"), 70 + n, { width: 90 + n });
  }
  for (const name of ["a.jpg", "b.jpg"]) rmSync(join(scans, name));
  await indexWhole(engine, scans);
  const { job, ...preview } = await look(engine, { still: 1 }, there);
  expect(preview).toMatchObject({ found: 1, another: 1, unchosen: 1 });
  const [row] = preview.rows;
  expect(row?.choices.toSorted()).toEqual([join(there, "x", "a.jpg"), join(there, "y", "a.jpg")]);
  const choose = (file: number, to: string): Promise<unknown> =>
    engine.ask("locate.choose", { job, file, to });
  await choose(row?.file ?? 0, join(there, "y", "a.jpg"));
  await choose(2, join(there, "nowhere.jpg")); // was not offered
  const others = { job, as: "another", from: 0, count: 9 } as const;
  expect(await engine.ask("locate.preview", others)).toMatchObject({ unchosen: 1 });
  await choose(2, join(there, "x", "b.jpg"));
  expect(await engine.ask("locate.preview", others)).toMatchObject({ unchosen: 0 });
  await engine.ask("locate.confirm", { job, others: true });
  expect(await filesOf(engine, 1)).toEqual([[join(there, "y", "a.jpg"), "present"]]);
  expect(await filesOf(engine, 2)).toEqual([[join(there, "x", "b.jpg"), "present"]]);
});

test("what is chosen must be a picture that is there", async () => {
  const { engine, around, scans } = await scanned();
  rmSync(join(scans, "a.jpg"));
  await indexWhole(engine, scans);
  const note = join(around, "note.txt");
  writeFileSync(note, "on the other disk");
  await expect(lookAt(engine, 1, note)).rejects.toThrow("no picture that Stillroom reads");
  await expect(lookAt(engine, 1, join(around, "x.jpg"))).rejects.toThrow("no file of this name");
});

test("a folder chosen above the right one takes in only what was looked for", async () => {
  const { engine, around, scans } = await scanned();
  const disk = join(around, "Disk");
  mkdirSync(join(disk, "Archive"), { recursive: true });
  mkdirSync(join(disk, "Private"));
  await drawPicture(join(disk, "Private", "holiday.jpg"), 9, { width: 99 });
  renameSync(scans, join(disk, "Archive", "Scans"));
  const { job, ...preview } = await look(engine, { source: 1 }, disk);
  expect(preview).toMatchObject({
    found: 4,
    folder: join(disk, "Archive", "Scans"),
    becomesSource: false,
  });
  await engine.ask("locate.confirm", { job, others: false });
  expect(await sourcePaths(engine)).toEqual([join(disk, "Archive", "Scans")]);
});

test("what was looked for and lies apart now takes in the folder around it, and says so", async () => {
  const { engine, around, scans } = await scanned();
  const disk = join(around, "Disk");
  mkdirSync(join(disk, "Films"), { recursive: true });
  renameSync(join(scans, "reel 2"), join(disk, "Films", "second reel"));
  renameSync(scans, join(disk, "Films", "Scans"));
  const { job, ...preview } = await look(engine, { source: 1 }, disk);
  expect(preview).toMatchObject({ found: 4, folder: join(disk, "Films"), becomesSource: true });
  await engine.ask("locate.confirm", { job, others: false });
  expect(await sourcePaths(engine)).toEqual([join(disk, "Films")]);
  expect((await filesOf(engine, 1))[0]?.[1]).toBe("present");
});

/** A disk V1 with two sources of two stills each, called V2 now; and a third source that stays where it is. */
async function renamedDisk(): Promise<{ engine: Engine; around: string }> {
  const { engine } = await engineWithArchive();
  const around = temporaryFolder();
  for (const [n, folder] of ["V1/filmA", "V1/filmB", "Desk"].entries()) {
    mkdirSync(join(around, folder), { recursive: true });
    for (const m of [1, 2])
      await drawPicture(join(around, folder, `${String(m)}.jpg`), n * 2 + m, {
        width: 60 + n * 2 + m,
      });
    await indexWhole(engine, join(around, folder));
  }
  renameSync(join(around, "V1"), join(around, "V2"));
  return { engine, around };
}

test.each([
  ["the new place of one of its folders", { source: 1 }, "V2/filmA"],
  ["the whole disk for one of its folders", { source: 1 }, "V2"],
  ["the disk for the disk", "V1", "V2"],
] as const)(
  "the folders on a disk that is called otherwise are located together: %s is chosen",
  async (_what, asked, place) => {
    const { engine, around } = await renamedDisk();
    const what = typeof asked === "string" ? { folder: join(around, asked) } : asked;
    const { job, ...preview } = await look(engine, what, join(around, place));
    expect(preview).toMatchObject({ total: 4, found: 4, nowhere: 0, becomesSource: false });
    const before = ["Desk", "V1/filmA", "V1/filmB"].map((folder) => join(around, folder));
    const after = ["Desk", "V2/filmA", "V2/filmB"].map((folder) => join(around, folder));
    expect(await sourcePaths(engine)).toEqual(before);
    expect(await engine.ask("locate.confirm", { job, others: false })).toMatchObject({
      changed: 4,
    });
    expect(await sourcePaths(engine)).toEqual(after);
    expect(await indexWhole(engine, ...after)).toMatchObject({ unchanged: 6, problems: [] });
    await engine.ask("history.undo", {});
    expect(await sourcePaths(engine)).toEqual(before);
  },
);

test("a folder that did not move along with the one that was located stays as it is", async () => {
  const { engine, around } = await renamedDisk();
  rmSync(join(around, "V2", "filmB"), { recursive: true });
  const { job, ...preview } = await look(engine, { source: 1 }, join(around, "V2", "filmA"));
  expect(preview).toMatchObject({ total: 2, found: 2, nowhere: 0 });
  await engine.ask("locate.confirm", { job, others: false });
  expect(await sourcePaths(engine)).toEqual(
    ["Desk", "V1/filmB", "V2/filmA"].map((folder) => join(around, folder)),
  );
  expect(await filesOf(engine, 3)).toEqual([[join(around, "V1", "filmB", "1.jpg"), "offline"]]);
});
