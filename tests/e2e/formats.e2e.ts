import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import sharp, { type Sharp } from "sharp";
import { quartersSeen, storedAs, upright } from "../helpers/corners.ts";
import { withTurn } from "../helpers/heif-turn.ts";
import { adobeRgb, inSrgb, jpegWithProfile, matrixProfile } from "../helpers/icc.ts";
import { photoshopFile } from "../helpers/photoshop.ts";
import { previewDng } from "../helpers/raw.ts";
import { buildTiff, rgbDirectory } from "../helpers/tiff.ts";
import { type Launched, launchStillroom } from "./harness/app.ts";
import { temporaryFolder } from "./harness/temporary.ts";

test.describe.configure({ mode: "serial" });

const root = path.resolve(import.meta.dirname, "../..");
const place = temporaryFolder();
const home = path.join(place, "home");
const catalog = path.join(place, "Formats.stillroom");
const stills = path.join(place, "Stills");
const saturated = [120, 190, 80] as const;
const pages = [
  [200, 60, 60],
  [60, 180, 60],
  [60, 60, 190],
] as const;
let stillroom: Launched;

test.beforeAll(async () => {
  mkdirSync(stills);
  await drawStills();
  for (const line of [
    ["init", catalog],
    ["index", stills, "--catalog", catalog],
  ])
    command(line);
  stillroom = await launchStillroom({ home, args: ["--catalog", catalog] });
  await expect(stillroom.window.getByRole("grid", { name: "Light table" })).toBeVisible();
});

test.afterAll(async () => {
  await stillroom.close();
});

/** Runs the `stillroom` command; it exits with 1 when a file had problems, as two here have. */
function command(line: readonly string[]): void {
  try {
    execFileSync(process.execPath, [path.join(root, "scripts/stillroom.mjs"), ...line], {
      env: { ...process.env, STILLROOM_HOME: home },
      stdio: "ignore",
    });
  } catch (error) {
    if (!(error instanceof Error && "status" in error && error.status === 1)) throw error;
  }
}

async function drawStills(): Promise<void> {
  const keep = (name: string, bytes: Buffer): void => writeFileSync(path.join(stills, name), bytes);
  const drawn = ({ width, height, rgb }: ReturnType<typeof storedAs>): Sharp =>
    sharp(rgb, { raw: { width, height, channels: 3 } });
  const turned = storedAs(6);
  for (const ending of ["jpg", "png", "webp"] as const)
    await drawn(turned)
      .withMetadata({ orientation: 6 })
      .toFile(path.join(stills, `turned.${ending}`));
  const avif = await drawn(turned).avif({ quality: 90 }).toBuffer();
  keep("turned.avif", withTurn(avif, { quarters: 3, mirror: null }));
  const jpeg = await drawn(turned).jpeg({ quality: 95 }).toBuffer();
  const { width, height } = turned;
  keep("turned.dng", previewDng({ jpeg, width, height, orientation: 6 }));
  const [r, g, b] = saturated;
  const plain = await sharp({
    create: { width: 90, height: 60, channels: 3, background: { r, g, b } },
  })
    .jpeg({ quality: 100, chromaSubsampling: "4:4:4" })
    .toBuffer();
  keep("adobe.jpg", jpegWithProfile(plain, matrixProfile(adobeRgb)));
  const page = (colour: readonly number[]): Buffer =>
    Buffer.from(Array.from({ length: 90 * 60 }, () => colour).flat());
  keep("album.tif", buildTiff(pages.map((colour) => rgbDirectory(90, 60, page(colour)))));
  const frames = await Promise.all(
    ["#c83c3c", "#3cb43c"].map((background) =>
      sharp({ create: { width: 90, height: 60, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  await sharp(frames, { join: { animated: true } }).toFile(path.join(stills, "moving.gif"));
  const document = { width: 90, height: 60, large: false, packed: false } as const;
  keep("layers.psd", photoshopFile({ ...document, mode: 3, fill: [1, 2, 3], hasComposite: false }));
  const bmp = Buffer.alloc(54 + 90 * 60 * 4);
  bmp.write("BM");
  bmp.writeUInt32LE(40, 14);
  bmp.writeInt32LE(90, 18);
  bmp.writeInt32LE(60, 22);
  keep("scan.bmp", bmp);
  const heic = path.join(root, "../shared/corpus/avif-heic/testHEIF.heic");
  if (existsSync(heic)) copyFileSync(heic, path.join(stills, "phone.heic"));
}

/** Opens a still in the loupe; gives the picture there, once it is loaded. */
async function look(name: string) {
  const { window } = stillroom;
  await window.getByRole("gridcell", { name: new RegExp(`^${name}`, "u") }).click();
  await window.keyboard.press("Enter");
  const picture = window
    .getByRole("region", { name: "Loupe" })
    .locator('img[src^="still://picture/"]');
  await loaded(picture);
  return picture;
}

async function loaded(picture: ReturnType<Launched["window"]["locator"]>): Promise<void> {
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth))
    .toBeGreaterThan(10);
  await picture.page().evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      }),
  );
}

