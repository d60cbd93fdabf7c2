import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, type Locator } from "@playwright/test";
import { quartersSeen } from "../helpers/corners.ts";
import { partSeen, regionNames, regionPicture, regionXmp } from "../helpers/regions.ts";
import type { Launched } from "./harness/app.ts";
import { shareStillroom, test } from "./harness/shared-app.ts";
import { temporaryFolder } from "./harness/temporary.ts";

test.describe.configure({ mode: "serial" });

const root = path.resolve(import.meta.dirname, "../..");
const place = temporaryFolder();
const home = path.join(place, "home");
const catalog = path.join(place, "Regions.stillroom");
const stills = path.join(place, "Stills");
const orientations = [1, 2, 3, 4, 5, 6, 7, 8];
let stillroom: Launched;

test.beforeAll(async () => {
  mkdirSync(stills);
  for (const orientation of orientations) {
    const picture = await regionPicture(orientation, regionXmp(orientation));
    writeFileSync(path.join(stills, `turned-${String(orientation)}.jpg`), picture);
  }
  writeFileSync(path.join(stills, "without.jpg"), await regionPicture(1, null));
  for (const line of [
    ["init", catalog],
    ["index", stills, "--catalog", catalog],
  ])
    execFileSync(process.execPath, [path.join(root, "scripts/stillroom.mjs"), ...line], {
      env: { ...process.env, STILLROOM_HOME: home },
      stdio: "ignore",
    });
});

shareStillroom((launched) => {
  stillroom = launched;
}, catalog);

async function open(name: string): Promise<Locator> {
  const { window } = stillroom;
  await window.getByRole("gridcell", { name: new RegExp(`^${name}`, "u") }).click();
  await window.keyboard.press("Enter");
  const loupe = window.getByRole("region", { name: "Loupe" });
  await expect(loupe.locator('img[src^="still://picture/"]')).toBeVisible();
  return loupe;
}

async function backToTable(): Promise<void> {
  await stillroom.window.keyboard.press("Escape");
  await expect(stillroom.window.getByRole("region", { name: "Loupe" })).toBeHidden();
}

type Box = { x: number; y: number; width: number; height: number };

/** Where a region's line runs, in parts of the picture as the window shows it. */
async function partOf(picture: Locator, outline: Locator): Promise<Box> {
  const sheet = await measured(picture);
  const line = await measured(outline);
  return {
    x: (line.x - sheet.x) / sheet.width,
    y: (line.y - sheet.y) / sheet.height,
    width: line.width / sheet.width,
    height: line.height / sheet.height,
  };
}

async function measured(element: Locator): Promise<Box> {
  return await element.evaluate((node) => {
    const { x, y, width, height } = node.getBoundingClientRect();
    return { x, y, width, height };
  });
}

function outlineOf(within: Locator, name: string): Locator {
  return within.locator(`[data-region="${name}"] > *`).last();
}

test("regions and their names show under the pointer, in the grid and in the inspector", async () => {
  const { window } = stillroom;
  const cell = window.getByRole("gridcell", { name: /^turned-6/u });
  await cell.click();
  await expect(cell.locator("li")).toHaveText([...regionNames]);
  const inspector = window.getByRole("complementary", { name: "Inspector" });
  await expect(inspector.locator("[data-region]")).toHaveCount(0);
  await inspector.locator("figure img").hover();
  await expect(cell.locator("li")).toHaveCount(0);
  await expect(inspector.locator("figure li")).toHaveText([...regionNames]);
});

test("a key draws the regions on the picture with their names, and takes them away", async () => {
  const { window } = stillroom;
  const loupe = await open("turned-6");
  await expect(loupe.getByRole("button", { name: "Show 5 regions" })).toBeVisible();
  await expect(loupe.locator("[data-region]")).toHaveCount(0);
  await window.keyboard.press("r");
  await expect(loupe.getByRole("list", { name: "Regions" }).getByRole("listitem")).toHaveText([
    ...regionNames,
  ]);
  await loupe.getByRole("button", { name: "Hide 5 regions" }).click();
  await expect(loupe.locator("[data-region]")).toHaveCount(0);
  await loupe.getByRole("button", { name: "Show 5 regions" }).click();
  await expect(loupe.locator("[data-region]")).toHaveCount(5);
  await backToTable();
  await open("without");
  await expect(loupe.locator("[data-region]")).toHaveCount(0);
  await expect(loupe.getByRole("button", { name: /^(?:Show|Hide)/u })).toHaveCount(0);
  await backToTable();
});

for (const orientation of orientations) {
  test(`regions of a picture stored in orientation ${String(orientation)} lie on what they mean`, async () => {
    const loupe = await open(`turned-${String(orientation)}`);
    const picture = loupe.locator('img[src^="still://picture/"]');
    await expect(loupe.locator("[data-region]")).toHaveCount(5);
    const inspector = stillroom.window.getByRole("complementary", { name: "Inspector" });
    await expect(inspector.locator("[data-region]")).toHaveCount(5);
    for (const [sheet, drawn] of [
      [picture, loupe],
      [inspector.locator('img[src^="still://thumbnail/"]'), inspector],
    ] as const) {
      const rectangle = await partOf(sheet, outlineOf(drawn, "Rectangle"));
      for (const side of ["x", "y", "width", "height"] as const)
        expect(rectangle[side], side).toBeCloseTo(partSeen[side], 2);
      for (const name of ["Circle", "Face", "People tag"]) {
        const { x, y, width, height } = await partOf(sheet, outlineOf(drawn, name));
        expect(x + width / 2, name).toBeCloseTo(partSeen.x + partSeen.width / 2, 2);
        expect(y + height / 2, name).toBeCloseTo(partSeen.y + partSeen.height / 2, 2);
      }
    }
    // The quarter they are of is where the picture says it is.
    expect((await quartersSeen(await picture.screenshot()))[2]).toBe("lowerLeft");
    await backToTable();
  });
}

test("regions and their names keep to the picture when it is enlarged, in light and dark", async () => {
  const { window, screenshot } = stillroom;
  const loupe = await open("turned-8");
  const picture = loupe.locator('img[src^="still://picture/"]');
  for (let step = 0; step < 4; step += 1) await window.keyboard.press("+");
  const rectangle = await partOf(picture, outlineOf(loupe, "Rectangle"));
  expect(rectangle.x).toBeCloseTo(partSeen.x, 2);
  expect(rectangle.width).toBeCloseTo(partSeen.width, 2);
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await screenshot(`regions-${colorScheme}`);
  }
  await backToTable();
});
