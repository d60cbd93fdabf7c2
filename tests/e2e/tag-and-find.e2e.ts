import { type Locator, expect, test } from "@playwright/test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { placesIn } from "./harness/places.ts";
import { countOf, type LaunchedSample, launchSample, SAMPLE_STILLS } from "./harness/sample.ts";

test.describe.configure({ mode: "serial" });

let home: string;
let stillroom: LaunchedSample;
const { inspector, part } = placesIn(() => stillroom);

test.beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), "stillroom-home-"));
  stillroom = await launchSample({ home });
});

test.afterAll(async () => {
  await stillroom.close();
  rmSync(home, { recursive: true, force: true });
  expect(stillroom.complaints).toEqual([]);
});

function search(): Locator {
  return stillroom.window.getByRole("combobox", { name: "Search" });
}

/** Types a query and waits for the number of stills that answer it. */
async function find(query: string, stills: number): Promise<void> {
  await search().fill(query);
  await expectFound(stills);
}

/** "12 stills", or "2 of 12 selected" where the stills that were selected are among them. */
async function expectFound(stills: number): Promise<void> {
  await expect(countOf(stillroom)).toHaveText(
    new RegExp(`(?:^|of )${stills} (?:stills?|selected)$`, "u"),
  );
}

/** How many stills the light table holds. */
async function found(): Promise<number> {
  return Number(/(\d+) (?:stills?|selected)$/u.exec(await countOf(stillroom).innerText())?.[1]);
}

/** A tag the still has, in a part of the inspector. */
function chip(section: string, name: string): Locator {
  return part(section).getByRole("button", { name: new RegExp(`^${name}`, "u") });
}

/** Clicks a still until it is the one that is shown: what was tagged before may move it away under the click. */
async function selectStill(name: string): Promise<void> {
  const cell = stillroom.window.getByRole("gridcell", { name: new RegExp(`^${name}`, "u") });
  await expect(async () => {
    await cell.click();
    await expect(inspector().locator("figcaption")).toContainText(name, { timeout: 2_000 });
  }).toPass();
}

/** Lines of the list under the field that is written in. */
function offers(name: string | RegExp = ""): Locator {
  return stillroom.window.getByRole("listbox").getByRole("option", { name });
}

/** Types into a tag field and takes the line of that name. */
async function tag(field: Locator, typed: string, line: string | RegExp): Promise<void> {
  await field.fill(typed);
  await offers(line).first().click();
}

test("a character that is new is created by typing its name, for several stills at once", async () => {
  const { window, screenshot } = stillroom;
  await selectStill("RTD_0044");
  await window.getByRole("gridcell", { name: /^RTD_0051/u }).click({ modifiers: ["Control"] });
  await expect(countOf(stillroom)).toHaveText(`2 of ${SAMPLE_STILLS} selected`);
  const field = inspector().getByRole("combobox", { name: /^Tag 2 stills/u });
  await window.keyboard.press("t");
  await expect(field).toBeFocused();
  await field.pressSequentially("The donkey");
  await expect(offers().last()).toContainText("Create");
  await screenshot("create-character");
  await offers(/^Create character “The donkey”/u).click();
  await expect(part("In the picture")).toContainText("The donkey");
  await find('character:"The donkey"', 2);
});

test("one tag after the other is chosen or created by typing", async () => {
  await find("", SAMPLE_STILLS);
  await selectStill("RTD_0051");
  const scene = part("Scene").getByRole("combobox");
  await scene.fill("plough");
  await expect(offers().first()).toContainText("Ploughing");
  await expect(offers().last()).toContainText("Create scene “plough”");
  await scene.press("Enter");
  await expect(chip("Scene", "Ploughing")).toBeVisible();
  await tag(scene, "The long harvest", "Create scene “The long harvest”");
  await expect(chip("Scene", "The long harvest")).toBeVisible();
  await tag(part("Rights holders").getByRole("combobox"), "Archiv Beispiel", /^Create rights/u);
  await expect(chip("Rights holders", "Archiv Beispiel")).toBeVisible();
  await tag(part("Keywords").getByRole("combobox"), "sheaves", /^Create keyword/u);
  await expect(chip("Keywords", "sheaves")).toBeVisible();
  await tag(
    part("Film").getByRole("combobox"),
    "Dust Returns (1987)",
    "Create film “Dust Returns”",
  );
  await expect(part("Film")).toContainText("Dust Returns");
  await expect(part("Film")).toContainText("1987");
  await stillroom.screenshot("tagged");
});

test("undo and redo by keyboard take the tags back and give them again", async () => {
  const { keyboard } = stillroom.window;
  await selectStill("RTD_0051");
  await keyboard.press("Control+z");
  await expect(part("Film")).toContainText("Return to Dust");
  await keyboard.press("Control+z");
  await expect(chip("Keywords", "sheaves")).toHaveCount(0);
  await keyboard.press("Control+Shift+z");
  await expect(chip("Keywords", "sheaves")).toBeVisible();
});

