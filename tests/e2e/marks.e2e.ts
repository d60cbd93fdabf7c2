import { expect, type Locator } from "@playwright/test";
import { expectAccessible } from "./harness/accessible.ts";
import { placesIn } from "./harness/places.ts";
import { countOf, type LaunchedSample, SAMPLE_STILLS } from "./harness/sample.ts";
import { shareSample, test } from "./harness/shared-app.ts";

test.describe.configure({ mode: "serial" });

let stillroom: LaunchedSample;
const { cell, notices } = placesIn(() => stillroom);

shareSample((launched) => {
  stillroom = launched;
});

test.beforeAll(async () => {
  const { window } = stillroom;
  await window.getByRole("button", { name: "Film and scene order" }).click();
  await window.getByRole("menuitemradio", { name: "File name" }).click();
});

function marks(): Locator {
  return stillroom.window
    .getByRole("complementary", { name: "Inspector" })
    .getByRole("group", { name: "Marks" });
}

type Box = { x: number; y: number; width: number; height: number };

/** Where each mark is that can be pressed. */
async function places(): Promise<Record<string, Box>> {
  const radios = await marks().getByRole("radio").all();
  return Object.fromEntries(
    await Promise.all(
      radios.map(async (radio) => [
        (await radio.getAttribute("aria-label")) ?? "",
        (await radio.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 },
      ]),
    ),
  ) as Record<string, Box>;
}

function state(): Locator {
  return marks().getByRole("combobox", { name: "Work state" });
}

async function found(query: string, stills: string): Promise<void> {
  const { window } = stillroom;
  await window.getByRole("combobox", { name: "Search" }).fill(query);
  await expect(countOf(stillroom)).toHaveText(stills);
}

test("stills are rated, picked, rejected, labelled and checked by keys, and a cell shows it", async () => {
  const { window, screenshot } = stillroom;
  await cell("RTD_0107").click();
  await window.keyboard.press("Alt+3");
  await expect(cell("RTD_0107")).toHaveAccessibleName(/3 stars/u);
  await expect(notices()).toContainText("Rated 1 still ★★★");
  await window.keyboard.press("p");
  await window.keyboard.press("Alt+6");
  await expect(cell("RTD_0107")).toHaveAccessibleName(/3 stars, picked, labelled red/u);
  await expect(marks().getByRole("radio", { name: "3 stars" })).toBeChecked();
  await expect(state()).toHaveValue("new");
  await window.keyboard.press("k");
  await expect(state()).toHaveValue("checked");
  await cell("RTD_0109").click();
  await cell("RTD_0112").click({ modifiers: ["Shift"] });
  await window.keyboard.press("x");
  await expect(notices()).toContainText("Rejected 2 stills");
  await expect(cell("RTD_0112")).toHaveAccessibleName(/rejected/u);
  await cell("RTD_0031").click();
  await window.keyboard.press("Alt+5");
  await window.keyboard.press("Alt+8");
  await expect(cell("RTD_0031")).toHaveAccessibleName(/5 stars, labelled green/u);
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await screenshot(`marks-${colorScheme}`);
  }
});

test("a label pressed again goes, and so do pick and rating by keys of their own", async () => {
  const { window } = stillroom;
  await cell("RTD_0107").click();
  await window.keyboard.press("Alt+6");
  await expect(cell("RTD_0107")).not.toHaveAccessibleName(/labelled/u);
  await window.keyboard.press("u");
  await window.keyboard.press("Alt+0");
  await expect(cell("RTD_0107")).not.toHaveAccessibleName(/star|picked/u);
  for (let undone = 0; undone < 3; undone++) {
    await window.keyboard.press("Control+z");
    await expect(notices()).toContainText("Undone");
  }
  await expect(cell("RTD_0107")).toHaveAccessibleName(/3 stars, picked, labelled red/u);
});

test("the inspector marks one still or several, shows where they differ, and takes back what is clicked again", async () => {
  const { window, screenshot } = stillroom;
  await cell("RTD_0044").click();
  const before = await places();
  for (const { width, height } of Object.values(before))
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
  await marks().getByRole("radio", { name: "4 stars" }).click();
  await expect(cell("RTD_0044")).toHaveAccessibleName(/4 stars/u);
  await marks().getByRole("radio", { name: "4 stars" }).click();
  await expect(cell("RTD_0044")).not.toHaveAccessibleName(/star/u);
  await marks().getByRole("radio", { name: "Purple" }).click();
  await expect(cell("RTD_0044")).toHaveAccessibleName(/labelled purple/u);
  await cell("RTD_0107").click({ modifiers: ["Control"] });
  await expect(marks().getByRole("radiogroup", { name: "Rating: mixed" })).toBeVisible();
  await expect(marks().getByRole("radiogroup", { name: "Colour label: mixed" })).toBeVisible();
  await expect(state()).toHaveValue("mixed");
  const mixed = await places();
  for (const [name, { x, width, height }] of Object.entries(before)) {
    const now = mixed[name];
    expect([name, now?.x, now?.width, now?.height]).toEqual([name, x, width, height]);
  }
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await screenshot(`marks-mixed-${colorScheme}`);
  }
  await state().selectOption("Captioned");
  await expect(notices()).toContainText("Marked 2 stills as captioned");
  await expect(state()).toHaveValue("captioned");
  await window.keyboard.press("Control+z");
  await expect(state()).toHaveValue("mixed");
});

