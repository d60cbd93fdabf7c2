import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Page, expect, test } from "@playwright/test";
import { drawPicture } from "../helpers/pictures.ts";
import { type Launched, launchStillroom } from "./harness/app.ts";
import { chooseInDialogs, saveInDialogs } from "./harness/dialogs.ts";
import { countOf, noJobRuns } from "./harness/sample.ts";
import { temporaryFolder } from "./harness/temporary.ts";

test.describe.configure({ mode: "serial" });

const place = temporaryFolder();
const home = path.join(place, "home");
const catalog = path.join(place, "Festival.stillroom");
const scans = path.join(place, "Scans");
const press = path.join(place, "Press kit");
let stillroom: Launched;

test.beforeAll(async () => {
  mkdirSync(path.join(scans, "reel 2"), { recursive: true });
  mkdirSync(press);
  const names = Array.from(
    { length: 24 },
    (_, i) => `${i % 2 === 0 ? "" : "reel 2/"}scan-${i}.jpg`,
  );
  for (const [i, name] of names.entries()) await drawPicture(path.join(scans, name), i + 1);
  writeFileSync(path.join(scans, "empty.jpg"), "");
  writeFileSync(path.join(scans, "notes.jpg"), "These are notes on the scans, not a picture.\n");
  for (const [i, name] of ["剧照.png", "a.webp", "b.tif"].entries())
    await drawPicture(path.join(press, name), 100 + i);
  stillroom = await launchStillroom({ home });
});

test.afterAll(async () => {
  await stillroom.close();
});

/** Drops folders of the disk onto the middle of the window. */
async function drop(window: Page, files: string[]): Promise<void> {
  const session = await window.context().newCDPSession(window);
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await session.send("Input.dispatchDragEvent", { type, x: 600, y: 400, data });
    if (type === "dragOver")
      await expect(window.getByText("Drop folders to index them")).toBeVisible();
  }
  await session.detach();
}

function notices(window: Page) {
  return window.getByRole("region", { name: "Notices" });
}

test("a new archive is made where the archivist says, and is empty", async () => {
  const { window, app } = stillroom;
  await saveInDialogs(app, catalog);
  await window.getByRole("button", { name: "New archive…" }).click();
  await expect(window).toHaveTitle("Festival – Stillroom");
  await expect(window.getByText("No stills yet")).toBeVisible();
});

test("an added folder is read with all below it, and its progress shows in the foot", async () => {
  const { window, app, screenshot } = stillroom;
  await chooseInDialogs(app, scans);
  const seen = window.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        const observer = new MutationObserver(() => {
          if (document.querySelector("footer [role=progressbar]") === null) return;
          observer.disconnect();
          resolve(true);
        });
        observer.observe(document.body, { childList: true, subtree: true });
      }),
  );
  await window.getByRole("banner").getByRole("button", { name: "Add folder…" }).click();
  expect(await seen).toBe(true);
  await expect(countOf(stillroom)).toHaveText(/^2[46] stills$/u);
  await noJobRuns(stillroom);
  await expect(notices(window)).toContainText("with problems");
  await screenshot("indexed");
});

async function expectProblems(): Promise<void> {
  const { window } = stillroom;
  await window.getByRole("contentinfo").getByRole("button", { name: "2 problems" }).click();
  const list = window.getByRole("dialog");
  // by kind and folder; so few are open at once
  const groups = list.locator("ul > li").filter({ has: window.getByRole("list") });
  await expect(groups).toHaveCount(2);
  await expect(groups.filter({ hasText: "Empty: 1 file" })).toContainText("empty.jpg");
  await expect(groups.filter({ hasText: "notes.jpg" })).toContainText(scans);
  const problems = list.locator("ul ul > li");
  await expect(problems).toHaveCount(2);
  // words for people: no code, no stack, no exception
  for (const text of await problems.allInnerTexts())
    expect(text).not.toMatch(/Error|ENOENT|undefined|\bat .+:\d+/u);
}

test("files that are no pictures are listed by name, with what is wrong with them", async () => {
  await expectProblems();
  await stillroom.screenshot("problems");
  await stillroom.window.keyboard.press("Escape");
  await expect(stillroom.window.getByRole("dialog")).toBeHidden();
});

test("a folder dropped on the window is added beside the first", async () => {
  const { window } = stillroom;
  const before = Number((await countOf(stillroom).innerText()).split(" ")[0]);
  await drop(window, [press]);
  await expect(countOf(stillroom)).toHaveText(`${before + 3} stills`);
  await noJobRuns(stillroom);
  const tree = window.getByRole("tree");
  for (const name of ["Scans", "Press kit"])
    await expect(tree.getByRole("treeitem").filter({ hasText: name })).toBeVisible();
  await expect(window.getByRole("gridcell").filter({ hasText: "剧照.png" })).toBeVisible();
});

test("indexing again finds everything unchanged", async () => {
  const { window } = stillroom;
  const before = await countOf(stillroom).innerText();
  await window.keyboard.press("F5");
  await expect(notices(window)).toContainText(/2[79] unchanged/u);
  await expect(countOf(stillroom)).toHaveText(before);
});

test("archive, stills and problems are there after a restart", async () => {
  const before = await countOf(stillroom).innerText();
  await stillroom.close();
  stillroom = await launchStillroom({ home, args: ["--catalog", catalog] });
  await expect(countOf(stillroom)).toHaveText(before);
  await expectProblems();
  expect(stillroom.complaints).toEqual([]);
});
