import { expect, type Locator } from "@playwright/test";
import { expectAccessible } from "./harness/accessible.ts";
import { countOf, type LaunchedSample, SAMPLE_STILLS } from "./harness/sample.ts";
import { shareSample, test } from "./harness/shared-app.ts";

let stillroom: LaunchedSample;

shareSample((launched) => {
  stillroom = launched;
}, "each test");

const facets = (): Locator =>
  stillroom.window.getByRole("complementary", { name: "Narrow the results" });
const query = (): Locator => stillroom.window.getByRole("combobox", { name: "Search" });

test("values of facets are asked for together, one or the other, or left out, with the keyboard too", async () => {
  const films = facets().getByRole("group", { name: "Films" });
  const counts = films.getByRole("listitem");
  await expect(counts).toHaveCount(4);
  await films.getByRole("button", { name: /^Return to Dust/u }).click();
  await expect(countOf(stillroom)).toHaveText("15 stills");
  await expect(counts).toHaveCount(4); // the others can still be chosen, and say what they would find
  await films.getByRole("button", { name: /^Slack Water/u }).click();
  await expect(query()).toHaveValue('film:"Return to Dust" OR film:"Slack Water"');
  await expect(countOf(stillroom)).toHaveText("25 stills");

  const cast = facets().getByRole("group", { name: "Characters" });
  await cast.getByRole("button", { name: /^Cao Guiying/u }).press("Alt+Enter");
  await expect(countOf(stillroom)).toHaveText("14 stills"); // 25 less her 11
  const left = cast.getByRole("button", { name: "not Cao Guiying" });
  await expect(left).toHaveAttribute("aria-pressed", "true");
  await left.press("Enter");
  await expect(countOf(stillroom)).toHaveText("25 stills");

  await cast.getByRole("button", { name: /^Cao Guiying/u }).press("Enter");
  await cast.getByRole("button", { name: /^Ma Youtie/u }).press("Control+Enter");
  await expect(query()).toHaveValue(/character:"Cao Guiying" OR character:"Ma Youtie"$/u);
});

test("a value that no still has beside the chosen can be meant instead of it", async () => {
  const cast = facets().getByRole("group", { name: "Characters" });
  await query().fill('film:"Return to Dust" OR film:"Slack Water"');
  await cast.getByRole("button", { name: /^Cao Guiying/u }).click();
  await expect(countOf(stillroom)).toHaveText("11 stills");
  const other = cast.getByRole("button", { name: /^or .* [0-9]+$/u }).first();
  await expect(other).toHaveAttribute("aria-pressed", "false");
  await stillroom.screenshot("facet-beside");
  const words = (await other.innerText()).replaceAll(/\s+/gu, " ");
  const more = Number(/[0-9]+$/u.exec(words)?.[0]);
  await other.click();
  await expect(query()).toHaveValue(/character:"Cao Guiying" OR character:/u);
  await expect(countOf(stillroom)).toHaveText(`${11 + more} stills`);
});

test("a search that finds nothing says what names nothing, and the nearest is a click away", async () => {
  const { window } = stillroom;
  await query().fill("character:yuotie film:dust xyzzyx");
  await expect(window.getByText("No character is called “yuotie”.")).toBeVisible();
  await expect(window.getByText("No text or name has “xyzzyx”.")).toBeVisible();
  await expectAccessible(stillroom, "missed");
  const offer = window.getByRole("main").getByRole("button", { name: /^Ma Youtie [0-9]+$/u });
  await offer.click();
  await expect(query()).toHaveValue('character:"Ma Youtie" film:dust xyzzyx');
  await query().fill("wedding donkey village");
  await expect(window.getByText(/Nothing in this archive has all of/u)).toBeVisible();
});

test("the order goes the other way round, and the menu says which way it is", async () => {
  const { window, screenshot } = stillroom;
  const first = window.getByRole("grid", { name: "Light table" }).locator('[data-position="0"]');
  const order = window.getByRole("button", { name: /^(?:Film and scene order|File name)/u });
  const choose = async (name: string): Promise<void> => {
    await order.click();
    await window.getByRole("menuitemradio", { name, exact: true }).click();
  };
  await choose("File name, A to Z");
  await expect(first).toHaveAttribute("aria-label", /^CK-14-003/u);
  await choose("The other way round");
  await expect(order).toContainText("File name, Z to A");
  await expect(first).toHaveAttribute("aria-label", /^风雪小站/u);
  await order.click();
  await screenshot("order-menu");
  await window.getByRole("menuitemradio", { name: "The other way round" }).click();
  await expect(first).toHaveAttribute("aria-label", /^CK-14-003/u);
});

