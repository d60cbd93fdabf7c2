import { type Locator, expect } from "@playwright/test";
import { countOf, type LaunchedSample, SAMPLE_STILLS } from "./harness/sample.ts";
import { shareSample, test } from "./harness/shared-app.ts";

let stillroom: LaunchedSample;

shareSample((launched) => {
  stillroom = launched;
});

test.beforeEach(async () => {
  await cell(0).click();
  await stillroom.window.keyboard.press("Control+d");
  await expect(countOf(stillroom)).toHaveText(`${SAMPLE_STILLS} stills`);
});

/** The still at a place of the list, from 0. */
function cell(position: number): Locator {
  return stillroom.window.locator(`[role=gridcell][data-position="${position}"]`);
}

/** Places of the stills that are selected and in view. */
async function selected(): Promise<number[]> {
  return stillroom.window
    .locator('[role=gridcell][aria-selected="true"]')
    .evaluateAll((cells) => cells.map((one) => Number((one as HTMLElement).dataset["position"])));
}

async function columns(): Promise<number> {
  const grid = stillroom.window.getByRole("grid", { name: "Light table" });
  return Number(await grid.getAttribute("aria-colcount"));
}

test("clicks select as in a file manager", async () => {
  const count = countOf(stillroom);
  await cell(1).click();
  await expect.poll(selected).toEqual([1]);
  await cell(4).click({ modifiers: ["Shift"] });
  await expect.poll(selected).toEqual([1, 2, 3, 4]);
  await cell(2).click({ modifiers: ["Control"] });
  await expect.poll(selected).toEqual([1, 3, 4]);
  await cell(0).click({ modifiers: ["Control"] });
  await expect.poll(selected).toEqual([0, 1, 3, 4]);
  await expect(count).toHaveText(`4 of ${SAMPLE_STILLS} selected`);
  await stillroom.window.keyboard.press("Control+a");
  await expect(count).toHaveText(`${SAMPLE_STILLS} of ${SAMPLE_STILLS} selected`);
  await cell(3).click();
  await expect.poll(selected).toEqual([3]);
});

test("arrows, Home and End move, and with shift select", async () => {
  const { keyboard } = stillroom.window;
  const perRow = await columns();
  await cell(0).click();
  await keyboard.press("ArrowRight");
  await expect.poll(selected).toEqual([1]);
  await keyboard.press("ArrowDown");
  await expect.poll(selected).toEqual([1 + perRow]);
  await keyboard.press("Shift+ArrowLeft");
  await expect.poll(selected).toEqual([perRow, 1 + perRow]);
  await keyboard.press("End");
  await expect.poll(selected).toEqual([SAMPLE_STILLS - 1]);
  await expect(cell(SAMPLE_STILLS - 1)).toBeInViewport({ ratio: 1 });
  await expect(cell(SAMPLE_STILLS - 1)).toBeFocused();
  await keyboard.press("Home");
  await expect.poll(selected).toEqual([0]);
  await expect(cell(0)).toBeInViewport({ ratio: 1 });
});

test("a rectangle drawn over stills selects them", async () => {
  const { mouse } = stillroom.window;
  const perRow = await columns();
  const from = await cell(0).boundingBox();
  const to = await cell(perRow + 1).boundingBox();
  if (from === null || to === null) throw new Error("The first two rows are not in view.");
  // from the free margin beside the first still into the middle of the second in the second row
  await mouse.move(from.x - 6, from.y - 6);
  await mouse.down();
  await mouse.move(from.x + 40, from.y + 40, { steps: 3 });
  await mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 6 });
  await expect.poll(selected).toEqual([0, 1, perRow, perRow + 1]);
  await stillroom.screenshot("drag-select");
  await mouse.up();
  await expect(countOf(stillroom)).toHaveText(`4 of ${SAMPLE_STILLS} selected`);
});

test("the slider makes the pictures larger and smaller", async () => {
  const { window } = stillroom;
  const before = await cell(0).boundingBox();
  await window.getByRole("slider", { name: "Size of the pictures" }).focus();
  for (let i = 0; i < 8; i++) await window.keyboard.press("ArrowRight");
  await expect
    .poll(async () => (await cell(0).boundingBox())?.width)
    .toBeGreaterThan((before?.width ?? 0) + 20);
  await stillroom.screenshot("large-pictures");
  await cell(0).click();
  await window.keyboard.press("0");
  await expect.poll(async () => (await cell(0).boundingBox())?.width).toBe(before?.width);
});

test("the loupe opens a still, zooms, moves, goes on, and leads back to the same still", async () => {
  const { window, screenshot } = stillroom;
  const { keyboard } = window;
  await cell(2).click();
  await keyboard.press("Enter");
  const loupe = window.getByRole("region", { name: "Loupe" });
  const picture = loupe.locator('img[src^="still://picture/"]');
  await expect(loupe.getByRole("status")).toHaveText(`3 of ${SAMPLE_STILLS}`);
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth))
    .toBeGreaterThan(500);
  await screenshot("loupe");

  const fitted = await picture.boundingBox();
  await keyboard.press("+");
  await keyboard.press("+");
  await expect
    .poll(async () => (await picture.boundingBox())?.width)
    .toBeGreaterThan(fitted?.width ?? 0);
  await keyboard.press("z");
  await expect(loupe.getByText("100 %", { exact: true })).toBeVisible();
  const zoomed = await picture.boundingBox();
  await keyboard.press("ArrowRight");
  await expect.poll(async () => (await picture.boundingBox())?.x).toBeLessThan(zoomed?.x ?? 0);
  await screenshot("loupe-zoomed");
  await keyboard.press("0");
  await expect.poll(async () => (await picture.boundingBox())?.width).toBe(fitted?.width);

  await keyboard.press("ArrowRight");
  await expect(loupe.getByRole("status")).toHaveText(`4 of ${SAMPLE_STILLS}`);
  await keyboard.press("ArrowLeft");
  await expect(loupe.getByRole("status")).toHaveText(`3 of ${SAMPLE_STILLS}`);
  await keyboard.press("Escape");
  await expect(loupe).toBeHidden();
  await expect(cell(2)).toBeFocused();
  await expect.poll(selected).toEqual([2]);
});

test("the inspector says what the archive knows, and what the file carries", async () => {
  const { window, screenshot } = stillroom;
  await window.getByRole("gridcell", { name: /^RTD_0044\.jpg/u }).click();
  const inspector = window.getByRole("complementary", { name: "Inspector" });
  await expect(inspector.getByRole("textbox", { name: /^Caption,/u })).toHaveValue(
    /^Cao Guiying \(Hai Qing\) sows behind the plough/u,
  );
  const people = inspector.getByRole("region", { name: "In the picture" });
  await expect(
    people.getByRole("button", { name: "Cao Guiying Hai Qing", exact: true }),
  ).toBeVisible();
  await expect(
    people.getByRole("button", { name: "Ma Youtie Wu Renlin", exact: true }),
  ).toBeVisible();
  await expect(inspector.getByRole("region", { name: "Scene" })).toContainText("Ploughing");
  await expect(inspector.getByRole("region", { name: "Film" })).toContainText("Return to Dust");
  await expect(inspector.getByRole("textbox", { name: "Credit line" })).toHaveValue(
    "Courtesy of Real Image Media Collection",
  );
  await inspector.getByText("Carried by the file").click();
  await expect(inspector.getByText("Dublin Core")).toBeVisible();
  await expect(
    inspector.getByRole("definition").filter({ hasText: "sows behind the plough" }).first(),
  ).toBeVisible();
  await screenshot("inspector");
});
