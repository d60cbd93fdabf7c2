import { createHash } from "node:crypto";
import path from "node:path";
import { type Page, expect, test } from "@playwright/test";
import { createCatalog, openCatalog } from "../../electron/engine/catalog/catalog.ts";
import { inTransaction } from "../../electron/engine/catalog/database.ts";
import { readingOf } from "../../electron/engine/catalog/reading.ts";
import { sourceHolding } from "../../electron/engine/catalog/sources.ts";
import { storeRead } from "../../electron/engine/catalog/store-read.ts";
import { nothingCarried } from "../helpers/carried.ts";
import { type Launched, launchStillroom } from "./harness/app.ts";
import { countOf } from "./harness/sample.ts";
import { temporaryFolder } from "./harness/temporary.ts";

const STILLS = 100_000;
const catalog = path.join(temporaryFolder(), "Large.stillroom");
let stillroom: Launched;

test.beforeAll(async () => {
  makeLargeCatalog();
  stillroom = await launchStillroom({ args: ["--catalog", catalog] });
  await expect(countOf(stillroom)).toHaveText("100,000 stills", { timeout: 60_000 });
  // stills stand newest first until the archive is read in
  await expect(stillroom.window.getByRole("button", { name: "Film and scene order" })).toBeVisible({
    timeout: 60_000,
  });
});

test.afterAll(async () => {
  await stillroom.close();
  expect(stillroom.complaints).toEqual([]);
});

/** A catalog of stills whose files are nowhere: enough to scroll through. */
function makeLargeCatalog(): void {
  createCatalog(catalog);
  const { db, close } = openCatalog(catalog);
  const { source } = sourceHolding(db, path.join(path.dirname(catalog), "nowhere"));
  inTransaction(db, () => {
    for (let i = 0; i < STILLS; i++) {
      const name = `still-${String(i).padStart(6, "0")}.jpg`;
      storeRead(db, source.id, {
        path: name,
        name,
        hash: createHash("sha256").update(name).digest(),
        bytes: 1000 + i,
        modifiedMs: 1000,
        inode: i + 1,
        sidecar: null,
        keepsWords: false,
        format: "jpeg",
        width: i % 3 === 0 ? 1000 : 1500,
        height: i % 3 === 0 ? 1500 : 1000,
        pages: 1,
        reading: readingOf(nothingCarried),
        inCharsets: [],
        decodable: false,
      });
    }
  });
  close();
}

type Shown = { position: number; left: number; top: number; width: number; height: number };

/** Where the cells that touch the view stand in it, by their place in the list. */
function cellsInView(window: Page): Promise<Shown[]> {
  return window.getByRole("grid", { name: "Light table" }).evaluate((grid) => {
    const view = grid.getBoundingClientRect();
    return [...grid.querySelectorAll<HTMLElement>("[role=gridcell]")].flatMap((cell) => {
      const { left, top, width, height } = cell.getBoundingClientRect();
      if (top + height <= view.top || top >= view.bottom) return [];
      return [{ position: Number(cell.dataset["position"]), left, top, width, height }];
    });
  });
}

/** Expects the view to be full of stills, at the rows they belong to, and none to move when its card comes. */
async function expectFull(window: Page): Promise<Shown[]> {
  const grid = window.getByRole("grid", { name: "Light table" });
  const before = await cellsInView(window);
  const box = await grid.boundingBox();
  if (box === null) throw new Error("The light table is not shown.");
  const columns = Number(await grid.getAttribute("aria-colcount"));
  const tops = [...new Set(before.map(({ top }) => Math.round(top)))].toSorted((a, b) => a - b);
  const pitch = (before[columns]?.top ?? 0) - (before[0]?.top ?? 0);
  // no row is missing between the first and the last, and there is no empty row at either end
  expect(tops.length).toBeGreaterThanOrEqual(Math.floor(box.height / pitch));
  for (const [i, top] of tops.entries())
    if (i > 0) expect(top - (tops[i - 1] ?? 0)).toBeCloseTo(pitch, 0);
  await expect.poll(() => window.getByRole("gridcell", { name: "Loading" }).count()).toBe(0);
  expect(await cellsInView(window)).toEqual(before);
  await expectRightRows(window, columns);
  return before;
}

async function expectRightRows(window: Page, columns: number): Promise<void> {
  const rows = await window.getByRole("row").evaluateAll((found) =>
    found.map((row) => ({
      index: Number(row.getAttribute("aria-rowindex")),
      first: Number(row.querySelector<HTMLElement>("[data-position]")?.dataset["position"]),
      label: row.querySelector("[role=gridcell]")?.getAttribute("aria-label") ?? "",
    })),
  );
  for (const { index, first, label } of rows) {
    expect(first).toBe((index - 1) * columns);
    if (label !== "Loading") expect(label).toContain(`still-${String(first).padStart(6, "0")}.jpg`);
  }
}

test("a hundred thousand stills scroll without a blank and without a jump", async () => {
  const { window, screenshot } = stillroom;
  const grid = window.getByRole("grid", { name: "Light table" });
  const first = await expectFull(window);
  expect(first[0]?.position).toBe(0);
  await grid.hover();
  let last = 0;
  for (const wheel of [300, 1200, 5000, 40_000]) {
    for (let i = 0; i < 5; i++) await window.mouse.wheel(0, wheel);
    await expect
      .poll(async () => (await cellsInView(window))[0]?.position ?? 0)
      .toBeGreaterThan(last);
    await settled(window);
    last = (await expectFull(window))[0]?.position ?? 0;
  }
  await screenshot("scrolled");
  await window.mouse.wheel(0, -2000);
  await expect.poll(async () => (await cellsInView(window))[0]?.position ?? 0).toBeLessThan(last);
  await settled(window);
  await expectFull(window);
});

/** Waits until two looks a frame apart find the same stills at the same places. */
async function settled(window: Page): Promise<void> {
  await expect
    .poll(async () => {
      const before = JSON.stringify(await cellsInView(window));
      await window.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
      );
      return JSON.stringify(await cellsInView(window)) === before;
    })
    .toBe(true);
}

test("End leads to the last still, and Home to the first", async () => {
  const { window, screenshot } = stillroom;
  await window.getByRole("gridcell").first().click();
  await window.keyboard.press("End");
  const last = window.locator(`[role=gridcell][data-position="${STILLS - 1}"]`);
  await expect(last).toBeInViewport({ ratio: 1 });
  await expect(last).toBeFocused();
  await expect(last).toHaveAccessibleName(/^still-099999\.jpg/u);
  await settled(window);
  await expectFull(window);
  await screenshot("scrolled-to-end");
  await window.keyboard.press("Home");
  await expect(window.locator('[role=gridcell][data-position="0"]')).toBeFocused();
  await settled(window);
  await expectFull(window);
});

test("the scroll bar leads to any place", async () => {
  const { window } = stillroom;
  const grid = window.getByRole("grid", { name: "Light table" });
  for (const share of [0.25, 0.5, 0.9]) {
    await grid.evaluate((view, part) => {
      view.scrollTop = (view.scrollHeight - view.clientHeight) * part;
    }, share);
    await settled(window);
    const shown = await expectFull(window);
    expect((shown[0]?.position ?? 0) / STILLS).toBeCloseTo(share, 1);
  }
});
