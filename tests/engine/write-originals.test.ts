import { execFileSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { all, number } from "../../electron/engine/catalog/database.ts";
import { thumbnailPath } from "../../electron/engine/ingest/one-thumbnail.ts";
import { findNearDuplicates } from "../../electron/engine/near/find-near-duplicates.ts";
import { filesToWrite, tried } from "../../electron/engine/originals/write-metadata.ts";
import { writeOriginal } from "../../electron/engine/originals/write-original.ts";
import { indexWhole, namesFound } from "../helpers/engines.ts";
import { drawPicture, hashOfFile } from "../helpers/pictures.ts";
import {
  archiveOf,
  described,
  describeStill,
  pixelsOf,
  stateOf,
  stillAt,
  writeInto,
} from "../helpers/written.ts";

const corpus = join(import.meta.dirname, "../../../shared/corpus");

test.each(["jpg", "tif", "png", "webp", "avif"])(
  "a %s says what the record says with the same picture, and undo brings back its very bytes",
  async (ending) => {
    const name = `still.${ending}`;
    const { engine, catalog, stills } = await archiveOf((folder) =>
      drawPicture(join(folder, name), 7),
    );
    const path = join(stills, name);
    const id = stillAt(engine, path);
    await describeStill(engine, id);
    const before = stateOf(stills, name);
    const pixels = await pixelsOf(path);
    const { lines, label } = await writeInto(engine, [id]);
    expect(lines).toMatchObject([{ as: "file", refused: null, into: path }]);
    expect(label).toBe("Wrote metadata into 1 original");
    expect(await engine.exiftool().read(path)).toMatchObject(described);
    expect((await pixelsOf(path)).equals(pixels)).toBe(true);
    const written = readFileSync(path);
    await engine.ask("history.undo", {});
    expect(stateOf(stills, name)).toEqual(before);
    expect((await engine.ask("stills.get", { id }))?.hash).toBe(hashOfFile(path));
    await engine.ask("history.redo", {});
    expect(readFileSync(path).equals(written)).toBe(true);
    expect((await engine.ask("stills.get", { id }))?.hash).toBe(hashOfFile(path));
    await engine.ask("history.undo", {});
    expect(stateOf(stills, name)).toEqual(before);
    expect(readdirSync(stills)).toEqual([name]);
    expect(readdirSync(join(catalog, "metadata-backups", "work"))).toEqual([]);
  },
);

/** Real files, with whether their format is written into. */
const real = [
  ["iptc-reference/IPTC-PhotometadataRef-Std2023.1.jpg", true],
  ["avif-heic/Stonehenge.heic", true],
  ["psd/metaphotoshop.psd", true],
  ["raw/DNG.dng", true],
  ["tiff16/flower-rgb-contig-16.tif", true],
  ["webp/RIFF.webp", true],
  ["jxl/JXL2.jxl", false],
  ["raw/CanonRaw.cr2", false],
  ["raw/Nikon.nef", false],
] as const;

test.each(real.filter(([name]) => existsSync(join(corpus, name))))(
  "%s, of another program, is written into: %s; undo brings back its very bytes",
  async (from, isWritten) => {
    const name = from.slice(from.indexOf("/") + 1);
    const { engine, stills } = await archiveOf(async (folder) =>
      writeFileSync(join(folder, name), readFileSync(join(corpus, from))),
    );
    const path = join(stills, name);
    const id = stillAt(engine, path);
    await describeStill(engine, id);
    const before = readFileSync(path);
    const picture = await engine.exiftool().pictureHash(path);
    const { lines } = await writeInto(engine, [id]);
    if (!isWritten) {
      expect(lines).toMatchObject([{ as: "refused", refused: expect.stringMatching(/sidecar/u) }]);
      expect(readFileSync(path).equals(before)).toBe(true);
      return;
    }
    expect(lines).toMatchObject([{ as: "file", refused: null }]);
    const { "XMP-dc:Subject": keywords, ...texts } = described;
    const tags = await engine.exiftool().read(path);
    expect(tags).toMatchObject(texts);
    expect(tags["XMP-dc:Subject"]).toEqual(expect.arrayContaining(keywords));
    expect(await engine.exiftool().pictureHash(path)).toBe(picture);
    await engine.ask("history.undo", {});
    expect(readFileSync(path).equals(before)).toBe(true);
  },
  60_000,
);

test.skipIf(existsSync(corpus))(
  "the corpus is not here: real files were not tried",
  () => undefined,
);

test("the archive takes in what it wrote itself: no change of others, no question, no thumbnail made anew", async () => {
  const { engine, catalog, stills } = await archiveOf(async (folder) => {
    await drawPicture(join(folder, "still.jpg"), 7);
    await drawPicture(join(folder, "other.jpg"), 9);
  });
  const path = join(stills, "still.jpg");
  const id = stillAt(engine, path);
  await describeStill(engine, id);
  await writeInto(engine, [id]);
  const record = await engine.ask("stills.get", { id });
  expect(record).toMatchObject({ hash: hashOfFile(path), thumbnail: "made" });
  expect(existsSync(thumbnailPath(catalog, hashOfFile(path)))).toBe(true);
  expect(record?.carried["dc:subject"]).toEqual(["eggs"]);
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 0, unchanged: 2, missing: 0 });
  expect(await engine.ask("stills.fileEvents", { id })).toEqual([]);
  expect(await engine.ask("stills.findings", { id })).toMatchObject({ conflicts: [] });
  expect(await namesFound(engine, "eggs")).toEqual(["still.jpg"]);
  const { db } = engine.archive().catalog;
  expect(number(db, "SELECT count(*) FROM file_difference")).toBe(0);
  expect(number(db, "SELECT count(*) FROM still")).toBe(2);
  const again = await writeInto(engine, [id]);
  expect(again.lines).toMatchObject([{ as: "unchanged" }]);
  expect(again.label).toBe("Wrote metadata into 1 original");
  await engine.ask("history.undo", {});
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 0, unchanged: 2 });
  expect(await engine.ask("stills.get", { id })).toMatchObject({ thumbnail: "made" });
  expect((await engine.ask("stills.get", { id }))?.texts.caption?.["en"]).toBe(
    "Hai Qing as Ma Youtie, gathering eggs.",
  );
});

