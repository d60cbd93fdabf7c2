import { expect, test } from "@playwright/test";
import { expectAccessible } from "./harness/accessible.ts";
import { countOf, type LaunchedSample, launchSample, SAMPLE_STILLS } from "./harness/sample.ts";

test.describe.configure({ mode: "serial" });

let stillroom: LaunchedSample;

test.beforeAll(async () => {
  stillroom = await launchSample();
});

test.afterAll(async () => {
  await stillroom.close();
  expect(stillroom.complaints).toEqual([]);
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
  await expect(window.getByTitle(/^Still it looks like is “RTD_0044/u)).toBeVisible();
});

test("a field that does not exist is explained at its place, with what may have been meant", async () => {
  const { window } = stillroom;
  await search().fill("charcter:Ma");
  const said = window.getByRole("status").filter({ hasText: "There is no field" });
  await expect(said).toHaveText(/“charcter:”.*Did you mean “character:”/u);
  await expect(search()).toHaveAccessibleDescription(/There is no field/u);
  await expectAccessible(stillroom, "query-problem");
  await window.getByRole("button", { name: "character:", exact: true }).click();
  await expect(search()).toHaveValue("character:Ma");
  await search().fill("charcter:Ma");
  await window.getByRole("button", { name: "Search for the words instead" }).click();
  await expect(search()).toHaveValue('"charcter Ma"');
  await expect(said).toHaveCount(0);
});
