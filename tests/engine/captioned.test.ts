import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import * as v from "valibot";
import { afterAll, beforeAll, expect, it } from "vitest";
import { all } from "../../electron/engine/catalog/database.ts";
import { startExport, type ExportOutcome } from "../../electron/engine/export/export-set.ts";
import { unshown } from "../../electron/engine/worker/shown-by-fonts.ts";
import { openExiftool, type Exiftool } from "../../electron/engine/metadata/exiftool.ts";
import { ProfileSchema } from "../../shared/contract/profiles.ts";
import { PRESS } from "../../shared/export/built-in-profiles.ts";
import type { MadePicture, Rendition } from "../../shared/export/rendition.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { gateRead } from "../helpers/rights-gate.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

let exiftool: Exiftool;
beforeAll(() => {
  exiftool = openExiftool();
});
afterAll(async () => {
  await exiftool.close();
});

const made: MadePicture = {
  format: "png",
  longEdge: 600,
  quality: 100,
  colour: "srgb",
  resolution: 72,
};
const renditions: readonly Rendition[] = [
  { name: "plain", made, captioned: false },
  { name: "captioned", made, captioned: true },
];

// The strip is drawn with the fonts of the computer: where it has none, what they would show cannot be tested.
const lacksLatin = (await unshown(["a1."])).length > 0;
const lacksChinese = (await unshown(["剧照"])).length > 0;

type Tags = Parameters<Exiftool["write"]>[1];

/** Hands out one picture of these tags with and without a strip. */
async function handedOut(
  picture: Buffer,
  tags: Tags,
  draw: boolean = false,
): Promise<{ readonly to: string; readonly outcome: ExportOutcome }> {
  const { engine } = await engineWithArchive();
  const folder = temporaryFolder();
  const file = join(folder, "still.png");
  writeFileSync(file, picture);
  await exiftool.write(file, tags);
  await indexWhole(engine, folder);
  const { db } = engine.archive().catalog;
  const stills = all<{ id: number }>(db, "SELECT id FROM still").map(({ id }) => id);
  if (draw)
    await engine.ask("depictions.draw", {
      still: stills[0] ?? 0,
      who: { performer: { name: "Hai Qing" } },
      box: { x: 0.25, y: 0.5, width: 0.5, height: 0.5 },
    });
  const to = join(temporaryFolder(), "out");
  mkdirSync(to);
  const run = startExport(engine.archive(), engine.exiftool(), {
    stills,
    set: null,
    folder: to,
    profile: { ...PRESS, fileNames: "{filename}", documents: [], renditions },
    rights: gateRead,
  });
  const outcome = await run.outcome;
  await run.ended;
  return { to, outcome };
}

const background = { r: 30, g: 90, b: 160 };

function plain(width: number, height: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();
}

type Pixels = { readonly data: Buffer; readonly width: number; readonly height: number };

