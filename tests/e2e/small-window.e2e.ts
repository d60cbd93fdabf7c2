import { type Locator, expect, test } from "@playwright/test";
import { type LaunchedSample, launchSample } from "./harness/sample.ts";
import { temporaryFolder } from "./harness/temporary.ts";

const home = temporaryFolder();
let stillroom: LaunchedSample;

test.beforeAll(async () => {
  stillroom = await launchSample({ home });
});

test.afterAll(async () => {
  await stillroom.close();
  expect(stillroom.complaints).toEqual([]);
});

type Size = { readonly width: number; readonly height: number; readonly zoom: number };

/** Sizes and zooms the window as the archivist and the system would. */
async function resize({ width, height, zoom }: Size): Promise<void> {
  await stillroom.app.evaluate(
    ({ BrowserWindow }, size) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setContentSize(size.width, size.height);
      window?.webContents.setZoomFactor(size.zoom);
    },
    { width, height, zoom },
  );
  await expect
    .poll(() => stillroom.window.evaluate(() => [window.innerWidth, window.innerHeight]))
    .toEqual([Math.round(width / zoom), Math.round(height / zoom)]);
}

/** Where an element is, in CSS pixels whatever the zoom; it must be whole within the window. */
async function boxOf(element: Locator): Promise<DOMRect> {
  await expect(element).toBeVisible();
  const { box, inner } = await element.evaluate((one) => ({
    box: one.getBoundingClientRect().toJSON() as DOMRect,
    inner: { width: window.innerWidth, height: window.innerHeight },
  }));
  const name = String(element);
  expect(box.left, name).toBeGreaterThanOrEqual(0);
  expect(box.top, name).toBeGreaterThanOrEqual(0);
  expect(box.right, name).toBeLessThanOrEqual(inner.width + 0.5);
  expect(box.bottom, name).toBeLessThanOrEqual(inner.height + 0.5);
  return box;
}

/** Expects elements that stand side by side to be whole in the window and not to lie on each other. */
async function expectApart(elements: readonly Locator[]): Promise<void> {
  const boxes = await Promise.all(elements.map(boxOf));
  for (const [i, a] of boxes.entries())
    for (const [k, b] of boxes.entries())
      if (i < k)
        expect(
          a.right <= b.left + 0.5 || b.right <= a.left + 0.5,
          `${String(elements[i])} and ${String(elements[k])}`,
        ).toBe(true);
}

/** What could be scrolled sideways. */
function scrolledSideways(): Promise<string[]> {
  return stillroom.window.evaluate(() =>
    [...document.querySelectorAll("*")]
      .filter(
        (one) =>
          one.scrollWidth > one.clientWidth + 1 &&
          ["auto", "scroll"].includes(getComputedStyle(one).overflowX),
      )
      .map((one) => one.outerHTML.slice(0, 120)),
  );
}

function parts() {
  const { window } = stillroom;
  const main = window.getByRole("main");
  return {
    grid: main.getByRole("grid", { name: "Light table" }),
    header: [
      window.getByRole("combobox", { name: "Search" }),
      window.getByRole("button", { name: "Add folder…" }),
      window.getByRole("button", { name: "Export…" }),
      window.getByRole("button", { name: "All actions" }),
    ],
    head: [
      main.getByRole("button", { name: "What the results have in common" }),
      main.getByRole("heading", { name: "All stills" }),
      main.getByRole("status").first(),
      main.getByRole("button", { name: "Film and scene order" }),
      main.locator("[class*=slider]").first(),
    ],
  };
}

const sizes: readonly Size[] = [
  { width: 900, height: 600, zoom: 1 },
  { width: 1100, height: 700, zoom: 1 },
  { width: 1440, height: 900, zoom: 1 },
  { width: 1440, height: 900, zoom: 2 },
  { width: 900, height: 600, zoom: 2 },
];

for (const size of sizes) {
  const name = `${size.width} by ${size.height} at ${size.zoom * 100} %`;
  test(`everything has its place at ${name}`, async () => {
    const { window, screenshot } = stillroom;
    await resize(size);
    const { grid, header, head } = parts();
    await expectApart(header);
    await expectApart(head);
    expect((await boxOf(header[0] as Locator)).width).toBeGreaterThan(180);
    const table = await boxOf(grid);
    const still = await boxOf(window.getByRole("gridcell").first());
    expect(still.width).toBeGreaterThan(110);
    expect(still.bottom).toBeLessThanOrEqual(table.bottom);
    await expectApart(await window.getByRole("contentinfo").locator("kbd:visible").all());
    expect(await window.getByRole("contentinfo").locator("kbd:visible").count()).toBeGreaterThan(1);
    expect(await scrolledSideways()).toEqual([]);
    await screenshot(`size-${size.width}-${size.zoom * 100}`);
  });
}

