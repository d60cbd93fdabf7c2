import { execFileSync } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { expect, onTestFinished, test } from "vitest";
import { startEngine } from "../../electron/engine/engine.ts";
import { startIndexing } from "../../electron/engine/ingest/index-folders.ts";
import { keepProblem } from "../../electron/engine/catalog/problems.ts";
import { hashOf } from "../../electron/engine/export/hash-of.ts";
import { fillSync, readWhole } from "../../electron/engine/worker/read-whole.ts";
import { startPool } from "../../electron/engine/worker/pool.ts";
import type { Problem, ProblemKind } from "../../shared/problem.ts";
import { tries } from "../helpers/doses.ts";
import { engineWithArchive, indexWhole, namesFound } from "../helpers/engines.ts";
import { iimBlock, jpegWithIim } from "../helpers/iim.ts";
import { indexedStill } from "../helpers/indexed.ts";
import { drawPicture, hashOfFile } from "../helpers/pictures.ts";
import { allRead } from "../helpers/rights-gate.ts";
import { temporaryFolder } from "../helpers/temporary.ts";
import { pressNamed } from "../helpers/press-named.ts";

/** Each problem is for a person: it names the file, has a sentence, and none of the exceptions' jargon. */
function expectForPeople(problems: readonly Problem[]): void {
  for (const { path, message } of problems) {
    expect(path).toBeTruthy();
    expect(message).toMatch(/^[A-Z].+\.$/su);
    expect(message).not.toMatch(/ENOENT|EACCES|SQLITE|Error:|VipsJpeg|undefined|null|at .*:\d+/u);
  }
}

function kinds(problems: readonly Problem[]): Record<string, ProblemKind> {
  return Object.fromEntries(
    problems.map(({ path, kind }) => [(path ?? "").split("/").at(-1) ?? "", kind]),
  );
}

