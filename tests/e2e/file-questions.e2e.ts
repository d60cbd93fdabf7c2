import { copyFileSync, mkdirSync, renameSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import sharp from "sharp";
import { scenery } from "../helpers/scenery.ts";
import type { Launched } from "./harness/app.ts";
import { chooseInDialogs, saveInDialogs } from "./harness/dialogs.ts";
import { countOf, noJobRuns } from "./harness/sample.ts";
import { shareStillroom, test } from "./harness/shared-app.ts";
import { temporaryFolder } from "./harness/temporary.ts";

const place = temporaryFolder();
const stills = path.join(place, "Stills");
const patiently = { timeout: 30_000 };
let stillroom: Launched;

test.describe.configure({ mode: "serial" });

shareStillroom((launched) => {
  stillroom = launched;
});

async function picture(name: string, seed: number): Promise<void> {
  const whole = path.join(place, "whole.jpg");
  await sharp(await scenery(seed))
    .jpeg()
    .toFile(whole);
  renameSync(whole, path.join(stills, name));
}

async function caption(name: string, text: string): Promise<void> {
  const { window } = stillroom;
  await window.getByRole("gridcell", { name: new RegExp(`^${name}`, "u") }).click();
  await expect(window.getByRole("figure", { name: new RegExp(`^${name}`, "u") })).toBeVisible(); // not the one before
  const field = window
    .getByRole("complementary", { name: "Inspector" })
    .getByRole("textbox", { name: /^Caption,/u });
  await field.fill(text);
  await field.press("Control+Enter");
  await expect(field).toHaveAttribute("data-dirty", "false");
  await field.press("Escape");
}

/** An archive of four files, two of them copies of one picture; two stills have captions. */
async function archiveOfCopies(): Promise<void> {
  const { window, app } = stillroom;
  mkdirSync(path.join(stills, "Originals"), { recursive: true });
  await picture("eggs.jpg", 21);
  await picture("wheat.jpg", 22);
  await picture("donkey.jpg", 23);
  copyFileSync(path.join(stills, "eggs.jpg"), path.join(stills, "Originals", "eggs.jpg"));
  await saveInDialogs(app, path.join(place, "Festival.stillroom"));
  await window.getByRole("button", { name: "New archive…" }).click();
  await chooseInDialogs(app, stills);
  await window.getByRole("banner").getByRole("button", { name: "Add folder…" }).click();
  await expect(countOf(stillroom)).toHaveText("3 stills", patiently);
  await noJobRuns(stillroom);
  await caption("eggs", "Ma Youtie and Cao Guiying hatch eggs in a cardboard box");
  await caption("wheat", "Harvest");
}

test("whose record a file has is asked, answered with the keyboard alone, undone and answered again", async () => {
  const { window } = stillroom;
  const { keyboard } = window;
  await archiveOfCopies();
  const line = window.getByRole("treeitem", { name: /^Questions about files/u });
  await expect(line).toContainText("0");
  await picture("eggs.jpg", 31);
  await expect(line).toContainText("1", patiently);
  await picture("wheat.jpg", 32);
  copyFileSync(path.join(stills, "wheat.jpg"), path.join(stills, "donkey.jpg"));
  await noJobRuns(stillroom);

  await keyboard.press("Control+Shift+F");
  const dialog = window.getByRole("dialog", { name: /^Questions about files/u });
  await expect(dialog).toContainText("its earlier picture is also in “Originals/eggs.jpg”");
  await expect(dialog.getByText(path.join(stills, "Originals", "eggs.jpg")).last()).toBeVisible();
  await expect(dialog.getByText("hatch eggs in a cardboard box")).toBeVisible();
  await expect(dialog.getByRole("img", { name: "eggs.jpg" })).toHaveCount(2);
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await stillroom.screenshot(`file-questions-${colorScheme}`);
  }
  await keyboard.press("2");
  await expect(dialog).not.toContainText("its earlier picture is also in");
  await keyboard.press("Control+z");
  await expect(dialog).toContainText("its earlier picture is also in");
  await keyboard.press("2");
  await expect(dialog).not.toContainText("its earlier picture is also in");
  await keyboard.press("Escape");
  await expect(dialog).toBeHidden();

  const changed = window.getByRole("gridcell", { name: /^eggs.*hatch eggs/u });
  await changed.click();
  const inspector = window.getByRole("complementary", { name: "Inspector" });
  const file = inspector.getByRole("listitem", { name: "eggs.jpg" });
  await expect(file.getByText(stills, { exact: true })).toBeVisible();
});

test("a still says in its inspector that a question is open, and leads to it", async () => {
  const { window } = stillroom;
  await window
    .getByRole("gridcell", { name: /^(?:wheat|donkey)/u })
    .first()
    .click();
  const inspector = window.getByRole("complementary", { name: "Inspector" });
  await inspector.getByText("whose record this is").click();
  await stillroom.screenshot("file-question-in-inspector");
  await inspector.getByRole("button", { name: "Answer…" }).click();
  await expect(window.getByRole("dialog", { name: /^Questions about files/u })).toContainText(
    "now hold the very same picture",
  );
  await stillroom.screenshot("file-questions-merged");
});

test("the answer to the last question is taken back in the dialog too, whose controls no notice covers", async () => {
  const { window } = stillroom;
  const { keyboard } = window;
  const dialog = window.getByRole("dialog", { name: /^Questions about files/u });
  await keyboard.press("1");
  await expect(dialog).toContainText("No questions about files");
  expect(await dialog.evaluate((box) => box.contains(document.activeElement))).toBe(true);
  const notices = window.getByRole("region", { name: "Notices" });
  await expect(notices).toContainText("Left the record with");
  const below = await notices.boundingBox();
  const above = await dialog.boundingBox();
  expect(above === null ? 0 : above.y + above.height).toBeLessThanOrEqual(below?.y ?? 0);
  await dialog.getByRole("button", { name: "Close" }).focus(); // wherever the keyboard is
  await keyboard.press("Control+z");
  await expect(dialog).toContainText("now hold the very same picture");
  await expect(notices).not.toContainText(/^Left the record with/u);
  await notices.getByRole("button", { name: "Dismiss" }).last().click();
  await expect(dialog).toBeVisible(); // a notice is not outside of it
});