test("panes without room open over the table, by button and by key, and close with Escape", async () => {
  const { window, screenshot } = stillroom;
  const { keyboard } = window;
  await resize({ width: 900, height: 600, zoom: 2 });
  const left = window.getByRole("navigation", { name: "Archive" });
  const inspector = window.getByRole("complementary", { name: "Inspector" });
  const facets = window.getByRole("complementary", { name: "Narrow the results" });
  for (const pane of [left, inspector, facets]) await expect(pane).toBeHidden();

  await window.getByRole("button", { name: "Left pane" }).click();
  await boxOf(left);
  await keyboard.press("Escape");
  await expect(left).toBeHidden();

  await window.getByRole("gridcell").first().click();
  await keyboard.press("Control+j");
  await boxOf(facets);
  await screenshot("drawer-facets");
  await keyboard.press("Control+i");
  await expect(facets).toBeHidden();
  await boxOf(inspector);
  await keyboard.press("Escape");
  await expect(inspector).toBeHidden();

  await keyboard.press("c");
  await expect(window.getByRole("textbox", { name: /^Caption,/u })).toBeFocused();
  await screenshot("drawer-inspector");
  await keyboard.press("Escape");
  await expect(window.getByRole("gridcell").first()).toBeFocused();
  await keyboard.press("Escape");
  await expect(inspector).toBeHidden();
  expect(await scrolledSideways()).toEqual([]);
});

test("panes come back as wide as they were made when there is room again", async () => {
  const { window } = stillroom;
  await resize({ width: 1440, height: 900, zoom: 1 });
  const left = window.getByRole("navigation", { name: "Archive" });
  const inspector = window.getByRole("complementary", { name: "Inspector" });
  const separator = window.getByRole("separator", { name: "Width of the inspector" });
  const box = await boxOf(separator);
  await window.mouse.move(box.left, box.top + 200);
  await window.mouse.down();
  await window.mouse.move(box.left - 60, box.top + 200, { steps: 4 });
  await window.mouse.up();
  const widths = async (): Promise<number[]> =>
    (await Promise.all([left, inspector].map(boxOf))).map(({ width }) => Math.round(width));
  const [leftWide = 0, inspectorWide = 0] = await widths();
  expect(inspectorWide).toBeGreaterThan(380);
  await resize({ width: 900, height: 600, zoom: 2 });
  await expect(inspector).toBeHidden();
  await resize({ width: 1280, height: 800, zoom: 1 });
  await expect(inspector).toBeVisible();
  const [leftBack = 0, inspectorBack = 0] = await widths();
  expect(Math.abs(leftBack - leftWide)).toBeLessThanOrEqual(2);
  expect(Math.abs(inspectorBack - inspectorWide)).toBeLessThanOrEqual(2);
});

test("the whole name of the focused still lies on that still alone, also after the window was resized", async () => {
  const { window, screenshot } = stillroom;
  const { keyboard } = window;
  await resize({ width: 900, height: 600, zoom: 1 });
  await window.getByRole("combobox", { name: "Search" }).fill("file:CK");
  await expect(window.getByRole("heading", { name: "Found" })).toBeVisible();
  await keyboard.press("Enter");
  const cell = window.getByRole("gridcell", { name: /^CK_set_observatory/u });
  await cell.click();
  for (const key of ["-", "-", "-", "ArrowLeft", "ArrowRight"]) await keyboard.press(key);
  await expect(cell).toBeFocused();
  const tip = window.locator("[class*=_tip_]");
  await expect(tip).toHaveText("CK_set_observatory.jpg");
  await screenshot("name-tip");
  for (const size of [
    { width: 900, height: 600, zoom: 1 },
    { width: 1100, height: 700, zoom: 1 },
  ]) {
    await resize(size);
    await expect(async () => {
      const [on, own] = await Promise.all([boxOf(tip), boxOf(cell)]);
      expect(on.left).toBeGreaterThanOrEqual(own.left);
      expect(on.right).toBeLessThanOrEqual(own.right);
      expect(on.top).toBeGreaterThanOrEqual(own.top);
      expect(on.bottom).toBeLessThanOrEqual(own.bottom);
    }).toPass({ timeout: 5000 });
  }
});

test("notices cover neither a dialog nor a sheet", async () => {
  const { window, screenshot } = stillroom;
  const { keyboard } = window;
  await resize({ width: 900, height: 600, zoom: 1 });
  await keyboard.press("Control+z");
  const notices = window.getByRole("region", { name: "Notices" });
  await expect(notices).toContainText("There is nothing to undo.");
  await keyboard.press("Control+Shift+D");
  const review = window.getByRole("dialog", { name: "Near-duplicates" });
  await screenshot("notice-below-dialog");
  expect((await boxOf(review)).bottom).toBeLessThanOrEqual((await boxOf(notices)).top);
  await keyboard.press("Escape");
  await keyboard.press("Control+h");
  const sheet = window.getByRole("dialog", { name: "History" });
  expect((await boxOf(notices)).right).toBeLessThanOrEqual((await boxOf(sheet)).left);
});

test("the interface zooms by its keys, and is zoomed at the next start", async () => {
  const width = (): Promise<number> => stillroom.window.evaluate(() => window.innerWidth);
  await stillroom.window.keyboard.press("Control+0");
  const before = await width();
  await stillroom.window.keyboard.press("Control+=");
  await expect.poll(width).toBeLessThan(before * 0.95);
  const zoomed = await width();
  await stillroom.close();
  expect(stillroom.complaints).toEqual([]);
  stillroom = await launchSample({ home });
  await expect.poll(width).toBe(zoomed);
  await stillroom.window.keyboard.press("Control+0");
  await expect.poll(width).toBe(before);
});
