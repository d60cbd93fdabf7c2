import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { expect, it, onTestFinished } from "vitest";
import type { MadePicture } from "../../shared/export/rendition.ts";
import type { Profile } from "../../shared/export/profile.ts";
import { deskOf, drawNoise, filesBelow, type Desk } from "../helpers/hand-outs.ts";
import { all } from "../../electron/engine/catalog/database.ts";
import { drawPicture, hashOfFile } from "../helpers/pictures.ts";
import { mountSmall, takeOff } from "../helpers/small-disk.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

const made: MadePicture = {
  format: "tiff",
  longEdge: null,
  quality: 100,
  colour: "srgb",
  resolution: 300,
};
const tiny = {
  renditions: [
    {
      name: "web",
      made: { ...made, format: "jpeg", longEdge: 20, quality: 50 },
      captioned: false,
    },
  ],
} satisfies Partial<Profile>;
const original = {};
const anew = { renditions: [{ name: "print", made, captioned: false }] };
const forms: readonly (readonly [string, Partial<Profile>])[] = [
  ["as copies of the originals", original],
  ["as pictures made anew", anew],
  ["in folders of their own", { ...anew, layout: "apart" }],
];

/** Hashes of the originals by their names. */
function originalsOf({ stills }: Desk): Map<string, string> {
  return new Map(filesBelow(stills).map((name) => [name, hashOfFile(join(stills, name))]));
}

/** What the archive has problems with. */
function problemsAt({ engine }: Desk): string[] {
  const { db } = engine.archive().catalog;
  return all<{ path: string }>(db, "SELECT path FROM problem ORDER BY path").map(
    ({ path }) => path,
  );
}

it.for(forms)(
  "on a disk that gets full, what was handed out %s is whole and listed, the rest leaves no trace",
  async ([, change], context) => {
    const desk = await deskOf(async (folder) => {
      for (const seed of [1, 2, 3, 4]) await drawNoise(join(folder, `${String(seed)}.jpg`), seed);
    });
    const before = originalsOf(desk);
    await desk.handOut({ ...change, documents: [] });
    const sizes = filesBelow(desk.to).map((name) => readFileSync(join(desk.to, name)).length);
    const small = join(temporaryFolder(), "small");
    mkdirSync(small);
    // Room for two and a half, while three are made at once.
    if (!mountSmall(small, (sizes[0] ?? 0) * 2.6))
      return context.skip("this machine lets nobody mount a disk");
    writeFileSync(join(small, "mine.txt"), "mine");
    const { outcome } = await desk.handOut(
      { ...change, documents: ["manifest"] },
      { folder: small },
    );
    expect(outcome?.exported).toBeGreaterThan(0);
    expect(outcome?.held.length).toBeGreaterThan(0);
    for (const { problem } of outcome?.held ?? [])
      expect(problem).toMatchObject({ kind: "disk-full", path: small }); // no still is to blame
    expect(problemsAt(desk)).toEqual([small]);
    const entry = await desk.engine.ask("ledger.get", { export: outcome?.ledgerId ?? "" });
    const listed = [
      ...entry.copies.map(({ fileName }) => fileName),
      ...entry.documents.map(({ fileName }) => fileName),
      "mine.txt",
    ];
    expect(filesBelow(small)).toEqual(listed.toSorted());
    const asked = { export: outcome?.ledgerId ?? "", from: 0, count: 9 };
    expect(new Set(await desk.engine.ask("ledger.check", asked))).toEqual(new Set(["whole"]));
    expect(originalsOf(desk)).toEqual(before);
    for (const name of filesBelow(small)) rmSync(join(small, name));
    await desk.handOut({ ...tiny, documents: [] }, { folder: small });
    expect(problemsAt(desk)).toEqual([]); // there is room by now
    const again = join(temporaryFolder(), "again");
    expect((await desk.handOut(change, { folder: again })).outcome).toMatchObject({
      exported: 4,
      held: [],
    });
  },
);

const unmounted: readonly (readonly [string, Partial<Profile>, RegExp])[] = [
  ["as copies of the originals", original, /^2\.jpg$/u],
  ["as pictures made anew", anew, /^2\.tif$/u],
  ["in folders of their own", { layout: "apart" }, /^images\/2\.jpg$/u],
  [
    "in two renditions",
    { renditions: [...anew.renditions, ...tiny.renditions] },
    /print.*1\.tif$/u,
  ],
  ["packed, while it is copied", { isPacked: true }, /\/2\.jpg$/u],
  ["packed, while it is packed", { isPacked: true }, /packing\.zip$/u],
];

