import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { drawPicture } from "../helpers/pictures.ts";
import { expectAccessible } from "./harness/accessible.ts";
import { type Launched, launchStillroom } from "./harness/app.ts";
import { chooseInDialogs, saveInDialogs } from "./harness/dialogs.ts";
import { temporaryFolder } from "./harness/temporary.ts";

test.describe.configure({ mode: "serial" });

const root = path.resolve(import.meta.dirname, "../..");
const place = temporaryFolder();
const home = path.join(place, "home");
const catalog = path.join(place, "Press.stillroom");
const out = path.join(place, "Out");
let stillroom: Launched;

function command(...line: string[]): void {
  execFileSync(process.execPath, [path.join(root, "scripts/stillroom.mjs"), ...line], {
    env: { ...process.env, STILLROOM_HOME: home },
    stdio: "ignore",
  });
}

test.beforeAll(async () => {
  const stills = path.join(place, "Stills");
  mkdirSync(stills);
  mkdirSync(out);
  for (const seed of [1, 2, 3]) await drawPicture(path.join(stills, `${String(seed)}.jpg`), seed);
  command("init", catalog);
  command("index", stills, "--catalog", catalog);
  command("caption", "", "--text", "马有铁 \\ “eggs”", "--catalog", catalog);
  stillroom = await launchStillroom({ home, args: ["--catalog", catalog] });
  await expect(stillroom.window.getByRole("gridcell")).toHaveCount(3);
});

test.afterAll(async () => {
  await stillroom.close();
  expect(stillroom.complaints).toEqual([]);
});

async function act(words: string): Promise<void> {
  const { window } = stillroom;
  await window.keyboard.press("Control+k");
  await window.getByRole("searchbox", { name: "Action" }).fill(words);
  await window.keyboard.press("Enter");
}

test("everything is written into plain files by keyboard, and it is said where", async () => {
  const { window, app } = stillroom;
  await act("everything into plain");
  const dialog = window.getByRole("dialog", { name: "Write everything into plain files" });
  await expect(dialog.getByRole("radio", { name: /^JSON Lines/u })).toBeFocused();
  await expectAccessible(stillroom, "dump");
  await window.keyboard.press("ArrowDown");
  await expect(dialog.getByRole("radio", { name: /^CSV/u })).toBeChecked();
  await chooseInDialogs(app, out);
  await window.keyboard.press("Enter"); // of the radio button: what the dialog is for
  await expect(dialog).toBeHidden();
  const notices = window.getByRole("region", { name: "Notices" });
  await expect(notices).toContainText("Everything is written into plain files, 3 stills");
  await expect(notices).toContainText(out);
  await expectAccessible(stillroom, "dump-done");
  const [folder = ""] = readdirSync(out);
  expect(readdirSync(path.join(out, folder))).toEqual(
    expect.arrayContaining(["dump.json", "schema.sql", "still.csv", "still_text.csv"]),
  );
});

test("an archive is made of them from the welcome page: the same stills, with what is said of them", async () => {
  const { window, app } = stillroom;
  await act("close archive");
  const button = window.getByRole("button", { name: "New archive from plain files…" });
  await expect(button).toBeVisible();
  await expectAccessible(stillroom, "welcome-plain-files");
  const [folder = ""] = readdirSync(out);
  await chooseInDialogs(app, path.join(out, folder));
  await saveInDialogs(app, path.join(place, "Again.stillroom"));
  await button.press("Enter");
  await expect(window.getByRole("gridcell")).toHaveCount(3);
  await expect(window.getByRole("dialog")).toBeHidden();
  await expect(window.getByRole("region", { name: "Notices" })).toContainText(
    "The archive is made: 3 stills, as written on",
  );
  await expect(window).toHaveTitle("Again – Stillroom");
  await window.getByRole("gridcell").first().click();
  await expect(window.getByRole("textbox", { name: "Caption, language not stated" })).toHaveValue(
    "马有铁 \\ “eggs”",
  );
});

test("a folder that holds no such files is refused with what to do, and the archive stays", async () => {
  const { window, app } = stillroom;
  await chooseInDialogs(app, out);
  await saveInDialogs(app, path.join(place, "None.stillroom"));
  await act("new archive from plain");
  await expect(window.getByRole("region", { name: "Notices" })).toContainText(
    "There is no whole dump here",
  );
  await expect(window.getByRole("dialog")).toBeHidden();
  await expect(window.getByRole("gridcell")).toHaveCount(3);
  // another try takes the place of the one before
  await chooseInDialogs(app, place);
  await act("new archive from plain");
  const refusals = window.getByRole("region", { name: "Notices" }).getByLabel("Problem:");
  await expect(window.getByRole("region", { name: "Notices" })).not.toContainText(out);
  await expect(refusals).toHaveCount(1);
});
