import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import sharp from "sharp";
import { expect, onTestFinished, test } from "vitest";
import { openExiftool } from "../../electron/engine/metadata/exiftool.ts";
import { startPool, type WorkerPool } from "../../electron/engine/worker/pool.ts";
import type { Problem } from "../../shared/problem.ts";
import { damaged, seeded } from "../helpers/damage.ts";
import { tries } from "../helpers/doses.ts";
import { photoshopFile } from "../helpers/photoshop.ts";
import { hashOfFile } from "../helpers/pictures.ts";
import { canonCr3, fujiRaf, previewDng } from "../helpers/raw.ts";
import { temporaryFolder } from "../helpers/temporary.ts";
import { buildTiff, rgbDirectory } from "../helpers/tiff.ts";

/** More than once enough for a change of a reader: STILLROOM_DAMAGE_ROUNDS=100000 npx vitest run tests/engine/damaged-bytes.test.ts */
const ROUNDS = Number(process.env["STILLROOM_DAMAGE_ROUNDS"] ?? tries(2000));
const SEED = Number(process.env["STILLROOM_DAMAGE_SEED"] ?? 20220909);
/** Far beyond what any of these small files takes, so that only a reader that hangs is taken for hung. */
const HUNG_MS = 30_000;

const corpus = resolve(import.meta.dirname, "../../../shared/corpus");
const corpusFolders = ["avif-heic", "jxl", "raw", "psd", "regions", "png-meta", "webp", "gif"];
/** Damage to a large file seldom meets what is read of it. */
const LARGEST = 150_000;

type Whole = { readonly name: string; readonly bytes: Buffer };

/** Whole files of all formats made here, with words in all carriers. */
async function made(folder: string): Promise<Whole[]> {
  const noise = { type: "gaussian" as const, mean: 120, sigma: 40 };
  const drawn = sharp({
    create: { width: 90, height: 60, channels: 3, background: "#777", noise },
  });
  const jpeg = await drawn.clone().jpeg().toBuffer();
  const pictures: Record<string, Buffer> = {
    "baseline.jpg": jpeg,
    "progressive.jpg": await drawn.clone().jpeg({ progressive: true }).toBuffer(),
    "cmyk.jpg": await drawn.clone().toColourspace("cmyk").jpeg().toBuffer(),
    "plain.png": await drawn.clone().png().toBuffer(),
    "deep.png": await drawn.clone().toColourspace("rgb16").png().toBuffer(),
    "plain.webp": await drawn.clone().webp().toBuffer(),
    "plain.gif": await drawn.clone().gif().toBuffer(),
    "plain.avif": await drawn.clone().avif({ effort: 0 }).toBuffer(),
    "lzw.tif": await drawn.clone().tiff({ compression: "lzw" }).toBuffer(),
    "pages.tif": buildTiff([1, 2, 3].map(() => rgbDirectory(9, 6, Buffer.alloc(162, 90)))),
  };
  const exiftool = openExiftool();
  for (const [name, bytes] of Object.entries(pictures)) {
    writeFileSync(join(folder, name), bytes);
    await exiftool.write(join(folder, name), words);
  }
  await exiftool.close();
  const preview = { jpeg, width: 900, height: 600, orientation: 6 };
  const shape = { width: 30, height: 20, mode: 3, fill: [200, 60, 60], hasComposite: true };
  const written = Object.keys(pictures).map((name) => ({
    name,
    bytes: readFileSync(join(folder, name)),
  }));
  return [
    ...written,
    { name: "made.dng", bytes: previewDng(preview) },
    { name: "made.cr3", bytes: canonCr3(preview) },
    { name: "made.raf", bytes: fujiRaf(jpeg) },
    { name: "made.psd", bytes: photoshopFile({ ...shape, large: false, packed: true }) },
    { name: "made.psb", bytes: photoshopFile({ ...shape, large: true, packed: false }) },
  ];
}

