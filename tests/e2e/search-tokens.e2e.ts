import { expect } from "@playwright/test";
import { expectAccessible } from "./harness/accessible.ts";
import { countOf, type LaunchedSample, SAMPLE_STILLS } from "./harness/sample.ts";
import { shareSample, test } from "./harness/shared-app.ts";

test.describe.configure({ mode: "serial" });

let stillroom: LaunchedSample;

shareSample((launched) => {
  stillroom = launched;
});

const search = () => stillroom.window.getByRole("combobox", { name: "Search" });
const remover = (token: string) =>
  stillroom.window.getByRole("button", { name: `Remove ${token}` });
const offers = () => stillroom.window.getByRole("listbox", { name: "Completions" });

test("a token is removed by a click or by Alt+Backspace", async () => {
  const { window } = stillroom;
  await search().fill('film:"Return to Dust" is:new plough');
  await expect(countOf(stillroom)).not.toHaveText(`${SAMPLE_STILLS} stills`);
  await window.locator('[data-token="22"]').hover({ force: true });
  await expect(remover("is:new")).toBeVisible();
  await expectAccessible(stillroom, "tokens");
  await remover("is:new").click();
  await expect(search()).toHaveValue('film:"Return to Dust" plough');
  await expect(search()).toBeFocused();
  await window.keyboard.press("Home");
  await expect(remover('film:"Return to Dust"')).toBeVisible();
  await window.keyboard.press("Alt+Backspace");
  await expect(search()).toHaveValue("plough");
});

test("its value is exchanged by click, or by Alt and the down arrow", async () => {
  const { window } = stillroom;
  await search().fill("added:today plough");
  await expect(offers()).toBeVisible();
  await window.keyboard.press("Escape");
  const token = window.locator('[data-token="0"]');
  const box = await token.boundingBox();
  if (box === null) throw new Error("no token");
  await window.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect(offers().getByRole("option", { name: /^last 7 days/u })).toBeVisible();
  await offers()
    .getByRole("option", { name: /^this year/u })
    .click();
  await expect(search()).toHaveValue(/^added:\d{4} plough$/u);
  await search().fill('film:"Return to Dust"');
  await window.keyboard.press("Alt+ArrowDown");
  await window.screenshot({ path: "test-results/screenshots/token-values.png" });
  await offers()
    .getByRole("option", { name: /^Slack Water/u })
    .click();
  await expect(search()).toHaveValue('film:"Slack Water"');
});

test("a token says in plain words what it asks", async () => {
  const { window } = stillroom;
  await search().fill("no:caption:zh");
  await window.locator('[data-token="0"]').hover({ force: true });
  await expect(window.getByTitle("Caption is missing in Chinese")).toBeVisible();
  await search().fill("");
  await expect(countOf(stillroom)).toContainText(String(SAMPLE_STILLS));
  await window.getByRole("gridcell", { name: /^RTD_0044/u }).click();
  await expect(countOf(stillroom)).toHaveText(`1 of ${SAMPLE_STILLS} selected`);
  await window.keyboard.press("Control+Alt+n");
  await expect(search()).toHaveValue(/^near:/u);
  await window.locator('[data-token="0"]').hover({ force: true });
  const said = /^Still it looks like is “RTD_0044/u;
  await expect(window.getByRole("search").getByTitle(said)).toBeVisible();
  await expect(window.getByRole("heading", { name: said })).toBeVisible(); // the key says nothing
});

test("a field that does not exist is explained at its place, with what may have been meant", async () => {
  const { window } = stillroom;
  await search().fill("charcter:Ma");
  const said = window.getByRole("status").filter({ hasText: "There is no field" });
  await expect(said).toHaveText(/“charcter:”.*Did you mean “character:”/u);
  await expect(search()).toHaveAccessibleDescription(/There is no field/u);
  await expectAccessible(stillroom, "query-problem");
  await search().fill("charcter:Ma ma"); // what is offered for the last word lies below, not over it
  await expect(offers()).toBeVisible();
  const [above, below] = await Promise.all([said.boundingBox(), offers().boundingBox()]);
  expect((above?.y ?? 0) + (above?.height ?? Infinity)).toBeLessThanOrEqual(below?.y ?? 0);
  await search().fill("charcter:Ma");
  await window.getByRole("button", { name: "character:", exact: true }).click();
  await expect(search()).toHaveValue("character:Ma");
  await search().fill("charcter:Ma");
  await window.getByRole("button", { name: "Search for the words instead" }).click();
  await expect(search()).toHaveValue('"charcter Ma"');
  await expect(said).toHaveCount(0);
});

