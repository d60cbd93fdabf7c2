import { execFileSync } from "node:child_process";
import {
  closeSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import { expect, test, type Locator, type Page } from "@playwright/test";
import Database from "better-sqlite3";
import { drawPicture } from "../helpers/pictures.ts";
import { expectAccessible } from "./harness/accessible.ts";
import { type Launched, launchStillroom } from "./harness/app.ts";
import { chooseInDialogs } from "./harness/dialogs.ts";
import { temporaryFolder } from "./harness/temporary.ts";

test.describe.configure({ mode: "serial" });

const root = path.resolve(import.meta.dirname, "../..");
const place = temporaryFolder();
const home = path.join(place, "home");
const catalog = path.join(place, "Press.stillroom");
const other = path.join(place, "Berlin.stillroom");
const stills = path.join(place, "Stills");
const LONG_AGO = 1_600_000_000;
let stillroom: Launched;

function stillOf(seed: number): string {
  return path.join(stills, `${String(seed)}.jpg`);
}

/** Writes a file and leaves its time as it was, as a disk that fails does, and a copy out of a backup. */
function putBytes(file: string, bytes: Buffer): void {
  writeFileSync(file, bytes);
  utimesSync(file, LONG_AGO, LONG_AGO);
}

function command(...line: string[]): void {
  commandIn(catalog, ...line);
}

function commandIn(archive: string, ...line: string[]): void {
  execFileSync(
    process.execPath,
    [path.join(root, "scripts/stillroom.mjs"), ...line, "--catalog", archive],
    { env: { ...process.env, STILLROOM_HOME: home }, stdio: "ignore" },
  );
}

test.beforeAll(async () => {
  mkdirSync(stills);
  for (const seed of [1, 2, 3]) {
    await drawPicture(stillOf(seed), seed);
    utimesSync(stillOf(seed), LONG_AGO, LONG_AGO);
  }
  execFileSync(process.execPath, [path.join(root, "scripts/stillroom.mjs"), "init", catalog], {
    env: { ...process.env, STILLROOM_HOME: home },
    stdio: "ignore",
  });
  command("index", stills);
  command("caption", "", "--text", "As it was");
  command("backup");
  cpSync(catalog, other, { recursive: true });
  command("caption", "", "--text", "As it is");
  commandIn(other, "caption", "file:1 OR file:2", "--text", "As in Berlin");
  commandIn(other, "caption", "", "--text", "In Berlin gesehen", "--lang", "de");
  stillroom = await launchStillroom({ home, args: ["--catalog", catalog] });
  await expect(stillroom.window.getByRole("grid", { name: "Light table" })).toBeVisible();
});

test.afterAll(async () => {
  await stillroom.close();
  expect(stillroom.complaints).toEqual([]);
});

/** Leaves the page of all captions as a failing disk may. */
function overwriteTexts(file: string): void {
  const db = new Database(file, { readonly: true });
  const sql = "SELECT pageno FROM dbstat WHERE name = 'still_text' AND pagetype = 'leaf'";
  const pages = db.prepare(sql).pluck().all() as number[];
  db.close();
  const handle = openSync(file, "r+");
  for (const page of pages) writeSync(handle, Buffer.alloc(4096, 0x5a), 0, 4096, (page - 1) * 4096);
  closeSync(handle);
}

/** Notes whether the welcome page is shown, for however short a time. */
async function watchForWelcome(window: Page): Promise<void> {
  await window.evaluate(() => {
    new MutationObserver(() => {
      if (document.body.textContent.includes("Open the sample archive"))
        document.body.dataset["welcomed"] = "once";
    }).observe(document.body, { childList: true, subtree: true });
  });
}

function dialog(): Locator {
  return stillroom.window.getByRole("dialog", { name: "Backups" });
}

test("backups are listed, made, and kept on another disk as well, by keyboard alone", async () => {
  const { keyboard } = stillroom.window;
  await keyboard.press("Control+k");
  await stillroom.window.getByRole("searchbox", { name: "Action" }).fill("backups");
  await expect(stillroom.window.getByRole("menuitem")).toHaveText([/Backups…/u]);
  await keyboard.press("Enter");
  await expect(dialog().getByRole("rowheader")).toHaveCount(1);
  await expect(dialog().getByRole("row").nth(1)).toContainText("3 stills, 3 captions");
  const disk = path.join(place, "disk");
  mkdirSync(disk);
  await chooseInDialogs(stillroom.app, disk);
  await dialog().getByRole("button", { name: "Choose a folder on another disk…" }).focus();
  await keyboard.press("Enter");
  await expect(dialog()).toContainText(`${disk}/Press `);
  await dialog().getByRole("button", { name: "Back up now" }).focus();
  await keyboard.press("Enter");
  await expect(dialog().getByRole("rowheader")).toHaveCount(3);
  await expect(dialog().getByRole("button", { name: "Back up now" })).toBeFocused();
  await expect(dialog().getByRole("row").filter({ hasText: "On another disk" })).toHaveCount(1);
  await expectAccessible(stillroom, "backups");
});

test("restoring shows what differs, is done, and is taken back", async () => {
  await dialog().getByRole("button", { name: "Restore…" }).last().press("Enter");
  await expect(dialog().getByRole("row", { name: /Captions/u })).toContainText(
    "3 again as they were",
  );
  await expect(dialog()).toContainText("1 change made since would be gone");
  await expectAccessible(stillroom, "backups-preview");
  await dialog().getByRole("button", { name: "Restore this backup" }).press("Enter");
  await expect(dialog()).toContainText("The backup is restored.", { timeout: 20_000 });
  await dialog().getByRole("button", { name: "Take the restore back…" }).press("Enter");
  await expect(dialog().getByRole("row", { name: /Captions/u })).toContainText(
    "3 again as they were",
  );
  await dialog().getByRole("button", { name: "Restore this backup" }).press("Enter");
  await dialog().getByRole("button", { name: "Done" }).press("Enter");
  await expect(dialog()).toBeHidden();
  await expect(stillroom.window.getByRole("gridcell")).toHaveCount(3);
});

test("a damaged file is told as a problem, with the way to it, until a good copy is in its place", async () => {
  const { window } = stillroom;
  const notice = window.getByRole("region", { name: "Notices" });
  const good = readFileSync(stillOf(2));
  const bad = Buffer.from(good);
  bad[200] = (bad[200] ?? 0) ^ 1;
  putBytes(stillOf(2), bad);
  await window.keyboard.press("Control+k");
  await window.getByRole("searchbox", { name: "Action" }).fill("damage");
  await window.keyboard.press("Enter");
  const damage = window.getByRole("dialog", { name: "Damage to files" });
  await damage.getByRole("button", { name: "Check all now" }).press("Enter");
  await expect(damage.getByRole("status")).toContainText("1 file is damaged. The others were");
  await window.keyboard.press("Escape");
  await expect(notice.getByRole("button", { name: "Show" })).toBeVisible();
  putBytes(stillOf(2), good);
  await expect(notice).not.toContainText("1 file is damaged");
});

test("another archive is taken in by keyboard: what it brings is seen, conflicts are decided, undo takes it back", async () => {
  const { window } = stillroom;
  const { keyboard } = window;
  await chooseInDialogs(stillroom.app, other);
  await keyboard.press("Control+k");
  await window.getByRole("searchbox", { name: "Action" }).fill("take in another");
  await keyboard.press("Enter");
  const merge = window.getByRole("dialog", { name: "Take in “Berlin”" });
  await expect(merge.getByRole("row", { name: /^Texts 3\b.* 0 2\b.* 1\b.* 0$/u })).toBeVisible();
  await expect(merge).toContainText("2 values differ, and both archives have one");
  await expectAccessible(stillroom, "merge");
  // what is to be decided
  await merge.getByRole("button", { name: "2: texts to decide" }).press("Enter");
  await expect(
    merge.getByRole("radiogroup", { name: "1.jpg, caption" }).getByRole("radio", { checked: true }),
  ).toBeFocused();
  // which values a count counts
  const kept = merge.getByRole("button", { name: "1: texts that stay as ours" });
  await kept.press("Enter");
  const values = merge.getByRole("list", { name: "Texts that stay as ours" });
  await expect(values.getByRole("listitem")).toHaveText([
    "3.jpg captionOurs: As it isTheirs: As it was",
  ]);
  await expectAccessible(stillroom, "merge-values-kept");
  await kept.press("Enter");
  await expect(values).toBeHidden();
  const added = merge.getByRole("button", { name: "3: texts that come in" });
  await added.press("Enter");
  await expect(merge.getByRole("list", { name: "Texts that come in" })).toContainText(
    "1.jpg caption (de)Theirs: In Berlin gesehen",
  );
  await keyboard.press("Tab");
  await expectAccessible(stillroom, "merge-values-added");
  await added.press("Enter");
  // what a side is called stands above its words
  const lefts = await merge.evaluate((shown) => {
    const leftOf = (words: string): number => {
      const text = document.createTreeWalker(shown, NodeFilter.SHOW_TEXT);
      while (text.nextNode() !== null) if (text.currentNode.textContent === words) break;
      const range = document.createRange();
      range.selectNodeContents(text.currentNode);
      return Math.round(range.getBoundingClientRect().left);
    };
    return {
      heads: ["Ours", "Theirs"].map(leftOf),
      words: ["As it is", "As in Berlin"].map(leftOf),
    };
  });
  expect(lefts.heads).toEqual(lefts.words);
  const first = merge.getByRole("radiogroup", { name: "1.jpg, caption" });
  await first.getByRole("radio", { name: "Ours: As it is" }).focus();
  await keyboard.press("ArrowRight");
  await expect(first.getByRole("radio", { name: "Theirs: As in Berlin" })).toBeChecked();
  await watchForWelcome(window);
  await merge.getByRole("button", { name: "Take in" }).press("Enter");
  await expect(merge).toContainText("Took in the archive “Berlin”", { timeout: 20_000 });
  expect(await window.evaluate(() => document.body.dataset["welcomed"])).toBe(undefined);
  await expect(merge.getByRole("button", { name: "Done" })).toBeFocused();
  await keyboard.press("Enter");
  await expect(merge).toBeHidden();
  await window.getByRole("gridcell").first().click();
  const caption = window.getByRole("textbox", { name: "Caption, language not stated" });
  await expect(caption).toHaveValue("As in Berlin");
  await keyboard.press("Control+z");
  await expect(caption).toHaveValue("As it is");
});

test("an archive that cannot be opened is repaired from the welcome page, and what was lost is said", async () => {
  const { window } = stillroom;
  await window.keyboard.press("Control+k");
  await window.getByRole("searchbox", { name: "Action" }).fill("close archive");
  await window.keyboard.press("Enter");
  const recent = window.getByRole("button", { name: /Press/u });
  await expect(recent).toBeVisible();
  const handle = openSync(path.join(catalog, "catalog.db"), "r+");
  writeSync(handle, Buffer.alloc(4096, 0x5a), 0, 4096, 0);
  closeSync(handle);
  await recent.press("Enter");
  await window.getByRole("button", { name: "Repair it, or restore a backup…" }).press("Enter");
  await expect(dialog()).toContainText("The archive’s database is damaged.");
  await expectAccessible(stillroom, "backups-damaged");
  await dialog().getByRole("button", { name: "Repair" }).press("Enter");
  await expect(dialog()).toContainText("The archive is repaired. Nothing is known to be lost.", {
    timeout: 20_000,
  });
  await dialog().getByRole("button", { name: "Done" }).press("Enter");
  await expect(window.getByRole("gridcell")).toHaveCount(3);
  expect(readdirSync(path.join(catalog, "damaged"))).toHaveLength(1);
});

test("changes that are missing are told, come back with the file, or are gone on without", async () => {
  const { window } = stillroom;
  const { keyboard } = window;
  const notice = window.getByRole("region", { name: "Notices" });
  const recent = window.getByRole("button", { name: /Press/u });
  const database = path.join(catalog, "catalog.db");
  const whole = path.join(place, "whole.db");
  const without = path.join(place, "without.db");
  const closeArchive = async (): Promise<void> => {
    await keyboard.press("Control+k");
    await window.getByRole("searchbox", { name: "Action" }).fill("close archive");
    await keyboard.press("Enter");
    await expect(recent).toBeVisible();
  };
  await closeArchive();
  copyFileSync(database, without);
  command("caption", "", "--text", "In the file that is lost");
  copyFileSync(database, whole);
  copyFileSync(without, database);
  await recent.press("Enter");
  await expect(notice).toContainText(/Changes that were saved are missing.*The last of them: “/u);
  const foot = window.getByRole("contentinfo");
  await expect(foot).toContainText("Read only: Changes that were saved");
  const name = foot.getByText("Press", { exact: true });
  expect(await name.evaluate((words) => words.scrollWidth <= words.clientWidth)).toBe(true);
  await notice.getByRole("button", { name: "What to do…" }).press("Enter");
  const missing = dialog().getByRole("region", { name: "Missing changes" });
  await expect(missing).toContainText("look for catalog.db-wal in the trash");
  await expect(dialog().getByRole("button", { name: "Back up now" })).toHaveCount(0);
  await expectAccessible(stillroom, "backups-missing");
  await keyboard.press("Escape");
  await closeArchive();
  copyFileSync(whole, database);
  await recent.press("Enter");
  await expect(window.getByRole("gridcell")).toHaveCount(3);
  await expect(window.getByRole("contentinfo")).not.toContainText("Read only");
  await expect(notice).not.toContainText("missing");
  await closeArchive();
  copyFileSync(without, database);
  await recent.press("Enter");
  await foot.getByRole("button", { name: /^Read only/u }).press("Enter");
  await expect(notice).toContainText("Nothing can be written here.");
  await window.getByRole("button", { name: "Missing changes…" }).press("Enter");
  await missing.getByRole("button", { name: "Go on without them" }).press("Enter");
  await expect(notice).toContainText("The archive can be changed again.");
  await expect(notice).not.toContainText("Nothing can be written here.");
  await expect(missing).toBeHidden();
  await expect(window.getByRole("contentinfo")).not.toContainText("Read only");
  await expect(dialog().getByRole("button", { name: "Close" })).toBeFocused();
  await window.keyboard.press("Escape");
  await expect(dialog()).toBeHidden();
});

test("a repair says in the archive's words what could not be read, names the stills and shows them", async () => {
  const { window } = stillroom;
  await window.keyboard.press("Control+k");
  await window.getByRole("searchbox", { name: "Action" }).fill("close archive");
  await window.keyboard.press("Enter");
  const recent = window.getByRole("button", { name: /Press/u });
  await expect(recent).toBeVisible();
  command("backup"); // which has not the damage
  overwriteTexts(path.join(catalog, "catalog.db"));
  await recent.press("Enter");
  const main = window.getByRole("main");
  await expect(main).toContainText("The stills cannot be listed");
  await expectAccessible(stillroom, "stills-not-listed");
  await main.getByRole("button", { name: "Repair or restore…" }).press("Enter");
  await dialog().getByRole("button", { name: "Repair" }).press("Enter");
  // what was written stands in the history, which is newer than any backup
  await expect(
    dialog().getByRole("row", { name: /^What Read From the backup From the history Lost$/u }),
  ).toBeVisible();
  const concerned = dialog().getByText("Captions and other texts: of some of these 3 stills");
  await concerned.press("Enter");
  await expect(dialog()).toContainText("2.jpg");
  await expectAccessible(stillroom, "backups-repaired");
  await dialog().getByRole("button", { name: "Show them on the light table" }).press("Enter");
  await expect(dialog()).toBeHidden();
  await expect(window.getByRole("gridcell", { selected: true })).toHaveCount(3);
});