/** A PNG of one grey, written row by row by the standard's rules, of any size without its pixels in memory. */
function hugePng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const head = Buffer.alloc(4);
    head.writeUInt32BE(data.length);
    const tail = Buffer.alloc(4);
    tail.writeUInt32BE(crc32(body));
    return Buffer.concat([head, body, tail]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8); // one bit, greyscale
  const rows = Buffer.alloc((Math.ceil(width / 8) + 1) * height);
  return Buffer.concat([
    Buffer.from("\u0089PNG\r\n\u001A\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

test("empty, cut, foreign and oversized files are named one by one while the good ones are indexed", async () => {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  await drawPicture(join(stills, "good.jpg"), 1);
  await drawPicture(join(stills, "whole.jpg"), 2, { width: 800, height: 600 });
  const whole = readFileSync(join(stills, "whole.jpg"));
  writeFileSync(join(stills, "cut.jpg"), whole.subarray(0, whole.length * 0.7));
  writeFileSync(join(stills, "zero.jpg"), "");
  writeFileSync(join(stills, "letter.jpg"), "Dear archive, please find enclosed …");
  writeFileSync(join(stills, "only-head.png"), "\u0089PNG\r\n\u001A\n", "latin1");
  writeFileSync(join(stills, "bomb.png"), hugePng(40_000, 40_000));
  writeFileSync(join(stills, "raw.cr2"), "not read yet");
  writeFileSync(join(stills, "drawing.svg"), "<svg/>");
  writeFileSync(join(stills, "scan.dpx"), "SDPX");
  writeFileSync(join(stills, "notes.txt"), "not ours");
  const counts = await indexWhole(engine, stills);
  const { problems } = await engine.ask("problems.list", { offset: 0, limit: 100 });
  expect(kinds(problems)).toEqual({
    "cut.jpg": "damaged",
    "zero.jpg": "empty",
    "letter.jpg": "unsupported",
    "only-head.png": "damaged",
    "bomb.png": "too-large",
    "raw.cr2": "unsupported",
    "drawing.svg": "unsupported",
    "scan.dpx": "unsupported",
  });
  expectForPeople(problems);
  expect(problems.find(({ path }) => path?.endsWith("bomb.png") === true)?.message).toContain(
    "40,000 × 40,000",
  );
  expect(counts.job).toMatchObject({ state: "done", problems: 8 });
  // The cut and the oversized one are stills all the same; files that are no pictures are not.
  expect(await namesFound(engine, "")).toEqual([
    "bomb.png",
    "cut.jpg",
    "good.jpg",
    "only-head.png",
    "whole.jpg",
  ]);
  const found = ["bomb.png", "cut.jpg", "only-head.png"];
  expect(await namesFound(engine, "has:problem")).toEqual(found);
  // a still that was good is found by what became of its file
  writeFileSync(join(stills, "good.jpg"), "no picture any more");
  await indexWhole(engine, stills);
  expect(await namesFound(engine, "has:problem")).toEqual([...found, "good.jpg"].toSorted());
});

test("a drawing is called one, whatever its name says", async () => {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  const heads = [
    "",
    "\u{feff}",
    '<?xml version="1.0"?>\n<!-- by hand -->\n<!DOCTYPE svg PUBLIC "-">\n',
  ];
  for (const [n, head] of heads.entries())
    writeFileSync(join(stills, `${String(n)}.jpg`), `${head}<svg xmlns="x"/>`);
  writeFileSync(join(stills, "page.jpg"), "<html><svg/></html>");
  const { problems } = await indexWhole(engine, stills);
  expect(problems.map(({ message }) => message.includes("drawing (SVG)"))).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

test("problems stay listed until the file is read without them", async () => {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  writeFileSync(join(stills, "a.jpg"), "");
  await indexWhole(engine, stills);
  await indexWhole(engine, stills);
  expect((await engine.ask("problems.list", { offset: 0, limit: 10 })).total).toBe(1);
  await drawPicture(join(stills, "a.jpg"), 1);
  await indexWhole(engine, stills);
  expect((await engine.ask("problems.list", { offset: 0, limit: 10 })).total).toBe(0);
});

test("names with emoji, a line break, quotes, a leading dash and 250 bytes are indexed, found, shown and exported", async () => {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  const names = [
    "🎬 scene 🐓.jpg",
    "two\nlines.jpg",
    `it's "quoted" & <b>.jpg`,
    "-rf.jpg",
    "剧照 马有铁.jpg",
    `${"長".repeat(82)}.jpg`,
    "e\u0301.jpg",
  ];
  expect(Buffer.byteLength(names[5] ?? "")).toBe(250);
  for (const [seed, name] of names.entries()) await drawPicture(join(stills, name), seed + 1);
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: names.length, failed: 0 });
  expect(await namesFound(engine, "")).toEqual(names.toSorted());
  expect(await namesFound(engine, "马有铁")).toEqual(["剧照 马有铁.jpg"]);
  const to = join(temporaryFolder(), "out");
  const { result, total } = await engine.ask("search.run", {
    query: "",
    sort: "name",
    facets: false,
  });
  const before = names.map((name) => hashOfFile(join(stills, name)));
  await engine.ask("stills.setText", {
    stills: { result, ranges: [[0, total]] },
    field: "caption",
    language: "x-default",
    text: "A caption",
    mode: "replace",
  });
  await engine.ask("export.run", {
    rights: allRead,
    stills: { result, ranges: [[0, total]] },
    set: null,
    folder: to,
    profile: pressNamed("{filename}"),
  });
  while ((await engine.ask("jobs.list", {}))[0]?.state === "running")
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect((await engine.ask("jobs.list", {}))[0]).toMatchObject({ state: "done", problems: 0 });
  expect(readdirSync(to)).toHaveLength(names.length + 6); // four lists, README.txt and the manifest
  expect(names.map((name) => hashOfFile(join(stills, name)))).toEqual(before);
});

test("links that lead back are followed once and named, links to nowhere are named", async () => {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  mkdirSync(join(stills, "sub"));
  await drawPicture(join(stills, "sub", "a.jpg"), 1);
  symlinkSync(stills, join(stills, "sub", "back"));
  symlinkSync("self.jpg", join(stills, "self.jpg"));
  symlinkSync(join(stills, "nowhere.jpg"), join(stills, "dangling.jpg"));
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 1 });
  const { problems } = await engine.ask("problems.list", { offset: 0, limit: 10 });
  expect(kinds(problems)).toEqual({
    back: "loop",
    "self.jpg": "loop",
    "dangling.jpg": "unreadable",
  });
  expectForPeople(problems);
});

test("pipes, sockets and devices with the names of pictures are named, never opened, and the rest is read", async (context) => {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  execFileSync("mkfifo", [join(stills, "pipe.jpg")]);
  symlinkSync("/dev/zero", join(stills, "endless.png"));
  const socket = createServer().listen(join(stills, "socket.tif"));
  onTestFinished(() => {
    socket.close();
  });
  await once(socket, "listening");
  execFileSync("mkfifo", [join(stills, "pipe")]); // promises no picture: none of our business
  await drawPicture(join(stills, "a.jpg"), 1);
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 1, failed: 3 });
  const { problems } = await engine.ask("problems.list", { offset: 0, limit: 10 });
  expect(kinds(problems)).toEqual({
    "pipe.jpg": "unsupported",
    "endless.png": "unsupported",
    "socket.tif": "unsupported",
  });
  expectForPeople(problems);
  if (!makeDevice(join(stills, "device.jpg")))
    return context.skip("this machine lets nobody make a device file");
  expect(await indexWhole(engine, stills)).toMatchObject({ unchanged: 1, failed: 4 });
});