test("what cannot be read says that what is shown is of the search before, and too much to read does too", async () => {
  const { window } = stillroom;
  await search().fill("plough");
  await expect(countOf(stillroom)).toContainText("1");
  const before = await countOf(stillroom).innerText();
  for (const query of ["year:never", "a ".repeat(6_000)]) {
    await search().fill(query);
    await expect(countOf(stillroom)).toHaveText(`${before} of the search before`);
    await expect(window.getByRole("heading", { name: "Not searched" })).toBeVisible();
    await expect(window.getByText(/counted once the search can be read/u)).toBeVisible();
  }
  await expect(window.getByRole("status").filter({ hasText: "10,000 characters" })).toBeVisible();
  await search().fill("plough");
  await expect(countOf(stillroom)).toHaveText(before);
  await expect(
    window.getByRole("region", { name: "Notices" }).getByText(/characters/u),
  ).toHaveCount(0);
  await search().fill("q".repeat(9_000));
  await expect(window.getByText(/No text or name has “q{10,120}…”/u)).toBeVisible();
  const words = Array.from({ length: 1_800 }, () => "film donkey").join(" "); // each is somewhere, all are nowhere
  await search().fill(words.slice(0, 9_000).replace(/ \S*$/u, ""));
  await expect(window.getByText("Nothing in this archive has all of")).toContainText(
    /.{110,120}…/u,
  );
});

test("undo in the field brings back what Escape cleared, and Alt+Left the search before", async () => {
  const { window } = stillroom;
  await search().fill("plough");
  await expect(offers()).toBeVisible();
  await window.keyboard.press("Escape");
  await window.keyboard.press("Escape");
  await expect(search()).toHaveValue("");
  await window.keyboard.press("Control+z");
  await expect(search()).toHaveValue("plough");
  await expect(countOf(stillroom)).not.toHaveText(`${SAMPLE_STILLS} stills`);
  await window.waitForTimeout(1_100); // meant, not passed through
  await window.getByRole("treeitem", { name: /^No caption/u }).click();
  await expect(search()).toHaveValue("no:caption");
  await search().press("Alt+ArrowLeft");
  await expect(search()).toHaveValue("plough");
  await search().press("Alt+ArrowRight");
  await expect(search()).toHaveValue("no:caption");
  await search().press("Enter");
  await window.keyboard.press("Control+[");
  await expect(search()).toHaveValue("plough");
});

test("what is offered is about the word at the caret, and the token there is exchanged though something else is offered", async () => {
  const { window } = stillroom;
  await search().fill('film:"Return to Dust" ma');
  await expect(offers().getByRole("option").first()).toBeVisible();
  await window.keyboard.press("Home");
  await expect(offers()).toBeHidden();
  await window.keyboard.press("Alt+ArrowDown");
  await offers()
    .getByRole("option", { name: /^Slack Water/u })
    .click();
  await expect(search()).toHaveValue('film:"Slack Water" ma');
});

test("what removes a token lies on none of its letters, and only where its end is seen", async () => {
  const { window } = stillroom;
  await search().fill("film:dust");
  const token = await window.locator('[data-token="0"]').boundingBox();
  const button = await remover("film:dust").boundingBox();
  // the letters are 13 px high in the middle of a line of 30
  expect((button?.y ?? 0) + (button?.height ?? 0)).toBeLessThanOrEqual(
    (token?.y ?? 0) + (token?.height ?? 0) / 2 - 13 / 2,
  );
  await search().fill(`film:dust ${"eggs ".repeat(80)}`);
  await window.locator("[role=combobox][aria-label=Search]").evaluate((input) => {
    (input as HTMLInputElement).setSelectionRange(0, 0);
    input.scrollLeft = input.scrollWidth;
  });
  await expect(remover("film:dust")).toHaveCount(0);
});
