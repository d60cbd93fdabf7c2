import { copyFileSync, mkdirSync, renameSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import { openExiftool } from "../../electron/engine/metadata/exiftool.ts";
import { drawPicture } from "../helpers/pictures.ts";
import type { Launched } from "./harness/app.ts";
import { chooseInDialogs, saveInDialogs } from "./harness/dialogs.ts";
import { countOf, noJobRuns } from "./harness/sample.ts";
import { shareStillroom, test } from "./harness/shared-app.ts";
import { temporaryFolder } from "./harness/temporary.ts";

test.describe.configure({ mode: "serial" });

const place = temporaryFolder();
const scans = path.join(place, "Scans");
const patiently = { timeout: 20_000 };
let stillroom: Launched;

shareStillroom((launched) => {
  stillroom = launched;
});

test.beforeAll(async () => {
  mkdirSync(scans);
  for (const n of [1, 2, 3])
    await drawPicture(path.join(scans, `scan-${String(n)}.jpg`), n * 40, {
      width: 300,
      height: 200,
    });
  const { window, app } = stillroom;
  await saveInDialogs(app, path.join(place, "Festival.stillroom"));
  await window.getByRole("button", { name: "New archive…" }).click();
  await chooseInDialogs(app, scans);
  await window.getByRole("banner").getByRole("button", { name: "Add folder…" }).click();
  await expect(countOf(stillroom)).toHaveText("3 stills");
  await noJobRuns(stillroom);
});

function cell(name: string) {
  return stillroom.window.getByRole("gridcell", { name: new RegExp(`^${name}`, "u") });
}

test("a picture saved into a folder appears by itself, without a word in the foot", async () => {
  const { window } = stillroom;
  await window.evaluate(() => {
    new MutationObserver(() => {
      if (document.querySelector("footer [role=progressbar]") !== null)
        document.body.dataset["jobSeen"] = "yes";
    }).observe(document.body, { childList: true, subtree: true });
  });
  await drawPicture(path.join(scans, "scan-4.jpg"), 200, { width: 300, height: 200 });
  await expect(countOf(stillroom)).toHaveText("4 stills", patiently);
  await expect(cell("scan-4").locator("img")).toBeVisible(patiently);
  expect(await window.evaluate(() => document.body.dataset["jobSeen"] ?? "no")).toBe("no");
});

test("a caption written by another program is in the inspector without asking", async () => {
  const { window } = stillroom;
  await cell("scan-1").click();
  const exiftool = openExiftool();
  await exiftool.write(path.join(scans, "scan-1.jpg"), {
    "XMP-dc:Description": "Ma Youtie ploughs with the donkey",
  });
  await exiftool.close();
  const caption = window.getByRole("textbox", { name: /^Caption,/u });
  await expect(caption).toHaveText(/Ma Youtie ploughs/u, patiently);
});

test("where another program and the archivist wrote different captions, the archivist chooses", async () => {
  const { window } = stillroom;
  await cell("scan-4").click();
  const caption = window.getByRole("textbox", { name: /^Caption,/u });
  await caption.fill("Ma Youtie and the donkey");
  await cell("scan-1").click(); // what was typed is saved
  const exiftool = openExiftool();
  await exiftool.write(path.join(scans, "scan-4.jpg"), {
    "XMP-dc:Description": "Cao Guiying sows",
  });
  await exiftool.close();
  const notice = window.getByRole("region", { name: "Notices" });
  await expect(notice).toContainText("1 still says something else than you wrote", patiently);
  await notice.getByRole("button", { name: "Show" }).last().click();
  await expect(cell("scan-4")).toHaveAttribute("aria-selected", "true");
  await window.getByRole("heading", { name: "To check" }).click();
  const difference = window.getByRole("group", { name: "Caption: changed by another program" });
  await expect(difference).toContainText("Cao Guiying sows");
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await stillroom.screenshot(`difference-${colorScheme}`);
  }
  await difference.getByRole("button", { name: "Use this" }).click();
  await expect(caption).toHaveText("Cao Guiying sows");
  await expect(difference).toBeHidden();
  await cell("scan-4").click();
  await window.keyboard.press("Control+z");
  await expect(caption).toHaveText("Ma Youtie and the donkey");
  await window.keyboard.press("Control+h");
  const event = window
    .getByRole("listitem")
    .filter({ hasText: /^The file was changed by another program/u });
  await event.getByRole("button").click();
  await expect(event.locator("ins").filter({ hasText: "Cao Guiying sows" })).toBeVisible();
  await stillroom.screenshot("file-event");
  await window.keyboard.press("Escape");
});