/** A device file with nothing behind it; false where that is not allowed. */
function makeDevice(path: string): boolean {
  try {
    execFileSync("mknod", [path, "b", "240", "0"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

test("a file that grows or is written over while it is read is refused whole, and read at the next indexing", async () => {
  const stills = temporaryFolder();
  const file = join(stills, "a.jpg");
  await drawPicture(file, 1);
  const original = readFileSync(file);
  const changes = {
    grows: () => appendFileSync(file, "more"),
    "keeps its size": () => {
      writeFileSync(file, Buffer.alloc(original.length, 1));
      utimesSync(file, 5, 5);
    },
    shrinks: () => truncateSync(file, 10),
  };
  for (const [name, change] of Object.entries(changes)) {
    writeFileSync(file, original);
    const open = openSync(file, "r");
    const refused = readWhole(open, (number, bytes) => {
      const filled = fillSync(number, bytes);
      change();
      return filled;
    });
    closeSync(open);
    expect(refused, name).toEqual({ refused: "changed" });
  }
});

test("a file too large to be held is a still with what its beginning says, and without a picture", async () => {
  const { engine, folder } = await engineWithArchive();
  const stills = temporaryFolder();
  const file = join(stills, "panorama.jpg");
  const words = iimBlock([[120, Buffer.from("The whole steppe")]]);
  const drawn = sharp({ create: { width: 60, height: 40, channels: 3, background: "teal" } });
  writeFileSync(file, jpegWithIim(await drawn.jpeg().toBuffer(), words));
  truncateSync(file, 2 ** 31 + 5); // the rest is a hole, which takes no room
  expect(await indexWhole(engine, stills)).toMatchObject({
    indexed: 1,
    problems: [{ kind: "too-large", path: file }],
  });
  const { record, thumbnail } = await indexedStill(engine, folder, stills, "panorama.jpg");
  expect(record.texts.caption).toEqual({ "x-default": "The whole steppe" });
  expect(record.files).toMatchObject([{ bytes: 2 ** 31 + 5, width: 60, height: 40 }]);
  expect(record.hash).toBe((await hashOf(file)).toString("hex"));
  expect(existsSync(thumbnail)).toBe(false);
  truncateSync(file, 8 * 2 ** 30 + 1);
  const { problems } = await indexWhole(engine, stills);
  expect(problems).toMatchObject([{ kind: "too-large", path: file }]);
  expectForPeople(problems);
});

test("a folder that vanishes while it is read costs only what was not read yet", async () => {
  const { engine } = await engineWithArchive();
  const parent = temporaryFolder();
  const stills = join(parent, "stills");
  mkdirSync(stills);
  for (let seed = 0; seed < 150; seed += 1)
    await drawPicture(join(stills, `${String(seed)}.png`), seed);
  const { job } = await engine.ask("sources.index", { paths: [stills] });
  let running = await engine.ask("jobs.list", {});
  while ((running[0]?.done ?? 0) < 5) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    running = await engine.ask("jobs.list", {});
  }
  renameSync(stills, join(parent, "away"));
  while ((await engine.ask("jobs.list", {})).find(({ id }) => id === job)?.state === "running")
    await new Promise((resolve) => setTimeout(resolve, 20));
  const { problems } = await engine.ask("problems.list", { offset: 0, limit: 1000 });
  expectForPeople(problems);
  // Told once, of the folder, not of each file that went with it.
  expect(problems.map(({ kind, path }) => [kind, path])).toEqual([["gone", stills]]);
  renameSync(join(parent, "away"), stills);
  const again = await indexWhole(engine, stills);
  expect(again.indexed + again.unchanged).toBe(150);
  expect((await engine.ask("archive.state", {})).catalog?.stills).toBe(150);
  expect((await engine.ask("problems.list", { offset: 0, limit: 10 })).total).toBe(0);
});

test("a folder inside that vanishes while it is read is named once, and the others are read", async () => {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  const going = join(stills, "b", "deep");
  mkdirSync(going, { recursive: true });
  for (let seed = 0; seed < 60; seed += 1) {
    await drawPicture(join(stills, `a${String(seed)}.png`), seed);
    await drawPicture(join(going, `${String(seed)}.png`), seed + 100);
  }
  const { job } = await engine.ask("sources.index", { paths: [stills] });
  const state = async (): Promise<{ done: number; state: string }> =>
    (await engine.ask("jobs.list", {})).find(({ id }) => id === job) ?? { done: 0, state: "" };
  while ((await state()).done < 5) await new Promise((resolve) => setTimeout(resolve, 1));
  renameSync(join(stills, "b"), join(temporaryFolder(), "b"));
  while ((await state()).state === "running")
    await new Promise((resolve) => setTimeout(resolve, 20));
  const { problems } = await engine.ask("problems.list", { offset: 0, limit: 1000 });
  expect(problems.map(({ kind, path }) => [kind, path])).toEqual([["gone", join(stills, "b")]]);
  expect(await namesFound(engine, "")).toEqual(expect.arrayContaining(["a0.png", "a59.png"]));
  await indexWhole(engine, stills); // as it now is: nothing is wrong
  expect((await engine.ask("problems.list", { offset: 0, limit: 10 })).total).toBe(0);
});

test("problems that stand are counted and listed again by every pass, whoever asks", async () => {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  await drawPicture(join(stills, "a.jpg"), 1, { width: 800, height: 600 });
  const whole = readFileSync(join(stills, "a.jpg"));
  writeFileSync(join(stills, "zero.jpg"), "");
  writeFileSync(join(stills, "cut.jpg"), whole.subarray(0, whole.length * 0.7));
  for (const again of [false, true]) {
    const { failed, problems, job } = await indexWhole(engine, stills);
    expect(problems.map(({ path }) => path?.slice(stills.length + 1))).toEqual([
      "cut.jpg",
      "zero.jpg",
    ]);
    expect(failed, again ? "again" : "at first").toBe(2);
    expect(job).toMatchObject({ problems: 2 });
    expect(job.outcome).toContain("2 with problems");
    expect(await engine.ask("sources.list", {})).toMatchObject([{ problems: 2 }]);
  }
});

test("a whole source that is away makes no still missing", async () => {
  const { engine } = await engineWithArchive();
  const stills = join(temporaryFolder(), "disk");
  mkdirSync(stills);
  await drawPicture(join(stills, "a.jpg"), 1);
  await indexWhole(engine, stills);
  renameSync(stills, `${stills} unplugged`);
  expect(await indexWhole(engine, stills)).toMatchObject({ missing: 0, failed: 1 });
  expect((await engine.ask("sources.list", {}))[0]?.present).toBe(false);
  expect((await engine.ask("stills.get", { id: 1 }))?.files[0]?.state).toBe("offline");
});

const MANY = tries(5000);

test(`${String(MANY)} files in one folder are all indexed`, async () => {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  await drawPicture(join(stills, "seed.gif"), 1, { width: 2, height: 2 });
  const seed = readFileSync(join(stills, "seed.gif"));
  rmSync(join(stills, "seed.gif"));
  // A GIF may be followed by anything: the trailing number makes each file's bytes its own.
  for (let index = 0; index < MANY; index += 1)
    writeFileSync(
      join(stills, `${String(index)}.gif`),
      Buffer.concat([seed, Buffer.from(String(index))]),
    );
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: MANY, failed: 0 });
  expect((await engine.ask("search.run", { query: "", sort: "name", facets: false })).total).toBe(
    MANY,
  );
}, 180_000);

test("a picture that hangs the decoder is given up after a while and named, and the next one is read", async () => {
  const pool = startPool(1, 5000);
  onTestFinished(() => {
    pool.close();
  });
  const stills = temporaryFolder();
  const hanging = join(stills, "endless.jpg");
  execFileSync("mkfifo", [hanging]); // opening a pipe nobody writes into never ends
  await drawPicture(join(stills, "a.jpg"), 1);
  const { problem } = await pool.run(
    { kind: "thumbnail", path: hanging, format: "jpeg", to: join(stills, "out.jpg") },
    "reading",
  );
  expect(problem).toMatchObject({ kind: "crashed", path: hanging });
  expectForPeople(problem === null ? [] : [problem]);
  const next = await pool.run(
    { kind: "read", path: join(stills, "a.jpg"), sidecars: [] },
    "reading",
  );
  expect("result" in next && next.result.width).toBe(60);
});

test("a file that was put aside is not tried again until it changes, nor is it rendered for the loupe", async () => {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  const file = join(stills, "a.tif");
  await drawPicture(file, 1);
  await indexWhole(engine, stills);
  const { db } = engine.archive().catalog;
  keepProblem(db, { kind: "crashed", path: file, message: "It stopped the decoder." }, null);
  expect(await engine.ask("picture.locate", { still: 1, page: 1 })).toBeNull();
  const other = join(stills, "b.tif");
  await drawPicture(other, 2);
  keepProblem(db, { kind: "crashed", path: other, message: "It stopped the decoder." }, null);
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 0, failed: 2 });
  await drawPicture(file, 3);
  utimesSync(file, 5, 5); // a good copy, with the time it has in the backup
  await drawPicture(other, 4);
  utimesSync(other, 4e9, 4e9);
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 2, failed: 0 });
  expect(await engine.ask("picture.locate", { still: 1, page: 1 })).not.toBeNull();
});