test("what is selected, and where one looks, is there again after words half typed", async () => {
  const { window } = stillroom;
  await query().fill('film:"Return to Dust"');
  await expect(countOf(stillroom)).toHaveText("15 stills");
  const cells = window.getByRole("gridcell");
  const name = (await cells.nth(3).getAttribute("aria-label")) ?? "";
  await cells.nth(3).click();
  await expect(countOf(stillroom)).toHaveText("1 of 15 selected");
  await query().fill("");
  await expect(countOf(stillroom)).toHaveText(`1 of ${SAMPLE_STILLS} selected`);
  await query().fill("film:nothing");
  await expect(countOf(stillroom)).toHaveText("0 stills");
  await query().pressSequentially(' OR film:"Return to Dust"');
  await expect(countOf(stillroom)).toHaveText("1 of 15 selected");
  await expect(window.locator('[role=gridcell][aria-selected="true"]')).toHaveAttribute(
    "aria-label",
    name,
  );

  await query().fill("");
  await expect(countOf(stillroom)).toHaveText(`1 of ${SAMPLE_STILLS} selected`);
  await window.keyboard.press("Enter");
  await window.keyboard.press("Control+d");
  const grid = window.getByRole("grid", { name: "Light table" });
  const bottom = await grid.evaluate((view) => {
    view.scrollTop = 1e6;
    return view.scrollTop;
  });
  expect(bottom).toBeGreaterThan(0);
  const scrollTop = (): Promise<number> => grid.evaluate((view) => Math.round(view.scrollTop));
  await query().fill("has:date OR no:date"); // all of them
  await expect(window.getByText(`${SAMPLE_STILLS} stills ·`)).toBeVisible();
  expect(await scrollTop()).toBe(Math.round(bottom));
  await query().fill("nothing at all");
  await expect(countOf(stillroom)).toHaveText("0 stills");
  await query().fill("plough");
  await expect(countOf(stillroom)).not.toHaveText("0 stills");
  expect(await scrollTop()).toBe(0);
  await query().fill("");
  await expect(countOf(stillroom)).toHaveText(`${SAMPLE_STILLS} stills`);
  await expect.poll(scrollTop).toBe(Math.round(bottom));
});

test("the facets are one stop of Tab, gone through by arrows, with Ctrl+J there and back", async () => {
  const { window, screenshot } = stillroom;
  const { keyboard } = window;
  const focused = facets().locator(":focus");
  const films = facets().getByRole("group", { name: "Films" }).getByRole("listitem");
  const [first = "", , third = ""] = await films.allInnerTexts();
  const nameIn = (text: string): string => text.split("\n")[0] ?? "";
  await query().focus();
  await keyboard.press("Control+j");
  await expect(focused).toContainText(nameIn(first));
  await keyboard.press("ArrowDown");
  await keyboard.press("ArrowDown");
  await expect(focused).toContainText(nameIn(third));
  await screenshot("facets-by-keyboard");
  await keyboard.press("Enter");
  await expect(query()).toHaveValue(`film:"${nameIn(third)}"`);
  await expect(countOf(stillroom)).not.toHaveText(`${SAMPLE_STILLS} stills`);
  await expect(focused).toContainText(nameIn(third));
  await keyboard.press("End");
  await keyboard.press("Home");
  await expect(focused).toContainText(nameIn(first));
  await keyboard.press("Tab");
  await expect(focused).toHaveCount(0);
  await keyboard.press("Shift+Tab");
  await expect(focused).toContainText(nameIn(first));
  await keyboard.press("Control+j");
  await expect(facets()).toBeHidden();
  await expect(window.getByRole("grid").locator(":focus")).toHaveCount(1);
  await keyboard.press("Control+j");
  await expect(focused).toHaveCount(1);
});

test("results stand together under headings, and the keyboard goes from group to group", async () => {
  const { window, screenshot } = stillroom;
  const grid = window.getByRole("grid", { name: "Light table" });
  await window.getByRole("button", { name: "Group the stills" }).click();
  await window.getByRole("menuitemradio", { name: "Grouped by character" }).click();
  await expect(countOf(stillroom)).toHaveText("46 stills in 12 groups");
  const headings = grid.getByRole("rowheader");
  await expect(headings.first()).toContainText("Ada Quill");
  await expect(headings.first()).toContainText("4 stills");
  await screenshot("groups");

  const [first] = await grid.getByRole("gridcell").all();
  await first?.click();
  for (let step = 0; step < 4; step++) await window.keyboard.press("ArrowRight");
  await expect(countOf(stillroom)).toHaveText("1 of 63 places selected");
  const focused = grid.locator('[data-position="4"]');
  await expect(focused).toHaveAttribute("aria-selected", "true");
  // The fifth place is the first of the second group: it stands under her heading.
  const heading = await headings.nth(1).boundingBox();
  const cell = await focused.boundingBox();
  expect(cell?.y).toBeGreaterThan(heading?.y ?? Infinity);
  await expect(headings.nth(1)).toContainText("Cao Guiying");

  await window.keyboard.press("Control+a");
  await expect(window.getByRole("complementary", { name: "Inspector" })).toContainText("46 stills");
  await headings.nth(1).getByRole("button", { name: "Cao Guiying" }).click();
  await expect(query()).toHaveValue('character:"Cao Guiying"');
  await expect(countOf(stillroom)).toHaveText(/^11 stills in \d groups$/u);
});