it.for(unmounted)(
  "on a disk that is unmounted meanwhile, what was handed out %s is listed, and nothing is written to the disk below",
  async ([, change, when], context) => {
    const disk = join(temporaryFolder(), "disk");
    mkdirSync(disk);
    writeFileSync(join(disk, "mine.txt"), "mine");
    const desk = await deskOf(async (folder) => {
      for (const seed of [1, 2, 3, 4, 5, 6])
        await drawNoise(join(folder, `${String(seed)}.jpg`), seed);
    });
    const before = originalsOf(desk);
    if (!mountSmall(disk, 16_000_000)) return context.skip("this machine lets nobody mount a disk");
    const unplugged = openSync(disk, "r"); // through which it can be looked at when it has no place any more
    onTestFinished(() => {
      closeSync(unplugged);
    });
    const plug = { isOff: false };
    const timer = setInterval(() => {
      if (!filesBelow(disk).some((name) => when.test(name))) return;
      clearInterval(timer);
      takeOff(disk);
      plug.isOff = true;
    }, 1);
    const { outcome, job } = await desk.handOut(
      { ...change, documents: ["caption-list", "manifest"] },
      { folder: disk },
    );
    clearInterval(timer);
    if (!plug.isOff) return context.skip("all was handed out before the disk could be taken off");
    expect(readdirSync(disk)).toEqual(["mine.txt"]);
    expect(originalsOf(desk)).toEqual(before);
    const said = [
      ...(outcome?.held ?? []).flatMap(({ reasons }) => reasons),
      ...(outcome?.documents.problems ?? []).map(({ message }) => message),
      ...(outcome === null ? [job.outcome] : []),
    ];
    expect(said).not.toEqual([]);
    for (const words of said) {
      expect(words).toContain(
        `the disk that “${disk}” was on was taken off while the export was at work`,
      );
      expect(words).toMatch(/Put back the disk that was taken off and export/u);
    }
    if (change.isPacked === true) return expect(outcome).toBeNull(); // whole, or nothing was handed out
    expect(outcome?.exported).toBeLessThan(6);
    expect(outcome?.held).toHaveLength(6 - (outcome?.exported ?? 0));
    for (const { problem } of outcome?.held ?? [])
      expect(problem).toMatchObject({ kind: "gone", path: disk });
    const entry = await desk.engine.ask("ledger.get", { export: outcome?.ledgerId ?? "" });
    const there = filesBelow(`/proc/self/fd/${String(unplugged)}`);
    const listed = entry.copies.map(({ fileName }) => fileName);
    expect(listed.toSorted()).toEqual(there.filter((name) => !/(?:^|\/)\./u.test(name)));
    expect(entry.documents).toEqual([]);
  },
);

it.each([false, true])(
  "gives stills of one name but for case, composition or format names that differ everywhere (packed: %s)",
  async (isPacked) => {
    const names = ["CON.jpg", "a.png", "A.jpg", "e\u0301.jpg", "\u00e9.png", "x.tif", "x.webp"];
    const desk = await deskOf(names);
    const { outcome } = await desk.handOut({ ...anew, isPacked });
    expect(outcome).toMatchObject({ exported: names.length, held: [] });
    const files = outcome?.files ?? [];
    expect(new Set(files.map((name) => name.normalize("NFC").toLowerCase())).size).toBe(
      names.length,
    );
    expect(files).toContain("_CON.tif"); // reserved on Windows
    expect(files).toContain("x (2).tif");
    const asked = { export: outcome?.ledgerId ?? "", from: 0, count: 9 };
    expect(new Set(await desk.engine.ask("ledger.check", asked))).toEqual(new Set(["whole"]));
  },
);

it.each([false, true])(
  "hands out to a path of more than 300 characters (packed: %s)",
  async (isPacked) => {
    const desk = await deskOf(["a.jpg"]);
    const folder = join(desk.to, ...Array.from({ length: 6 }, () => "f".repeat(60)));
    expect(folder.length).toBeGreaterThan(300);
    const { outcome } = await desk.handOut({ isPacked, layout: "apart" }, { folder });
    expect(outcome).toMatchObject({ exported: 1, held: [], documents: { problems: [] } });
    const asked = { export: outcome?.ledgerId ?? "", from: 0, count: 9 };
    expect(await desk.engine.ask("ledger.check", asked)).toEqual(["whole"]);
  },
);

