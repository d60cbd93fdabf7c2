import { copyFileSync, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import { drawPicture } from "../helpers/pictures.ts";
import type { Launched } from "./harness/app.ts";
import { chooseInDialogs, saveInDialogs } from "./harness/dialogs.ts";
import { countOf, noJobRuns } from "./harness/sample.ts";
import { shareStillroom, test } from "./harness/shared-app.ts";
import { temporaryFolder } from "./harness/temporary.ts";

test.describe.configure({ mode: "serial" });

const place = temporaryFolder();
const scans = path.join(place, "Scans");
const moved = path.join(place, "Disk 7", "Scans of 2024");
const patiently = { timeout: 20_000 };
let stillroom: Launched;

shareStillroom((launched) => {
  stillroom = launched;
});

test.beforeAll(async () => {
  mkdirSync(path.join(scans, "reel 2"), { recursive: true });
  for (const [n, name] of ["scan-1.jpg", "scan-2.jpg", "reel 2/scan-3.jpg"].entries())
    await drawPicture(path.join(scans, name), n * 60 + 40, { width: 300, height: 200 + n });
  const { window, app } = stillroom;
  await saveInDialogs(app, path.join(place, "Festival.stillroom"));
  await window.getByRole("button", { name: "New archive…" }).click();
  await chooseInDialogs(app, scans);
  await window.getByRole("banner").getByRole("button", { name: "Add folder…" }).click();
  await expect(countOf(stillroom)).toHaveText("3 stills");
  await noJobRuns(stillroom);
});

test("a folder that moved to another disk is located with a preview, and its going there is undone", async () => {
  const { window, app } = stillroom;
  mkdirSync(path.dirname(moved));
  renameSync(scans, moved);
  const folder = window.getByRole("treeitem", { name: /Scans/u });
  await expect(folder).toContainText("offline", patiently);
  await folder.click();
  await chooseInDialogs(app, path.dirname(moved)); // the disk; only the folder on it was the archive's
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
  await expect(window.getByRole("combobox", { name: "Search" })).toHaveValue(`source:"${moved}"`);
  await expect(countOf(stillroom)).toHaveText("3 stills");
  const notices = window.getByRole("region", { name: "Notices" });
  await notices.getByRole("button", { name: "Undo" }).click();
  await expect(folder).toContainText("offline", patiently);
  await window.keyboard.press("ControlOrMeta+Shift+Z");
  await expect(folder).toContainText("Scans of 2024");
  await expect(folder).not.toContainText("offline", patiently);
  await window.getByRole("combobox", { name: "Search" }).fill("");
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
  await window.getByRole("button", { name: "Choose folder…" }).click();
  await expect(window.getByRole("dialog", { name: "2 of 2 files found" })).toBeVisible();
  await window.getByRole("button", { name: "Take over 2 files" }).click();
  await expect(window.getByText(gone, { exact: true })).toBeVisible();
  await expect(window.getByRole("button", { name: "Locate…" })).toBeHidden();
});

test("the file itself can be chosen, by keyboard; with other bytes it is shown as another version and only taken when ticked", async () => {
  const { window, app } = stillroom;
  const graded = path.join(place, "Graded");
  mkdirSync(graded);
  await drawPicture(path.join(graded, "scan-2 graded.jpg"), 200, { width: 320, height: 210 });
  rmSync(path.join(place, "Elsewhere", "scan-2.jpg"));
  await window.getByRole("button", { name: "Locate…" }).click(patiently);
  const asked = window.getByRole("dialog", { name: "Where is “scan-2.jpg” now?" });
  await expect(asked.getByRole("button", { name: "Choose file…" })).toBeFocused();
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await stillroom.screenshot(`locate-where-${colorScheme}`);
  }
  await chooseInDialogs(app, path.join(graded, "scan-2 graded.jpg"));
  await window.keyboard.press("Enter");
  const dialog = window.getByRole("dialog", { name: "0 of 1 file found" });
  await expect(dialog.getByText(path.join(graded, "scan-2 graded.jpg"))).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Nothing to take over" })).toBeDisabled();
  await dialog.getByRole("checkbox", { name: /^Take these too/u }).check();
  await stillroom.screenshot("locate-another-dark");
  await dialog.getByRole("button", { name: "Take over 1 file" }).click();
  await expect(window.getByText(graded, { exact: true })).toBeVisible();
  await expect(window.getByRole("button", { name: "Locate…" })).toBeHidden();
});

test("of several files that fit one is chosen in the preview", async () => {
  const { window, app } = stillroom;
  const copies = path.join(place, "Copies");
  const gone = path.join(place, "Elsewhere", "scan-1.jpg");
  for (const folder of ["first", "second"]) {
    mkdirSync(path.join(copies, folder), { recursive: true });
    copyFileSync(gone, path.join(copies, folder, "scan-1.jpg"));
  }
  rmSync(gone);
  await window.getByRole("gridcell", { name: /^scan-1/u }).click();
  await chooseInDialogs(app, copies);
  await window.getByRole("button", { name: "Locate…" }).click(patiently);
  await window.getByRole("button", { name: "Choose folder…" }).click();
  const dialog = window.getByRole("dialog", { name: "1 of 1 file found" });
  const second = path.join(copies, "second", "scan-1.jpg");
  await dialog
    .getByRole("combobox", { name: /^New place of .*scan-1\.jpg$/u })
    .selectOption(second);
  await stillroom.screenshot("locate-choices-dark");
  await dialog.getByRole("button", { name: "Take over 1 file" }).click();
  await expect(window.getByText(path.dirname(second), { exact: true })).toBeVisible();
});