async function pixels(file: string): Promise<Pixels> {
  const { data, info } = await sharp(file)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Both pictures, and the rows that one has more than the other. */
async function compared(to: string): Promise<{ above: Pixels; strip: Pixels; without: Pixels }> {
  const without = await pixels(join(to, "still.png"));
  const whole = await pixels(join(to, "still_captioned.png"));
  const { width, height } = without;
  const size = width * height * 3;
  return {
    without,
    above: { width, height, data: whole.data.subarray(0, size) },
    strip: { width, height: whole.height - height, data: whole.data.subarray(size) },
  };
}

const captioned: Tags = {
  "XMP-dc:Description": "Two people and a box of eggs.",
  "XMP-dc:Description-zh-Hans": "两人守着一箱鸡蛋。",
  "XMP-photoshop:Credit": "Courtesy of Real Image <&> Co.",
};

function darkest(data: Uint8Array): number {
  return data.reduce((least, value) => Math.min(least, value), 255);
}

it.skipIf(lacksChinese).each([
  ["in colours", () => plain(1200, 800)],
  [
    "in greys",
    async () =>
      await sharp(await plain(1200, 800))
        .greyscale()
        .png()
        .toBuffer(),
  ],
  [
    "with an alpha channel",
    async () =>
      await sharp(await plain(1200, 800))
        .ensureAlpha()
        .png()
        .toBuffer(),
  ],
])("stands on a white strip below a picture %s, which is the same as without", async (_, draw) => {
  const { to, outcome } = await handedOut(await draw(), captioned);
  expect(outcome.held).toEqual([]);
  const { above, strip, without } = await compared(to);
  expect([without.width, without.height]).toEqual([600, 400]);
  expect(above.data.equals(without.data)).toBe(true);
  const { data, width, height } = strip;
  expect(height).toBeGreaterThan(3 * 11); // three lines of the smallest letters
  expect(darkest(data)).toBeLessThan(80); // on white more than 9:1 (WCAG 2.2, relative luminance)
  for (let y = 0; y < height; y++)
    expect(darkest(data.subarray(y * width * 3, y * width * 3 + 12))).toBe(255); // its margin
});

it.skipIf(lacksChinese)("puts its regions where the faces still are", async () => {
  const { to } = await handedOut(await plain(600, 400), captioned, true);
  const total = (await sharp(join(to, "still_captioned.png")).metadata()).height;
  const boundary = async (name: string): Promise<Record<string, number>> => {
    const tags = await exiftool.read(join(to, name));
    const [region] = [tags["XMP-iptcExt:ImageRegion"]].flat() as {
      RegionBoundary: Record<string, number>;
    }[];
    return region?.RegionBoundary ?? {};
  };
  expect(await boundary("still.png")).toMatchObject({ RbX: 0.25, RbY: 0.5, RbW: 0.5, RbH: 0.5 });
  const { RbX, RbY, RbW, RbH } = await boundary("still_captioned.png");
  expect([RbX, RbW]).toEqual([0.25, 0.5]);
  expect(RbY).toBeCloseTo(200 / total, 4); // the lower half of 400 pixels of a higher picture
  expect(RbH).toBeCloseTo(200 / total, 4);
});

it.skipIf(lacksLatin)(
  "takes no more than two fifths of the picture's height, however long the captions are",
  async () => {
    const { to } = await handedOut(await plain(600, 600), {
      "XMP-dc:Description": "They carry eggs home through the rain. ".repeat(200),
      "XMP-photoshop:Credit": "Courtesy of Real Image",
    });
    const { strip } = await compared(to);
    expect(strip.height).toBeGreaterThan(100);
    expect(strip.height).toBeLessThanOrEqual(240);
  },
);

it.skipIf(lacksLatin)(
  "is told by the name of its file where there is nothing else to say",
  async () => {
    const { to, outcome } = await handedOut(await plain(300, 200), { "XMP-dc:Subject": "eggs" });
    expect(outcome.held).toEqual([]);
    const { strip } = await compared(to);
    expect(darkest(strip.data)).toBeLessThan(80);
  },
);

/** Two letters of a script that came into Unicode 16, and that systems have no font of. */
const garay = "\u{10D50}\u{10D51}";

it("is not printed as boxes where no font of the computer shows its letters: the still stays, and why is said", async () => {
  const { outcome } = await handedOut(await plain(300, 200), {
    "XMP-dc:Description": `Two people and a box of ${garay}.`,
  });
  expect(outcome.files).toEqual([]);
  expect(outcome.held[0]?.reasons[0]).toMatch(/^No font of this computer shows .*Noto Sans CJK/u);
});

it("is never the first picture of a profile", () => {
  const first = { ...PRESS, renditions: renditions.toReversed() };
  expect(v.safeParse(ProfileSchema, first).issues?.[0]?.message).toContain("goes without a strip");
  expect(v.is(ProfileSchema, { ...PRESS, renditions })).toBe(true);
});
