import { mkdirSync, renameSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import sharp from "sharp";
import { scenery } from "../helpers/scenery.ts";
import { type Launched, launchStillroom } from "./harness/app.ts";
import { chooseInDialogs, saveInDialogs } from "./harness/dialogs.ts";
import { countOf, noJobRuns } from "./harness/sample.ts";
import { temporaryFolder } from "./harness/temporary.ts";

const place = temporaryFolder();
const card = path.join(place, "Card");
const home = temporaryFolder();
const patiently = { timeout: 20_000 };
let stillroom: Launched;

/** Four pictures, from a seed on, under the names every camera gives. */
async function drawCard(from: number): Promise<void> {
  mkdirSync(card);
  for (let n = 0; n < 4; n++)
    await sharp(await scenery(from + n))
      .jpeg()
      .toFile(path.join(card, `DSC_000${String(n + 1)}.jpg`));
}

test.beforeAll(async () => {
  await drawCard(1);
  stillroom = await launchStillroom({ home });
  const { window, app } = stillroom;
  await saveInDialogs(app, path.join(place, "Cards.stillroom"));
  await window.getByRole("button", { name: "New archive…" }).click();
  await chooseInDialogs(app, card);
  await window.getByRole("banner").getByRole("button", { name: "Add folder…" }).click();
  await expect(countOf(stillroom)).toHaveText("4 stills");
  await noJobRuns(stillroom);
});

test.afterAll(async () => {
  await stillroom.close();
  expect(stillroom.complaints).toEqual([]);
});

test("of another card at the same place it is asked whether it is one before anything is replaced", async () => {
  const { window } = stillroom;
  renameSync(card, `${card} A`);
  await drawCard(11);
  const notices = window.getByRole("region", { name: "Notices" });
  await expect(notices).toContainText("another disk seems to be in its place", patiently);
  const folder = window.getByRole("treeitem", { name: /Card /u });
  await expect(folder).toContainText("offline");
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await stillroom.screenshot(`another-disk-${colorScheme}`);
  }
});

test("what was not answered waits under To do, also in the next start, and is asked from there", async () => {
  await stillroom.close();
  stillroom = await launchStillroom({ home });
  const { window } = stillroom;
  const question = window.getByRole("treeitem", { name: /^Questions about folders/u });
  await expect(question).toContainText("1", patiently);
  const notices = window.getByRole("region", { name: "Notices" });
  await expect(notices).not.toContainText("another disk");
  await window.getByRole("tree").focus();
  await window.keyboard.press("Home");
  await window.keyboard.press("ArrowDown");
  await window.keyboard.press("Enter");
  await expect(notices).toContainText("another disk seems to be in its place");
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await stillroom.screenshot(`another-disk-to-do-${colorScheme}`);
  }
  const folder = window.getByRole("treeitem", { name: /Card /u });
  await window.keyboard.press("F8");
  await expect(notices.getByRole("button", { name: "Take as it is" })).toBeFocused();
  await window.keyboard.press("Enter");
  await expect(question).toBeHidden(patiently);
  await expect(folder).not.toContainText("offline", patiently);
  await expect(notices).toContainText("4 files", patiently);
  await noJobRuns(stillroom);
});