test("what was decided about a picture stays decided: its bytes are others, the picture is not", async () => {
  const { engine, stills } = await archiveOf(async (folder) => {
    await drawPicture(join(folder, "a.jpg"), 7);
    await drawPicture(join(folder, "b.jpg"), 7, { width: 120, height: 80 });
  });
  const [a, b] = ["a.jpg", "b.jpg"].map((name) => stillAt(engine, join(stills, name)));
  if (a === undefined || b === undefined) throw new Error("not indexed");
  await findNearDuplicates(engine.archive()).ended;
  await engine.ask("near.keepApart", { stills: [a], others: [b] });
  await describeStill(engine, a);
  await writeInto(engine, [a]);
  const { db } = engine.archive().catalog;
  const hash = hashOfFile(join(stills, "a.jpg"));
  expect(all(db, "SELECT other_hash FROM not_same WHERE hash = ?", hash)).toEqual([
    { other_hash: hashOfFile(join(stills, "b.jpg")) },
  ]);
  expect(number(db, "SELECT count(*) FROM picture_print WHERE hash = unhex(?)", hash)).toBe(1);
});

test("every file of the same bytes is written, and they stay one still of the same bytes", async () => {
  const { engine, stills } = await archiveOf(async (folder) => {
    await drawPicture(join(folder, "still.jpg"), 7);
    mkdirSync(join(folder, "copy"));
    copyFileSync(join(folder, "still.jpg"), join(folder, "copy", "still.jpg"));
  });
  const [one, other] = [join(stills, "still.jpg"), join(stills, "copy", "still.jpg")];
  const id = stillAt(engine, one);
  await describeStill(engine, id);
  const before = readFileSync(one);
  const { lines, label } = await writeInto(engine, [id]);
  expect(lines.map(({ as }) => as)).toEqual(["file", "file"]);
  expect(label).toBe("Wrote metadata into 2 originals");
  expect(await engine.exiftool().read(other)).toMatchObject(described);
  expect((await engine.ask("stills.get", { id }))?.files).toHaveLength(2);
  await engine.ask("history.undo", {});
  for (const path of [one, other]) expect(readFileSync(path).equals(before)).toBe(true);
});

test("several stills are one entry of the history, whatever was done meanwhile", async () => {
  const { engine, stills } = await archiveOf(async (folder) => {
    for (const seed of [1, 2, 3]) await drawPicture(join(folder, `${String(seed)}.jpg`), seed);
  });
  const ids = [1, 2, 3].map((seed) => stillAt(engine, join(stills, `${String(seed)}.jpg`)));
  for (const id of ids) await describeStill(engine, id);
  const before = readFileSync(join(stills, "1.jpg"));
  const { label } = await writeInto(engine, ids);
  expect(label).toBe("Wrote metadata into 3 originals");
  await engine.ask("stills.tag", {
    stills: { ids },
    add: [{ field: "keyword", name: "later" }],
    remove: [],
  });
  const entries = await engine.ask("history.list", { still: ids[0] ?? 0, offset: 0, limit: 10 });
  const entry = entries.find((one) => one.label === label);
  const reverted = await engine.ask("history.revert", { change: entry?.id ?? 0, rows: null });
  expect(reverted.label).toBe("Took back “Wrote metadata into 3 originals”");
  expect(readFileSync(join(stills, "1.jpg")).equals(before)).toBe(true);
  await engine.ask("history.undo", {});
  expect(await engine.exiftool().read(join(stills, "1.jpg"))).toMatchObject(described);
});