async function backToTable(): Promise<void> {
  await stillroom.window.keyboard.press("Escape");
  await expect(stillroom.window.getByRole("region", { name: "Loupe" })).toBeHidden();
}

/** The colour in the middle of what the window shows of a picture. */
async function colourOf(picture: ReturnType<Launched["window"]["locator"]>): Promise<number[]> {
  const seen = sharp(await picture.screenshot());
  const { width, height } = await seen.metadata();
  const [left, top] = [Math.floor(width / 4), Math.floor(height / 4)];
  // Its edge may lie between two pixels of the screen, and be of the colour around it in part.
  const middle = await seen.extract({ left, top, width: left * 2, height: top * 2 }).toBuffer();
  const { channels } = await sharp(middle).stats();
  return channels.slice(0, 3).map(({ mean }) => mean);
}

function farthest(seen: readonly number[], wanted: readonly number[]): number {
  return Math.max(...wanted.map((value, index) => Math.abs((seen[index] ?? NaN) - value)));
}

for (const ending of ["jpg", "png", "webp", "avif", "dng"]) {
  test(`a turned ${ending} is upright on the light table and in the loupe`, async () => {
    const cell = stillroom.window.getByRole("gridcell", {
      name: new RegExp(`^turned\\.${ending}`, "u"),
    });
    // The list may be put in its order just now, and its cells be drawn anew.
    await expect(async () => {
      expect(await quartersSeen(await cell.locator("img").screenshot())).toEqual(upright);
    }).toPass();
    const picture = await look(`turned\\.${ending}`);
    expect(await quartersSeen(await picture.screenshot())).toEqual(upright);
    await backToTable();
  });
}

test("a colour of Adobe RGB looks the same on the light table and in the loupe, and is the right one", async () => {
  const wanted = inSrgb(adobeRgb, saturated);
  const cell = stillroom.window.getByRole("gridcell", { name: /^adobe\.jpg/u });
  expect(farthest(await colourOf(cell.locator("img")), wanted)).toBeLessThanOrEqual(4);
  const picture = await look("adobe\\.jpg");
  expect(farthest(await colourOf(picture), wanted)).toBeLessThanOrEqual(4);
  await backToTable();
});

test("the pages of a TIFF are turned by button and by key", async () => {
  const { window, screenshot } = stillroom;
  await expect(window.getByRole("gridcell", { name: /^album\.tif, .*3 pages/u })).toBeVisible();
  let picture = await look("album\\.tif");
  const turner = window.getByRole("group", { name: "Pages" });
  await expect(turner.getByRole("status")).toHaveText("Page 1 of 3");
  await expect(turner.getByRole("button", { name: "Previous page" })).toBeDisabled();
  expect(farthest(await colourOf(picture), pages[0])).toBeLessThanOrEqual(4);
  await window.keyboard.press(".");
  await expect(turner.getByRole("status")).toHaveText("Page 2 of 3");
  picture = window.locator('img[src$="/2"]');
  await loaded(picture);
  expect(farthest(await colourOf(picture), pages[1])).toBeLessThanOrEqual(4);
  await turner.getByRole("button", { name: "Next page" }).click();
  await expect(turner.getByRole("status")).toHaveText("Page 3 of 3");
  await expect(turner.getByRole("button", { name: "Next page" })).toBeDisabled();
  picture = window.locator('img[src$="/3"]');
  await loaded(picture);
  expect(farthest(await colourOf(picture), pages[2])).toBeLessThanOrEqual(4);
  await screenshot("formats-pages");
  await backToTable();
});

test("an animation says that it is one", async () => {
  const { window } = stillroom;
  await look("moving\\.gif");
  await expect(window.getByRole("region", { name: "Loupe" })).toContainText(
    "animation of 2 frames",
  );
  await backToTable();
});

test("what cannot be shown has an honest place on the light table and its reason in the loupe", async () => {
  const { window, screenshot } = stillroom;
  await window.emulateMedia({ colorScheme: "light" });
  for (const name of [/^layers\.psd/u, /^scan\.bmp/u]) {
    const cell = window.getByRole("gridcell", { name });
    await expect(cell).toContainText("No picture can be shown of this format");
    await expect(cell).not.toContainText(/damaged/iu);
  }
  await screenshot("formats-light");
  await window.emulateMedia({ colorScheme: "dark" });
  await screenshot("formats-dark");
  await window.getByRole("gridcell", { name: /^layers\.psd/u }).click();
  await window.keyboard.press("Enter");
  const loupe = window.getByRole("region", { name: "Loupe" });
  await expect(loupe).toContainText("No picture can be shown of this format");
  await expect(loupe).toContainText("Maximize compatibility");
  await screenshot("formats-no-picture");
  await backToTable();
  expect(stillroom.complaints).toEqual([]);
});