test("the inspector's marks are reached and given by keyboard alone", async () => {
  const { window, screenshot } = stillroom;
  await cell("RTD_0063").click();
  await marks().getByRole("radio", { name: "1 star" }).focus();
  for (const key of ["ArrowRight", "ArrowRight", "Space"]) await window.keyboard.press(key);
  await expect(cell("RTD_0063")).toHaveAccessibleName(/3 stars/u);
  for (const key of ["Tab", "ArrowRight", "Space"]) await window.keyboard.press(key);
  await expect(cell("RTD_0063")).toHaveAccessibleName(/3 stars, rejected/u);
  await screenshot("marks-keyboard");
  await window.keyboard.press("Control+z");
  await window.keyboard.press("Control+z");
  await expect(cell("RTD_0063")).not.toHaveAccessibleName(/star|rejected/u);
});

test("the keys of marks are in the sheet of keys and in the menu of a still", async () => {
  const { window, screenshot } = stillroom;
  await window.keyboard.press("Control+/");
  await expect(window.getByRole("dialog")).toContainText("Rate ★★★");
  await screenshot("marks-key-sheet");
  await window.keyboard.press("Escape");
  await cell("RTD_0063").click({ button: "right" });
  await expect(window.getByRole("menuitem", { name: /^Reject/u })).toBeVisible();
  await screenshot("marks-menu");
  await window.keyboard.press("Escape");
});

test("marks are searched for, counted beside the results, and offered while one types", async () => {
  const { window, screenshot } = stillroom;
  await window.keyboard.press("Control+d"); // for the count to be that of the stills
  await found("rating:>=3", "2 stills");
  await found("rating:<3 is:rejected", "2 stills");
  await found("label:green", "1 still");
  await found("is:checked", "1 still");
  await window.getByRole("combobox", { name: "Search" }).fill("rating:");
  await expect(window.getByRole("option", { name: /★★★★★/u })).toContainText("1");
  await found("", `${SAMPLE_STILLS} stills`);
  const facets = window.getByRole("complementary", { name: "Narrow the results" });
  await facets.getByRole("group", { name: "Picks" }).scrollIntoViewIfNeeded();
  await screenshot("marks-facets");
  await facets.getByRole("button", { name: /^Rejected/u }).click();
  await expect(countOf(stillroom)).toHaveText("2 stills");
  await facets.getByRole("button", { name: /^Rejected/u }).click();
});

test("in the loupe too marks are given by keys, and go on to the next still if that is wished", async () => {
  const { window, screenshot } = stillroom;
  const loupe = window.getByRole("region", { name: "Loupe" });
  await cell("RTD_0107").click();
  await window.keyboard.press("a");
  await window.keyboard.press("Enter");
  await expect(loupe).toContainText("RTD_0107");
  await expect(loupe.getByTitle("Rating: 3 of 5")).toBeVisible();
  await screenshot("marks-loupe");
  await window.keyboard.press("Alt+1");
  await expect(loupe).toContainText("RTD_0109");
  await window.keyboard.press("u");
  await expect(loupe).toContainText("RTD_0112");
  await window.keyboard.press("Escape");
  await window.keyboard.press("a");
  await expect(cell("RTD_0107")).toHaveAccessibleName(/1 star/u);
  await expect(cell("RTD_0109")).not.toHaveAccessibleName(/rejected/u);
});

test("letters in a text or in the list of work states are no marks", async () => {
  const { window } = stillroom;
  await cell("RTD_0018").click();
  await window.keyboard.press("c");
  await window.keyboard.type("pxuk");
  await window.keyboard.press("Alt+4");
  await window.keyboard.press("Escape");
  await state().focus();
  await window.keyboard.press("x");
  await expect(cell("RTD_0018")).not.toHaveAccessibleName(/star|picked|rejected/u);
});

test("the marks can be used by everyone", async () => {
  await cell("RTD_0107").click();
  await expectAccessible(stillroom, "marks");
});