test("permissions stay, the time is new, and a name that leads elsewhere still does", async () => {
  const { engine, stills } = await archiveOf(async (folder) => {
    mkdirSync(join(folder, "real"));
    await drawPicture(join(folder, "real", "still.jpg"), 7);
    chmodSync(join(folder, "real", "still.jpg"), 0o640);
    utimesSync(join(folder, "real", "still.jpg"), 1_000_000, 1_000_000.25);
    linkSync(join(folder, "real", "still.jpg"), join(folder, "real", ".second-name"));
  });
  const path = join(stills, "real", "still.jpg");
  const id = stillAt(engine, path);
  await describeStill(engine, id);
  const before = readFileSync(path);
  await writeInto(engine, [id]);
  expect(statSync(path).mode & 0o777).toBe(0o640);
  expect(statSync(path).mtimeMs).toBeGreaterThan(Date.parse("2020-01-01"));
  expect(readFileSync(join(stills, "real", ".second-name")).equals(before)).toBe(true);
  await engine.ask("history.undo", {});
  expect(statSync(path).mtimeMs).toBe(1_000_000_250);
  expect(statSync(path).mode & 0o777).toBe(0o640);
});

test("a link to a picture is no picture: the file it leads to is replaced, not the link", async () => {
  const { engine, stills } = await archiveOf(async (folder) => {
    mkdirSync(join(folder, ".elsewhere"));
    await drawPicture(join(folder, ".elsewhere", "real.jpg"), 7);
    symlinkSync(join(folder, ".elsewhere", "real.jpg"), join(folder, "still.jpg"));
  });
  const id = stillAt(engine, join(stills, "still.jpg"));
  await describeStill(engine, id);
  await writeInto(engine, [id]);
  expect(await engine.exiftool().read(join(stills, ".elsewhere", "real.jpg"))).toMatchObject(
    described,
  );
  expect(
    readdirSync(stills, { withFileTypes: true }).filter((one) => one.isSymbolicLink()),
  ).toHaveLength(1);
});

/** What is done to a file before it is written, and why it is refused then. */
const faults: readonly (readonly [string, (path: string) => void, RegExp])[] = [
  [
    "was changed since",
    (path) => writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.from("x")])),
    /changed since it was indexed/u,
  ],
  ["vanished", (path) => rmSync(path), /not where it was/u],
  ["is write-protected", (path) => chmodSync(path, 0o444), /write-protected/u],
  [
    "lies in a write-protected folder",
    (path) => {
      const folder = join(path, "..");
      chmodSync(folder, 0o555);
      onTestFinished(() => chmodSync(folder, 0o755));
    },
    /folder of this file is write-protected/u,
  ],
];

test.each(faults)(
  "a file that %s is refused, said why and left alone; the others are written",
  async (_, spoil, why) => {
    const { engine, stills } = await archiveOf(async (folder) => {
      for (const name of ["spoilt", "whole"]) {
        mkdirSync(join(folder, name));
        await drawPicture(join(folder, name, `${name}.jpg`), name.length);
      }
    });
    const [spoilt, whole] = ["spoilt", "whole"].map((name) => join(stills, name, `${name}.jpg`));
    if (spoilt === undefined || whole === undefined) throw new Error("no paths");
    const ids = [stillAt(engine, spoilt), stillAt(engine, whole)];
    for (const id of ids) await describeStill(engine, id);
    spoil(spoilt);
    const before = existsSync(spoilt) ? readFileSync(spoilt) : null;
    const { lines, label } = await writeInto(engine, ids);
    expect(lines).toMatchObject([
      { as: "refused", refused: expect.stringMatching(why) },
      { as: "file" },
    ]);
    expect(label).toBe("Wrote metadata into 1 original");
    expect(existsSync(spoilt) ? readFileSync(spoilt) : null).toEqual(before);
    expect(
      (await engine.ask("problems.list", { offset: 0, limit: 10 })).problems.map(
        ({ path }) => path,
      ),
    ).toContain(spoilt);
  },
);

