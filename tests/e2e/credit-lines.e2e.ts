import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Locator, expect } from "@playwright/test";
import { drawPicture } from "../helpers/pictures.ts";
import { packetOf } from "../helpers/rdf.ts";
import { expectAccessible } from "./harness/accessible.ts";
import type { Launched } from "./harness/app.ts";
import { chooseInDialogs, saveInDialogs } from "./harness/dialogs.ts";
import { countOf, noJobRuns } from "./harness/sample.ts";
import { shareStillroom, test } from "./harness/shared-app.ts";
import { temporaryFolder } from "./harness/temporary.ts";

test.describe.configure({ mode: "serial" });

const place = temporaryFolder();
const stills = path.join(place, "Stills");
const patiently = { timeout: 30_000 };
const lines = [
  "Photo by Jane Doe/Getty Images",
  "Photo by Jane Doe/Getty Images",
  "PHOTO BY Maria Silva / AFP",
  "Photo by Ada Weber and Max Weber/AP",
  "Allstar/UNIVERSAL PICTURES",
  "Allstar/PARAMOUNT",
  "Courtesy of Lantern & Vole Distribution",
  "© 2022 Netflix, Inc. All rights reserved.",
  "摄影：夏永康；剧照由泽东电影公司提供，仅供宣传使用",
  "Nexpher",
  "Nexpher",
  "Photo: Jane Doe / NEXPHER",
  "Handout",
  "© 2024 CTMG, Inc. All Rights Reserved. **ALL IMAGES ARE PROPERTY OF SONY PICTURES ENTERTAINMENT INC. FOR PROMOTIONAL USE ONLY.**",
];
let stillroom: Launched;

shareStillroom((launched) => {
  stillroom = launched;
});

test.beforeAll(async () => {
  mkdirSync(stills, { recursive: true });
  for (const [n, line] of lines.entries()) {
    const name = `still-${String(n).padStart(2, "0")}`;
    await drawPicture(path.join(stills, `${name}.jpg`), n * 23 + 5, { width: 300, height: 200 });
    const said = packetOf(
      { "photoshop:Credit": line },
      { photoshop: "http://ns.adobe.com/photoshop/1.0/" },
    );
    writeFileSync(path.join(stills, `${name}.xmp`), said);
  }
  const { window, app } = stillroom;
  await saveInDialogs(app, path.join(place, "Press.stillroom"));
  await window.getByRole("button", { name: "New archive…" }).click();
  await chooseInDialogs(app, stills);
  await window.getByRole("banner").getByRole("button", { name: "Add folder…" }).click();
  await expect(countOf(stillroom)).toHaveText(`${String(lines.length)} stills`, patiently);
  await noJobRuns(stillroom);
});

function dialog(): Locator {
  return stillroom.window.getByRole("dialog", { name: /^Credit lines/u });
}

function pattern(name: RegExp): Locator {
  return dialog().getByRole("list", { name: "Patterns" }).getByRole("button", { name });
}

/** Goes from pattern to pattern until this one is looked at. */
async function goTo(name: RegExp): Promise<void> {
  const { keyboard } = stillroom.window;
  const isThere = async (): Promise<boolean> =>
    (await pattern(name).getAttribute("aria-current")) === "true";
  for (let left = 20; left > 0 && !(await isThere()); left--) await keyboard.press("PageUp");
  for (let left = 20; left > 0 && !(await isThere()); left--) await keyboard.press("PageDown");
  await expect(pattern(name)).toHaveAttribute("aria-current", "true");
}

async function look(name: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await stillroom.window.emulateMedia({ colorScheme });
    await stillroom.screenshot(`credit-lines-${name}-${colorScheme}`);
  }
}

test("lines are grouped by pattern, and all of a pattern accepted and taken back by the keyboard", async () => {
  test.slow(); // a look by axe takes some ten seconds on a busy machine
  const { window } = stillroom;
  const { keyboard } = window;
  const toDo = window.getByRole("treeitem", { name: /^Credit lines to review/u });
  await expect(toDo).toContainText("12");
  await keyboard.press("Control+Shift+U");
  await expect(dialog()).toHaveAccessibleName(
    "Credit lines: 12 lines to look at, on 14 stills",
    patiently,
  );
  const first = pattern(/^Photo by photographer\/supplier 3 lines · 4 stills/u);
  await expect(first).toHaveAttribute("aria-current", "true");
  const line = dialog().getByRole("list", { name: "Lines" }).getByRole("button").first();
  await expect(line).toHaveAccessibleName(
    /^Photo by Jane Doe photographer ?\/ ?Getty Images supplier 2 stills 100 %$/u,
  );
  await expect(dialog().getByRole("row", { name: /^Jane Doe/u })).toContainText(
    "a word or sign beside it says so",
  );
  await look("patterns");
  await expectAccessible(stillroom, "access-credit-lines");
  await goTo(/^摄影/u);
  await expect(dialog().getByText("As it came: 摄影：夏永康；剧照由")).toBeVisible();
  await look("chinese");
  await goTo(/^Photo by/u);
  await keyboard.press("Shift+Enter");
  await expect(first).toHaveCount(0);
  const notices = window.getByRole("region", { name: "Notices" });
  await expect(notices).toContainText("Accepted 3 credit lines on 4 stills");
  await keyboard.press("Control+z");
  await expect(first).toBeVisible();
  await goTo(/^Photo by/u);
  await keyboard.press("Shift+Enter");
  await expect(first).toHaveCount(0);
});

