import { mkdirSync, renameSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { drawPicture } from "../helpers/pictures.ts";
import { type Launched, launchStillroom } from "./harness/app.ts";
import { chooseInDialogs, saveInDialogs } from "./harness/dialogs.ts";
import { countOf, noJobRuns } from "./harness/sample.ts";
import { temporaryFolder } from "./harness/temporary.ts";

test.describe.configure({ mode: "serial" });

const place = temporaryFolder();
const scans = path.join(place, "Scans");
const moved = path.join(place, "Disk 7", "Scans of 2024");
const patiently = { timeout: 20_000 };
let stillroom: Launched;

test.beforeAll(async () => {
  mkdirSync(path.join(scans, "reel 2"), { recursive: true });
  for (const [n, name] of ["scan-1.jpg", "scan-2.jpg", "reel 2/scan-3.jpg"].entries())
    await drawPicture(path.join(scans, name), n * 60 + 40, { width: 300, height: 200 + n });
  stillroom = await launchStillroom();
  const { window, app } = stillroom;
  await saveInDialogs(app, path.join(place, "Festival.stillroom"));
  await window.getByRole("button", { name: "New archive…" }).click();
  await chooseInDialogs(app, scans);
  await window.getByRole("banner").getByRole("button", { name: "Add folder…" }).click();
  await expect(countOf(stillroom)).toHaveText("3 stills");
  await noJobRuns(stillroom);
});

test.afterAll(async () => {
  await stillroom.close();
  expect(stillroom.complaints).toEqual([]);
});

test("a folder that moved to another disk is located with a preview, and its going there is undone", async () => {
  const { window, app } = stillroom;
  mkdirSync(path.dirname(moved));
  renameSync(scans, moved);
  const folder = window.getByRole("treeitem", { name: /Scans/u });
  await expect(folder).toContainText("offline", patiently);
  await chooseInDialogs(app, moved);
  await folder.click({ button: "right" });
  await window.getByRole("menuitem", { name: "Locate…" }).click();
  const dialog = window.getByRole("dialog", { name: "3 of 3 files found" });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByText(path.join(moved, "reel 2", "scan-3.jpg"))).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await stillroom.screenshot(`locate-${colorScheme}`);
  }
  await dialog.getByRole("button", { name: "Take over 3 files" }).click();
  await expect(folder).toContainText("Scans of 2024");
  await expect(folder).not.toContainText("offline");
  const notices = window.getByRole("region", { name: "Notices" });
  await notices.getByRole("button", { name: "Undo" }).click();
  await expect(folder).toContainText("offline", patiently);
  await window.keyboard.press("ControlOrMeta+Shift+Z");
  await expect(folder).toContainText("Scans of 2024");
  await expect(folder).not.toContainText("offline", patiently);
});

test("one missing file is located from the inspector, with the other that moved there", async () => {
  const { window, app } = stillroom;
  const gone = path.join(place, "Elsewhere");
  mkdirSync(gone);
  for (const name of ["scan-1.jpg", "scan-2.jpg"])
    renameSync(path.join(moved, name), path.join(gone, name));
  await window.getByRole("gridcell", { name: /^scan-2/u }).click();
  await chooseInDialogs(app, gone);
  await window.getByRole("button", { name: "Locate…" }).click(patiently);
  await expect(window.getByRole("dialog", { name: "2 of 2 files found" })).toBeVisible();
  await window.getByRole("button", { name: "Take over 2 files" }).click();
  await expect(window.getByText(path.join(gone, "scan-2.jpg"))).toBeVisible();
  await expect(window.getByRole("button", { name: "Locate…" })).toBeHidden();
});