test("undo names files that others changed since and leaves them, and puts the rest back", async () => {
  const { engine, stills } = await archiveOf(async (folder) => {
    await drawPicture(join(folder, "a.jpg"), 1);
    await drawPicture(join(folder, "b.jpg"), 2);
  });
  const ids = ["a.jpg", "b.jpg"].map((name) => stillAt(engine, join(stills, name)));
  for (const id of ids) await describeStill(engine, id);
  const before = readFileSync(join(stills, "a.jpg"));
  await writeInto(engine, ids);
  const theirs = Buffer.concat([readFileSync(join(stills, "b.jpg")), Buffer.from("x")]);
  writeFileSync(join(stills, "b.jpg"), theirs);
  await expect(engine.ask("history.undo", {})).rejects.toMatchObject({
    problem: { kind: "changed", message: expect.stringMatching(/b\.jpg/u) },
  });
  expect(readFileSync(join(stills, "a.jpg")).equals(before)).toBe(true);
  expect(readFileSync(join(stills, "b.jpg")).equals(theirs)).toBe(true);
  expect((await engine.ask("history.state", {})).redo).toBe("Wrote metadata into 2 originals");
});

test("undo changes nothing while a file is away, and does all once it is back", async () => {
  const { engine, stills } = await archiveOf(async (folder) => {
    await drawPicture(join(folder, "a.jpg"), 1);
    await drawPicture(join(folder, "b.jpg"), 2);
  });
  const ids = ["a.jpg", "b.jpg"].map((name) => stillAt(engine, join(stills, name)));
  for (const id of ids) await describeStill(engine, id);
  const before = ["a.jpg", "b.jpg"].map((name) => readFileSync(join(stills, name)));
  await writeInto(engine, ids);
  const written = readFileSync(join(stills, "a.jpg"));
  chmodSync(join(stills, "b.jpg"), 0o444);
  await expect(engine.ask("history.undo", {})).rejects.toMatchObject({
    problem: { kind: "read-only" },
  });
  expect(readFileSync(join(stills, "a.jpg")).equals(written)).toBe(true);
  chmodSync(join(stills, "b.jpg"), 0o644);
  await engine.ask("history.undo", {});
  expect(["a.jpg", "b.jpg"].map((name) => readFileSync(join(stills, name)))).toEqual(before);
});

test("content credentials are not made invalid unless that is said", async () => {
  const { engine, stills } = await archiveOf(async (folder) => {
    const path = join(folder, "still.jpg");
    await drawPicture(path, 7);
    writeFileSync(path, withCredentials(readFileSync(path)));
  });
  const path = join(stills, "still.jpg");
  const id = stillAt(engine, path);
  await describeStill(engine, id);
  const before = readFileSync(path);
  expect((await writeInto(engine, [id])).lines).toMatchObject([
    { as: "refused", refused: expect.stringMatching(/content credentials/u) },
  ]);
  expect((await writeInto(engine, [id], "either")).lines).toMatchObject([{ as: "newSidecar" }]);
  await engine.ask("history.undo", {});
  expect(existsSync(join(stills, "still.xmp"))).toBe(false);
  expect((await writeInto(engine, [id], "files", true)).lines).toMatchObject([{ as: "file" }]);
  await engine.ask("history.undo", {});
  expect(readFileSync(path).equals(before)).toBe(true);
});

/** A JPEG with the first box of a C2PA manifest store in an APP11 segment (ISO 19566-5, C2PA 2.1 A.3.1). */
function withCredentials(jpeg: Buffer): Buffer {
  const description = Buffer.concat([
    Buffer.from("6332706100110010800000aa00389b71", "hex"),
    Buffer.from([3]),
    Buffer.from("c2pa\0"),
  ]);
  const box = (type: string, content: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length + 8);
    return Buffer.concat([length, Buffer.from(type), content]);
  };
  const store = box("jumb", box("jumd", description));
  const head = Buffer.from([0x4a, 0x50, 0, 1, 0, 0, 0, 1]);
  const segment = Buffer.alloc(4);
  segment.writeUInt16BE(0xffeb);
  segment.writeUInt16BE(2 + head.length + store.length, 2);
  return Buffer.concat([jpeg.subarray(0, 2), segment, head, store, jpeg.subarray(2)]);
}