test("a caption that another program writes while one is typed is shown, and stays to be checked", async () => {
  const { window } = stillroom;
  await cell("scan-3").click();
  await expect(window.getByRole("figure", { name: /^scan-3/u })).toBeVisible(); // not the one before
  const caption = window.getByRole("textbox", { name: /^Caption,/u });
  await caption.fill("Cao Guiying waits");
  const exiftool = openExiftool();
  await exiftool.write(path.join(scans, "scan-3.jpg"), { "XMP-dc:Description": "The wheat" });
  await exiftool.close();
  const meanwhile = window.getByText("The file’s text has changed meanwhile:");
  await expect(meanwhile).toBeVisible(patiently);
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await stillroom.screenshot(`overtaken-${colorScheme}`);
  }
  await caption.press("Control+Enter");
  await expect(meanwhile).toBeHidden();
  await window.getByRole("heading", { name: "To check" }).click();
  const difference = window.getByRole("group", { name: "Caption: changed by another program" });
  await expect(difference).toContainText("Cao Guiying waits");
  await expect(difference).toContainText("The wheat");
  await difference.getByRole("button", { name: "Keep this" }).click();
});

test("a deleted file is told to be missing, and its still stays; when it is back that is over", async () => {
  const { window } = stillroom;
  await cell("scan-2").click();
  renameSync(path.join(scans, "scan-2.jpg"), path.join(place, "scan-2.jpg"));
  await expect(window.getByText("This file is not where it was last seen.")).toBeVisible(patiently);
  await expect(countOf(stillroom)).toHaveText("1 of 4 selected");
  const notices = window.getByRole("region", { name: "Notices" });
  await expect(notices).toContainText("1 file is no longer where it was.");
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await stillroom.screenshot(`missing-told-${colorScheme}`);
  }
  await notices.getByRole("button", { name: "Show" }).last().click();
  const search = window.getByRole("combobox", { name: "Search" });
  await expect(search).toHaveValue("is:missing");
  await expect(cell("scan-2")).toBeVisible();
  await expect(cell("scan-3")).toHaveCount(0);
  renameSync(path.join(place, "scan-2.jpg"), path.join(scans, "scan-2.jpg"));
  await expect(notices).not.toContainText("no longer where it was", patiently);
  await search.fill("");
});

test("where another still's picture was put over a file it is told, shown, and kept in the history", async () => {
  const { window } = stillroom;
  copyFileSync(path.join(scans, "scan-1.jpg"), path.join(scans, "scan-4.jpg"));
  const notices = window.getByRole("region", { name: "Notices" });
  await expect(notices).toContainText("Another picture was put in the place of 1 file.", patiently);
  await expect(notices).toContainText("1 new question about files."); // its caption was written here
  await notices
    .locator("div")
    .filter({ hasText: /^Another picture/u })
    .getByRole("button", { name: "Show" })
    .last()
    .click();
  await expect(cell("scan-4")).toHaveAttribute("aria-selected", "true");
  await expect(
    window.getByText("The picture of another still lies now where this file was."),
  ).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await stillroom.screenshot(`displaced-${colorScheme}`);
  }
  await window.keyboard.press("Control+h");
  await expect(
    window.getByText("The picture of another still was put in the place of the file"),
  ).toBeVisible();
  await stillroom.screenshot("displaced-history");
  await window.keyboard.press("Escape");
  await window.getByRole("button", { name: "Show it" }).click();
  await expect(cell("scan-1")).toHaveAttribute("aria-selected", "true");
  await notices
    .locator("div")
    .filter({ hasText: /^1 new question/u })
    .getByRole("button", { name: "Show" })
    .last()
    .click();
  await expect(window.getByRole("dialog", { name: "Questions about files" })).toBeVisible();
  await window.keyboard.press("Escape");
});

test("a folder that is renamed away is offline, keeps its stills, and comes back by itself", async () => {
  const { window } = stillroom;
  const folder = window.getByRole("treeitem", { name: /Scans/u });
  renameSync(scans, `${scans} away`);
  await expect(folder).toContainText("offline", patiently);
  await expect(cell("scan-3").locator("img")).toBeVisible();
  await cell("scan-3").click();
  await expect(window.getByText("Offline: the disk or folder")).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await stillroom.screenshot(`offline-${colorScheme}`);
  }
  const notices = window.getByRole("region", { name: "Notices" });
  await expect(notices).toContainText("This folder is offline");
  renameSync(`${scans} away`, scans);
  await expect(folder).not.toContainText("offline", patiently);
  await expect(window.getByText("Offline: the disk or folder")).toBeHidden();
  await expect(notices).not.toContainText("This folder is offline");
});

test("that a folder is offline is not told in another archive", async () => {
  const { window, app } = stillroom;
  const notices = window.getByRole("region", { name: "Notices" });
  renameSync(scans, `${scans} away`);
  await expect(notices).toContainText("This folder is offline", patiently);
  await saveInDialogs(app, path.join(place, "Other.stillroom"));
  await window.keyboard.press("Control+n");
  await expect(window.getByText("Other").first()).toBeVisible();
  await expect(notices).not.toContainText("This folder is offline");
});