test("caption and credit line are written in place", async () => {
  const { window } = stillroom;
  const caption = inspector().getByRole("textbox", { name: /^Caption,/u });
  await selectStill("RTD_0044");
  await window.keyboard.press("c");
  await expect(caption).toBeFocused();
  await caption.fill("A donkey named Patience draws the plough.");
  await caption.press("Control+Enter");
  const credit = inspector().getByRole("textbox", { name: "Credit line" });
  await credit.fill("Courtesy of Archiv Beispiel");
  await credit.press("Enter");
  await find("patience", 1);
  await find('"Archiv Beispiel"', 2);
});

test("what was done is undone after a restart too", async () => {
  await stillroom.close();
  stillroom = await launchSample({ home });
  const { window } = stillroom;
  await selectStill("RTD_0044");
  const credit = inspector().getByRole("textbox", { name: "Credit line" });
  const caption = inspector().getByRole("textbox", { name: /^Caption,/u });
  await expect(credit).toHaveValue("Courtesy of Archiv Beispiel");
  await window.keyboard.press("Control+z");
  await expect(credit).toHaveValue("Courtesy of Real Image Media Collection");
  await window.keyboard.press("Control+z");
  await expect(caption).toHaveValue(/^Cao Guiying \(Hai Qing\) sows/u);
  await window.keyboard.press("Control+Shift+z");
  await expect(caption).toHaveValue("A donkey named Patience draws the plough.");
});

test("the search answers with every letter, in any script and by field", async () => {
  const { window, screenshot } = stillroom;
  await search().click();
  const counts: number[] = [];
  for (const letter of "donkey") {
    await window.keyboard.type(letter);
    await expect(window.getByRole("search")).toContainText(/\d+ stills? · /u);
    counts.push(await found());
  }
  expect(counts.at(-1)).toBeGreaterThan(0);
  expect(counts.at(-1)).toBeLessThanOrEqual(counts[0] ?? 0);
  for (const query of [
    "马有铁",
    "雪",
    'character:"Ma Youtie" scene:wedding',
    "hai qing",
    "guiying",
  ]) {
    await search().fill(query);
    await expect(window.getByRole("search")).toContainText(/(?:^|\D)(?:[1-9]|[1-3]\d) stills? · /u);
  }
  await search().fill('character:"Ma Youtie" scene:wedding');
  await expect(window.getByRole("gridcell").first()).toHaveAccessibleName(/wed/iu);
  await screenshot("found");
});

test("a query that cannot be read says so where it is wrong, and shows no empty result", async () => {
  const { window, screenshot } = stillroom;
  await find("", SAMPLE_STILLS);
  await search().fill("charakter:Ma ");
  await expect(search()).toHaveAttribute("aria-invalid", "true");
  await expect(search()).toHaveAccessibleDescription(/charakter/u);
  await expect(window.getByText("No still matches")).toHaveCount(0);
  await screenshot("query-problem");
});

test("what the results have in common narrows the search", async () => {
  const { window } = stillroom;
  await find("", SAMPLE_STILLS);
  const panel = window.getByRole("complementary", { name: "Narrow the results" });
  if (!(await panel.isVisible()))
    await window.getByRole("button", { name: /^What the results/u }).click();
  const people = panel.getByRole("group", { name: "Characters" });
  const first = people.getByRole("button", { name: /^Ma Youtie/u });
  const stills = Number(/\d+$/u.exec(await first.innerText())?.[0]);
  await first.click();
  await expectFound(stills);
  await panel.getByRole("group", { name: "Scenes" }).getByRole("button").first().click();
  await expect(search()).toHaveValue(/character:.+ scene:/u);
  await expect.poll(found).toBeLessThan(stills);
});

test("a click on a character or a scene at the left shows its stills", async () => {
  const { window, screenshot } = stillroom;
  const tree = window.getByRole("tree");
  const row = (text: RegExp) => tree.getByRole("treeitem").filter({ hasText: text });
  const film = row(/^Return to Dust2022/u);
  await tree.focus();
  await film.click();
  await expect(search()).toHaveValue(/film:/u);
  for (const opened of [film, row(/^Characters\d/u).first(), row(/^Scenes\d/u).first()]) {
    if ((await opened.getAttribute("aria-expanded")) === "false") {
      await opened.click();
      await tree.press("ArrowRight");
      await expect(opened).toHaveAttribute("aria-expanded", "true");
    }
  }
  for (const [text, query] of [
    [/^Cao Guiying/u, /^character:"?Cao Guiying/u],
    [/^Ploughing/u, /^scene:"?Ploughing/u],
  ] as const) {
    const line = row(text).first();
    const stills = Number(/\d+$/u.exec(await line.innerText())?.[0]);
    await line.click();
    await expect(search()).toHaveValue(query);
    await expectFound(stills);
  }
  await screenshot("left-pane");
});
