import { mkdirSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import sharp from "sharp";
import { cropOf, scenery } from "../helpers/scenery.ts";
import type { Launched } from "./harness/app.ts";
import { chooseInDialogs, saveInDialogs } from "./harness/dialogs.ts";
import { noJobRuns } from "./harness/sample.ts";
import { shareStillroom, test } from "./harness/shared-app.ts";
import { temporaryFolder } from "./harness/temporary.ts";

const folder = temporaryFolder();
let stillroom: Launched;

shareStillroom((launched) => {
  stillroom = launched;
});

async function writePictures(): Promise<string> {
  const stills = path.join(folder, "Stills");
  mkdirSync(stills, { recursive: true });
  const [eggs, wheat, alone] = [await scenery(11), await scenery(12), await scenery(13)];
  await sharp(eggs).toFile(path.join(stills, "eggs-scan.png"));
  await cropOf(eggs, 0.05, 0.1, 0.85, 0.85).jpeg().toFile(path.join(stills, "eggs-press.jpg"));
  await sharp(eggs).greyscale().resize(480).jpeg().toFile(path.join(stills, "eggs-grey.jpg"));
  await sharp(wheat).jpeg().toFile(path.join(stills, "wheat.jpg"));
  await sharp(wheat).resize(400).webp().toFile(path.join(stills, "wheat-web.webp"));
  await sharp(alone).jpeg().toFile(path.join(stills, "alone.jpg"));
  return stills;
}

/** An archive with these pictures, indexed, compared, and two captions that differ. */
async function archiveWithPictures(): Promise<void> {
  const { app, window } = stillroom;
  const stills = await writePictures();
  await saveInDialogs(app, path.join(folder, "Press.stillroom"));
  await window.keyboard.press("Control+n");
  await expect(window.getByText("Press", { exact: true }).first()).toBeVisible();
  await chooseInDialogs(app, stills);
  await window.keyboard.press("Control+Shift+A");
  await expect(window.getByText("2 groups of near-duplicates to look at")).toBeVisible({
    timeout: 60_000,
  });
  await noJobRuns(stillroom);
  await caption("eggs-press", "Ma Youtie hatches eggs");
  await caption("eggs-scan", "Eggs");
}

async function caption(name: string, text: string): Promise<void> {
  const { window } = stillroom;
  await window.getByRole("gridcell", { name: new RegExp(`^${name}`, "u") }).click();
  const field = window
    .getByRole("complementary", { name: "Inspector" })
    .getByRole("textbox", { name: /^Caption,/u });
  await field.fill(text);
  await field.press("Control+Enter");
  await expect(field).toHaveAttribute("data-dirty", "false");
  await field.press("Escape");
}

test("near-duplicates are compared and decided with the keyboard alone, and a decision is undone", async () => {
  const { window } = stillroom;
  const { keyboard } = window;
  await archiveWithPictures();
  const line = window.getByRole("treeitem", { name: /^Near-duplicates/u });
  await expect(line).toContainText("2");

  await keyboard.press("Control+Shift+D");
  const review = window.getByRole("dialog", { name: "Near-duplicates: 2 groups" });
  const groups = review.getByRole("list", { name: "Groups" }).getByRole("listitem");
  await expect(groups).toHaveCount(2);
  const columns = window.getByRole("dialog").getByRole("columnheader");
  await expect(review.getByRole("button", { name: /eggs-scan/u })).toBeVisible();
  await expect(columns.nth(1)).toBeVisible();
  // to the group of the eggs, wherever it stands
  if ((await columns.filter({ hasText: "eggs" }).count()) === 0) await keyboard.press("ArrowDown");
  await expect(columns).toHaveText([/^Still/u, /^eggs-scan/u, /^eggs-press/u, /^eggs-grey/u]);
  await expect(review.getByRole("row", { name: /^Pixels/u })).toContainText("960 × 540");
  await expect(review.getByRole("row", { name: /^Colour/u })).toContainText("Black and white");
  await expect(review.getByRole("row", { name: /^Shows/u })).toContainText(
    "Whole pictureCrop, 72 % of itWhole picture, in black and white, 2 × smaller",
  );
  await expect(review.getByText("Proposed: eggs-scan.png: largest")).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await stillroom.screenshot(`near-duplicates-${colorScheme}`);
  }

  // prefer the crop, whose caption then stands, and set the grey one apart for a moment
  await keyboard.press("ArrowRight");
  await keyboard.press("Space");
  await expect(review.getByRole("button", { name: "Preferred" })).toBeVisible();
  await expect(review.getByRole("radio", { name: "Caption of eggs-press.jpg" })).toBeChecked();

  // of two captions that of the other stays, and that of the preferred again
  const chosen = review.getByRole("radio", { checked: true });
  await chosen.focus();
  await keyboard.press("ArrowLeft");
  await expect(chosen).toHaveAccessibleName("Caption of eggs-scan.png");
  await expect(chosen).toBeFocused();
  await keyboard.press("ArrowDown");
  await expect(chosen).toHaveAccessibleName("Caption of eggs-press.jpg");
  await expect(columns).toHaveText([/^Still/u, /^eggs-scan/u, /^eggs-press/u, /^eggs-grey/u]);
  await review.getByRole("group", { name: /^The stills of this group/u }).focus();

  // only copying gives all the marked caption; undo brings back what two of them had
  const captions = review.getByRole("row", { name: /^Caption/u });
  await keyboard.press("m");
  await expect(
    window.getByText("Copied metadata from “eggs-press.jpg” to 2 stills", { exact: true }),
  ).toBeVisible();
  await expect(captions.getByText("Ma Youtie hatches eggs")).toHaveCount(3);
  await keyboard.press("Control+z");
  await expect(captions.getByText("Ma Youtie hatches eggs")).toHaveCount(1);
  await keyboard.press("ArrowRight");
  await keyboard.press("x");
  await expect(review.getByRole("button", { name: /Same picture: 2 of them/u })).toBeVisible();
  await keyboard.press("x");
  await keyboard.press("z");
  await stillroom.screenshot("near-duplicates-close");
  await keyboard.press("z");
  await keyboard.press("Enter");
  await expect(window.getByRole("dialog", { name: "Near-duplicates: 1 group" })).toBeVisible();
  await expect(columns).toHaveText([/^Still/u, /^wheat/u, /^wheat/u]);

  await keyboard.press("Control+z");
  await expect(review).toBeVisible();
  await keyboard.press("Control+Shift+z");
  await expect(window.getByRole("dialog", { name: "Near-duplicates: 1 group" })).toBeVisible();
  await keyboard.press("n");
  await expect(window.getByText("No near-duplicates to look at")).toBeVisible();
  await stillroom.screenshot("near-duplicates-none");
  await keyboard.press("Control+z");
  await expect(columns).toHaveText([/^Still/u, /^wheat/u, /^wheat/u]);
  await keyboard.press("Control+y");
  await expect(window.getByText("No near-duplicates to look at")).toBeVisible();
  await keyboard.press("Escape");

  await expect(line).toContainText("0");
  await expect(window.getByRole("main").getByRole("status").first()).toHaveText(
    "1 of 4 selected", // the one that became part of another was selected: the next one is
  );
  await window.getByRole("gridcell", { name: /^eggs-press/u }).click();
  const inspector = window.getByRole("complementary", { name: "Inspector" });
  await expect(inspector.getByRole("textbox", { name: /^Caption,/u })).toHaveValue(
    "Ma Youtie hatches eggs",
  );

  // the crop was preferred: the scan is shown instead, and the crop again
  const files = inspector.getByRole("region", { name: "Files" });
  await expect(files.getByText("3 files")).toBeVisible();
  await expect(files.getByRole("button", { pressed: true })).toHaveAccessibleName(
    /eggs-press\.jpg$/u,
  );
  await files.getByRole("button", { name: "Show this one: eggs-scan.png" }).press("Enter");
  await expect(files.getByRole("button", { pressed: true })).toHaveAccessibleName(
    /eggs-scan\.png$/u,
  );
  await expect(window.getByRole("gridcell", { name: /^eggs-scan/u })).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await files.scrollIntoViewIfNeeded();
    await stillroom.screenshot(`near-duplicates-joined-${colorScheme}`);
  }
  await keyboard.press("Control+z");
  await expect(files.getByRole("button", { pressed: true })).toHaveAccessibleName(
    /eggs-press\.jpg$/u,
  );
});