test("a file that was put aside is tried again when everything is read again", async () => {
  const { engine } = await engineWithArchive();
  const stills = temporaryFolder();
  const path = join(stills, "a.tif");
  await drawPicture(path, 1);
  keepProblem(
    engine.archive().catalog.db,
    { kind: "crashed", path, message: "It stopped the decoder." },
    null,
  );
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 0, failed: 1 });
  const { outcome } = startIndexing(engine.archive(), [stills], { everything: true });
  expect(await outcome).toMatchObject({ indexed: 1, failed: 0 });
});

test("an archive on a disk that cannot be written opens read-only, says so, and can be searched", async (context) => {
  const { engine, folder } = await engineWithArchive();
  const stills = temporaryFolder();
  await drawPicture(join(stills, "a.jpg"), 1);
  await indexWhole(engine, stills);
  await engine.ask("archive.close", {});
  if (!mountReadOnly(folder))
    return context.skip("this machine lets nobody mount a folder read-only");
  const other = startEngine();
  onTestFinished(async () => await other.close());
  const state = await other.ask("archive.open", { path: folder });
  expect(state.catalog?.readOnly).toContain("cannot be written to");
  expect(await namesFound(other, "a.jpg")).toEqual(["a.jpg"]);
  await expect(
    other.ask("stills.tag", {
      stills: { ids: [1] },
      add: [{ field: "keyword", name: "x" }],
      remove: [],
    }),
  ).rejects.toMatchObject({ problem: { kind: "read-only" } });
  expect(existsSync(join(folder, "lock"))).toBe(false);
});