it.each([
  ["in the folder", {}],
  ["made anew", anew],
  ["packed", { isPacked: true }],
] as const)(
  "holds back what is offline or has changed, and hands out the others (%s)",
  async (_, change) => {
    const desk = await deskOf(["away.jpg", "changed.jpg", "fine.jpg"]);
    rmSync(join(desk.stills, "away.jpg"));
    await drawPicture(join(desk.stills, "changed.jpg"), 99);
    const { outcome } = await desk.handOut(change);
    expect(outcome?.exported).toBe(1);
    expect(outcome?.held.map(({ problem }) => problem?.kind)).toEqual(["gone", "changed"]);
    expect(filesBelow(desk.to).filter((name) => name.startsWith("."))).toEqual([]);
  },
);

it("holds back a PNG that is cut short as damaged, and does not blame the disk for it", async () => {
  const desk = await deskOf(async (folder) => {
    await drawPicture(join(folder, "fine.png"), 1);
    await drawPicture(join(folder, "short.png"), 2);
    const bytes = readFileSync(join(folder, "short.png"));
    writeFileSync(join(folder, "short.png"), bytes.subarray(0, -20)); // the end of its pixels, and what closes it
  });
  const { outcome } = await desk.handOut({ documents: [] });
  expect(outcome?.exported).toBe(1);
  expect(outcome?.held[0]?.problem).toMatchObject({ kind: "damaged" });
  expect(outcome?.held[0]?.reasons.join(" ")).not.toMatch(/disk/iu);
  expect(filesBelow(desk.to)).toEqual(["fine.png"]);
});

it("takes away what ended exports left half-made on a disk that had become read-only, and nothing of others", async () => {
  const desk = await deskOf(["a.jpg"]);
  const { outcome } = await desk.handOut({ documents: [] });
  const mark = `.stillroom-${outcome?.ledgerId ?? ""}-`;
  const foreign = ".stillroom-00000000-0000-4000-8000-000000000000-1.jpg";
  for (const name of [`${mark}1.jpg`, foreign]) writeFileSync(join(desk.to, name), "half");
  mkdirSync(join(desk.to, `${mark}hand-out`));
  await desk.handOut({ documents: [] }, { folder: desk.to });
  expect(readdirSync(desk.to)).toContain(foreign);
  expect(readdirSync(desk.to).filter((name) => name.startsWith(mark))).toEqual([]);
});

it("hands out a caption with a bell and an escape in it without them, everywhere the same", async () => {
  const desk = await deskOf(["a.jpg"]);
  await desk.engine.ask("stills.setText", {
    stills: { ids: [desk.idOf("a.jpg")] },
    field: "caption",
    language: "x-default",
    text: "Two people\u0007 and\u001B a box.\nAnd a lamp.",
    mode: "replace",
  });
  const { outcome } = await desk.handOut({
    documents: ["caption-list", "caption-workbook", "lido"],
  });
  expect(outcome).toMatchObject({ exported: 1, held: [], documents: { problems: [] } });
  const told = "Two people and a box.\nAnd a lamp.";
  const tags = await desk.engine.exiftool().read(join(desk.to, "a.jpg"));
  expect(tags).toMatchObject({ "XMP-dc:Description": told });
  const rows: Record<string, string>[] = parse(readFileSync(join(desk.to, "captions.csv")), {
    bom: true,
    columns: true,
  });
  expect(rows[0]?.["Caption"]).toBe(told);
});

it("hands out captions that are formulas or pages as the text they are", async () => {
  const desk = await deskOf(["a.jpg"]);
  const text = '=HYPERLINK("http://x","y") <script>alert(1)</script> & "q"';
  await desk.engine.ask("stills.setText", {
    stills: { ids: [desk.idOf("a.jpg")] },
    field: "caption",
    language: "x-default",
    text,
    mode: "replace",
  });
  const { outcome } = await desk.handOut();
  expect(outcome).toMatchObject({ exported: 1, held: [], documents: { problems: [] } });
  const tags = await desk.engine.exiftool().read(join(desk.to, "a.jpg"));
  expect(tags).toMatchObject({ "XMP-dc:Description": text });
  const rows: Record<string, string>[] = parse(readFileSync(join(desk.to, "captions.csv")), {
    bom: true,
    columns: true,
  });
  expect(rows[0]?.["Caption"]).toBe(`'${text}`);
  expect(readFileSync(join(desk.to, "contact-sheet.html"), "utf8")).not.toContain("<script");
});