test("a file that is changed between the trial and the writing is left to whoever changed it", async () => {
  const { engine, stills } = await archiveOf((folder) => drawPicture(join(folder, "still.jpg"), 7));
  const path = join(stills, "still.jpg");
  const id = stillAt(engine, path);
  await describeStill(engine, id);
  const archive = engine.archive();
  const [file] = filesToWrite(archive.catalog.db, id);
  if (file === undefined) throw new Error("no file");
  const wish = { to: "files", credentials: false } as const;
  const { prepared } = await tried(archive, engine.exiftool(), { ...file, wish });
  if (prepared === null) throw new Error("nothing to write");
  const theirs = Buffer.concat([readFileSync(path), Buffer.from("x")]);
  writeFileSync(path, theirs);
  await expect(writeOriginal(archive, prepared, "run")).rejects.toMatchObject({
    problem: { kind: "changed" },
  });
  expect(readFileSync(path).equals(theirs)).toBe(true);
  expect(readdirSync(stills)).toEqual(["still.jpg"]);
  expect(number(archive.catalog.db, "SELECT count(*) FROM file_exchange")).toBe(0);
});

test("where the catalog cannot take it in, the file is as it was", async () => {
  const { engine, catalog, stills } = await archiveOf((folder) =>
    drawPicture(join(folder, "still.jpg"), 7),
  );
  const path = join(stills, "still.jpg");
  const id = stillAt(engine, path);
  await describeStill(engine, id);
  const before = stateOf(stills, "still.jpg");
  const { db } = engine.archive().catalog;
  db.exec(
    "CREATE TEMP TRIGGER fault BEFORE INSERT ON written_metadata BEGIN SELECT raise(ABORT, 'disk I/O error'); END",
  );
  await expect(writeInto(engine, [id])).rejects.toThrow(/disk I\/O error/u);
  expect(stateOf(stills, "still.jpg")).toEqual(before);
  expect(await indexWhole(engine, stills)).toMatchObject({ indexed: 0, unchanged: 1 });
  db.exec("DROP TRIGGER fault");
  expect(number(db, "SELECT count(*) FROM file_exchange")).toBe(0);
  expect(readdirSync(join(catalog, "metadata-backups"))).toEqual(["work"]);
  await writeInto(engine, [id]);
  db.exec(
    "CREATE TEMP TRIGGER fault BEFORE UPDATE OF holds ON file_exchange WHEN new.holds = 'before' AND old.holds = 'after' BEGIN SELECT raise(ABORT, 'disk I/O error'); END",
  );
  const written = stateOf(stills, "still.jpg");
  await expect(engine.ask("history.undo", {})).rejects.toThrow(/disk I\/O error/u);
  expect(stateOf(stills, "still.jpg")).toEqual(written);
  db.exec("DROP TRIGGER fault");
  await engine.ask("history.undo", {});
  expect(stateOf(stills, "still.jpg")).toEqual(before);
});

test.for(["the originals", "the catalog"])(
  "with no room on the disk of %s nothing is written, which is said, and with room it is",
  { timeout: 60_000 },
  async (which, context) => {
    const { engine, catalog, stills } = await archiveOf(async (folder) => {
      await drawPicture(join(folder, "still.jpg"), 7, { width: 3000, height: 2000 });
    });
    const small = which === "the originals" ? stills : join(catalog, "metadata-backups");
    const path = join(stills, "still.jpg");
    const id = stillAt(engine, path);
    await describeStill(engine, id);
    const kept = readFileSync(path);
    const { mtimeMs } = statSync(path);
    mkdirSync(small, { recursive: true });
    const room = Math.ceil((kept.length * (which === "the originals" ? 1.5 : 0.5)) / 4096) * 4;
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", `size=${String(room)}k`, "tmpfs", small], {
        stdio: "ignore",
      });
    } catch {
      return context.skip("this machine lets nobody mount a small disk");
    }
    onTestFinished(() => {
      execFileSync("umount", [small]);
    });
    if (which === "the originals") {
      writeFileSync(path, kept);
      utimesSync(path, mtimeMs / 1000, mtimeMs / 1000);
      await indexWhole(engine, stills);
    }
    const { lines, label } = await writeInto(engine, [id]);
    expect(lines).toMatchObject([
      { as: "refused", refused: expect.stringMatching(/[Mm]ake room/u) },
    ]);
    expect(label).not.toMatch(/Wrote/u);
    expect(readFileSync(path).equals(kept)).toBe(true);
    expect(readdirSync(stills)).toEqual(["still.jpg"]);
    execFileSync("mount", ["-o", "remount,size=64m", small]);
    expect((await writeInto(engine, [id])).lines).toMatchObject([{ as: "file" }]);
    await engine.ask("history.undo", {});
    expect(readFileSync(path).equals(kept)).toBe(true);
  },
);