function mountReadOnly(folder: string): boolean {
  try {
    execFileSync("mount", ["--bind", folder, folder], { stdio: "ignore" });
    execFileSync("mount", ["-o", "remount,ro,bind", folder], { stdio: "ignore" });
    onTestFinished(() => {
      execFileSync("umount", [folder]);
    });
    return true;
  } catch {
    return false;
  }
}

test.for([
  ["bytes", "size=16k"],
  ["another folder", "nr_inodes=2"],
] as const)(
  "a disk with no room for %s fails thumbnails in words and keeps them waiting; with room again they are made",
  { timeout: 120_000 },
  async ([, room], context) => {
    const { engine, folder } = await engineWithArchive();
    const small = join(folder, "thumbnails");
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", room, "tmpfs", small], { stdio: "ignore" });
    } catch {
      return context.skip("this machine lets nobody mount a small disk");
    }
    let mounted = true;
    const unmount = (): void => {
      if (mounted) execFileSync("umount", [small]);
      mounted = false;
    };
    onTestFinished(unmount);
    const stills = temporaryFolder();
    for (let seed = 1; seed <= 6; seed += 1)
      await drawPicture(join(stills, `${String(seed)}.jpg`), seed, { width: 600, height: 400 });
    const counts = await indexWhole(engine, stills);
    expect(counts.indexed).toBe(6);
    const { problems } = await engine.ask("problems.list", { offset: 0, limit: 10 });
    expect(problems.length).toBeGreaterThan(0);
    expect(new Set(problems.map(({ kind }) => kind))).toEqual(new Set(["disk-full"]));
    unmount();
    await indexWhole(engine, stills);
    const { result } = await engine.ask("search.run", { query: "", sort: "name", facets: false });
    const cards = await engine.ask("search.slice", { result, from: 0, count: 10 });
    expect(cards.filter(({ thumbnail }) => thumbnail === "pending")).toEqual([]);
  },
);

test("an archive's own folder is no folder of stills, nor is any within it", async () => {
  const { engine, folder } = await engineWithArchive();
  const stills = temporaryFolder();
  await drawPicture(join(stills, "a.jpg"), 1);
  await indexWhole(engine, stills);
  for (const own of [folder, join(folder, "thumbnails")]) {
    const outcome = await indexWhole(engine, own);
    expect(outcome).toMatchObject({ indexed: 0, failed: 1 });
    expect(outcome.problems[0]?.message).toContain("part of an archive");
  }
  expect(await engine.ask("sources.list", {})).toHaveLength(1);
});