const words = {
  "XMP-dc:Description": "Ma Youtie warms a box of eggs · 马有铁",
  "XMP-dc:Subject": ["eggs", "lamp"],
  "XMP-photoshop:Credit": "Courtesy of Real Image Media Collection",
  "IPTC:Caption-Abstract": "Ma Youtie warms a box of eggs",
  "IPTC:Keywords": ["eggs", "lamp"],
  "EXIF:Artist": "A Photographer",
  "EXIF:Copyright": "© 2022",
};

/** Other people's files of the formats that cannot be made here: HEIC, JPEG XL, camera raws. */
function foreign(): Whole[] {
  if (!existsSync(corpus)) return [];
  return corpusFolders.flatMap((folder) =>
    readdirSync(join(corpus, folder))
      .filter((name) => !/\.(?:json|xmp|csv)$/u.test(name))
      .map((name) => join(corpus, folder, name))
      .filter((path) => statSync(path).size < LARGEST)
      .map((path) => ({ name: path.slice(corpus.length + 1), bytes: readFileSync(path) })),
  );
}

type Outcome = { readonly found: string; readonly problem: Problem | null };

/** Reads a damaged file as indexing does, and makes its thumbnail where one would be made. */
async function take(pool: WorkerPool, path: string): Promise<Outcome> {
  const read = await pool.run({ kind: "read", path, sidecars: [] }, "reading");
  if ("problem" in read) return { found: `refused: ${read.problem.kind}`, problem: read.problem };
  const { format, decodable, problem, hash } = read.result;
  expect(Buffer.from(hash).toString("hex")).toBe(hashOfFile(path));
  if (!decodable) return { found: `no picture: ${problem?.kind ?? "no reason"}`, problem };
  const task = { kind: "thumbnail", path, format, to: `${path}.thumbnail` } as const;
  const shown = await pool.run(task, "background");
  if (shown.problem === null) return { found: "shown whole", problem };
  const found = shown.made ? "shown in part" : `not shown: ${shown.problem.kind}`;
  return { found, problem: shown.problem };
}

test(
  `${String(ROUNDS)} damaged files crash and hang nothing, and each problem is told in words`,
  { timeout: Math.max(600_000, ROUNDS * 200) },
  async () => {
    const folder = temporaryFolder();
    const wholes = [...(await made(folder)), ...foreign()];
    const pool = startPool(2, HUNG_MS);
    onTestFinished(() => pool.close());
    const found = new Map<string, number>();
    const fatal: string[] = [];
    let round = 0;
    const lane = async (name: string): Promise<void> => {
      for (;;) {
        const mine = round;
        round += 1;
        if (mine >= ROUNDS) return;
        const whole = wholes[mine % wholes.length];
        if (whole === undefined) return;
        const path = join(folder, name);
        // Each round has a seed of its own: the number of one that fails gives its file again.
        writeFileSync(path, damaged(whole.bytes, seeded(SEED + mine)));
        const outcome = await take(pool, path);
        found.set(outcome.found, (found.get(outcome.found) ?? 0) + 1);
        if (outcome.problem?.kind === "crashed") fatal.push(`round ${String(mine)}, ${whole.name}`);
        expect(outcome.problem?.message ?? "Fine.").toMatch(/^[A-Z].+\.$/su);
      }
    };
    await Promise.all(["first.damaged", "second.damaged"].map(lane));
    process.stdout.write(`${report(wholes.length, found)}\n`);
    expect(fatal).toEqual([]);
    // After all that the same workers still read what is whole.
    const path = join(folder, "baseline.jpg");
    expect(await take(pool, path)).toEqual({ found: "shown whole", problem: null });
  },
);

function report(files: number, found: ReadonlyMap<string, number>): string {
  const lines = [...found].toSorted(([, a], [, b]) => b - a);
  return [
    `${String(ROUNDS)} rounds of damage to ${String(files)} files (seed ${String(SEED)}):`,
    ...lines.map(([what, count]) => `${String(count).padStart(7)} ${what}`),
  ].join("\n");
}