test("a party that may be anything is said to be an agency, and every line with it is settled", async () => {
  const { keyboard } = stillroom.window;
  await goTo(/^unknown 1 line · 2 stills/u);
  await expect(dialog().getByRole("button", { name: /^Accept this line/u })).toBeDisabled();
  await look("open");
  await keyboard.press("w");
  const panel = dialog().getByRole("group", { name: "What is “Nexpher”?" });
  await expect(panel).toBeFocused();
  await keyboard.press("2");
  await expect(panel).toContainText("are read otherwise, on 3 stills");
  await expect(panel.getByRole("button", { name: /accept 2 lines \(3 stills\)/u })).toBeVisible();
  await look("say");
  await keyboard.press("Enter");
  await expect(pattern(/unknown/u)).toHaveCount(0);
  await expect(stillroom.window.getByRole("region", { name: "Notices" })).toContainText(
    "In credit lines “Nexpher” is an agency; accepted 2 credit lines on 3 stills",
  );
});

test("the role of a place is corrected for all lines of the pattern", async () => {
  const { keyboard } = stillroom.window;
  await goTo(/^supplier\/rights holder 2 lines/u);
  await keyboard.press("r");
  await keyboard.press("5");
  const panel = dialog().getByRole("group", { name: /^What does the party do/u });
  await expect(panel).toContainText("2 lines are read otherwise, on 2 stills");
  await keyboard.press("Escape");
  await expect(panel).toHaveCount(0);
  await expect(dialog()).toBeVisible();
  await keyboard.press("r");
  await keyboard.press("5");
  await expect(panel).toContainText("2 lines are read otherwise");
  await keyboard.press("Shift+Enter");
  await expect(pattern(/^licensor\/rights holder 2 lines/u)).toBeVisible();
});

test("a new party becomes a rights holder with one key, and a line is left as it is", async () => {
  const { keyboard } = stillroom.window;
  await goTo(/^Courtesy of distributor/u);
  const row = dialog().getByRole("row", { name: /^Lantern/u });
  await expect(row).toContainText("new");
  await keyboard.press("h");
  await expect(row).toContainText("yes");
  await expect(pattern(/^Courtesy of/u)).toHaveAttribute("aria-current", "true");
  await goTo(/^restriction/u);
  await keyboard.press("l");
  await expect(pattern(/^restriction/u)).toHaveCount(0);
});

test("what is settled and what was said is looked at again, and taken back", async () => {
  const { window } = stillroom;
  const { keyboard } = window;
  await dialog().getByRole("button", { name: "Settled" }).focus();
  await keyboard.press("Enter");
  await expect(dialog()).toHaveAccessibleName(/^Credit lines: 6 lines settled/u);
  await goTo(/^restriction/u);
  await expect(dialog().getByText("left", { exact: true })).toBeVisible();
  await look("settled");
  await keyboard.press("o");
  await expect(pattern(/^restriction/u)).toHaveCount(0);
  await dialog().getByRole("button", { name: "What you said" }).focus();
  await keyboard.press("Enter");
  await expect(dialog().getByRole("combobox", { name: "What Nexpher is" })).toHaveValue("agency");
  await look("said");
  await dialog().getByRole("textbox", { name: "Name of a party" }).focus();
  await keyboard.type("Quorvath");
  await keyboard.press("Tab");
  await keyboard.type("an arch");
  await keyboard.press("Tab");
  await keyboard.press("Enter");
  await expect(dialog().getByRole("combobox", { name: "What Quorvath is" })).toHaveValue("archive");
  await dialog().getByRole("region", { name: "Corrected patterns" }).getByRole("button").focus();
  await keyboard.press("Enter");
  await expect(dialog().getByRole("region", { name: "Corrected patterns" })).toHaveCount(0);
  await keyboard.press("Escape");
  await expect(dialog()).toHaveCount(0);
});

test("the stills have what was accepted, and the line as it came", async () => {
  const { window } = stillroom;
  await window.getByRole("gridcell", { name: /^still-00/u }).click();
  const inspector = window.getByRole("complementary", { name: "Inspector" });
  await expect(inspector.getByRole("button", { name: "Getty Images", exact: true })).toBeVisible();
  await expect(inspector.getByRole("textbox", { name: /^Credit line/u })).toHaveValue(
    "Photo by Jane Doe/Getty Images",
  );
  await stillroom.screenshot("credit-lines-inspector");
});

test("the review is held to the lines of the selected stills", async () => {
  const { window } = stillroom;
  const { keyboard } = window;
  await window.getByRole("gridcell", { name: /^still-04/u }).click();
  await keyboard.press("Control+k");
  await keyboard.type("credit lines of the selected");
  await keyboard.press("Enter");
  await expect(dialog()).toHaveAccessibleName("Credit lines: 1 line to look at, on 1 still");
  await keyboard.press("Escape");
  await expect(dialog()).toHaveCount(0);
});

test("fits a small window", async () => {
  const { app, window } = stillroom;
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(900, 600),
  );
  await window.keyboard.press("Control+Shift+U");
  await goTo(/^© year rights holder restriction\. \*\*/u);
  await look("small");
  const accept = dialog().getByRole("button", { name: /^Accept this line/u });
  await expect(accept).toBeInViewport({ ratio: 1 });
  const lists = dialog().getByRole("list", { name: "Lines" });
  expect(await lists.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
  const row = await lists.getByRole("row").last().boundingBox();
  const list = await lists.boundingBox();
  expect((row?.x ?? 0) + (row?.width ?? 0)).toBeLessThanOrEqual(
    (list?.x ?? 0) + (list?.width ?? 0),
  );
  await window.keyboard.press("r");
  await look("small-say");
  await expect(dialog().getByRole("button", { name: /^Cancel/u })).toBeInViewport({ ratio: 1 });
  await window.keyboard.press("Escape");
  await window.keyboard.press("Escape");
});
