import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { type Launched, launchStillroom } from "./harness/app.ts";
import { countOf, keptSample, noJobRuns, SAMPLE_STILLS } from "./harness/sample.ts";

let stillroom: Launched;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  stillroom = await launchStillroom(keptSample === undefined ? {} : { home: keptSample });
});

test.afterAll(async () => {
  await stillroom.close();
});

test("the first start offers the sample archive, a new one, and to open one", async () => {
  const { window, screenshot } = stillroom;
  await expect(window.getByRole("button", { name: "Open the sample archive" })).toBeFocused();
  await expect(window.getByRole("button", { name: "New archive…" })).toBeVisible();
  await expect(window.getByRole("button", { name: "Open archive…" })).toBeVisible();
  await screenshot("welcome");
});

test("the stills of the sample appear while they are taken in, and at the end are all there", async () => {
  const { window, screenshot } = stillroom;
  await window.getByRole("button", { name: "Open the sample archive" }).click();
  await expect(window.getByRole("contentinfo").getByRole("progressbar")).toBeVisible();
  await expect(window.getByRole("gridcell").first()).toBeVisible({ timeout: 90_000 });
  await screenshot("sample-arriving");
  await expect(countOf(stillroom)).toHaveText(`${SAMPLE_STILLS} stills`, { timeout: 90_000 });
  await noJobRuns(stillroom);
  await expect(window).toHaveTitle("Sample – Stillroom");
  if (keptSample !== undefined) writeFileSync(path.join(keptSample, "ready"), "");
});

test("every still in view shows its picture", async () => {
  const { window, screenshot } = stillroom;
  const cells = window.getByRole("gridcell");
  const shown = await cells.count();
  expect(shown).toBeGreaterThan(5);
  await expect(window.locator('[role=gridcell] img[src^="still://thumbnail/"]')).toHaveCount(shown);
  await expect
    .poll(() =>
      window
        .locator("[role=gridcell] img")
        .evaluateAll((images) =>
          images.every((image) => image instanceof HTMLImageElement && image.naturalWidth > 0),
        ),
    )
    .toBe(true);
  await screenshot("sample");
});

test("the left pane shows the films with what belongs to them", async () => {
  const tree = stillroom.window.getByRole("tree");
  for (const film of ["Return to Dust", "风雪小站"]) {
    await expect(tree.getByRole("treeitem").filter({ hasText: film })).toBeVisible();
  }
});

test("About names the program and what it runs on", async () => {
  const { window, app, screenshot } = stillroom;
  await window.keyboard.press("Control+k");
  await window.getByRole("searchbox", { name: "Action" }).fill("about");
  await window.getByRole("menuitem", { name: "About Stillroom" }).click();
  const about = window.getByRole("dialog", { name: "About Stillroom" });
  const electron = await app.evaluate(() => process.versions.electron);
  for (const name of ["Electron", "SQLite", "libvips", "ExifTool"]) {
    const version = about.locator("div").filter({ has: window.getByText(name, { exact: true }) });
    await expect(version.getByRole("definition").first()).toHaveText(/\d+\.\d+/u);
  }
  await expect(about).toContainText(electron);
  const standsIn = Number(electron.split(".")[0]) < 45;
  await expect(about.getByText("stands in for the right one")).toHaveCount(standsIn ? 1 : 0);
  await screenshot("about");
  await window.keyboard.press("Escape");
  await expect(about).toBeHidden();
});

test("the sample is among the recent archives once it is closed", async () => {
  const { window } = stillroom;
  await window.keyboard.press("Control+k");
  await window.getByRole("searchbox", { name: "Action" }).fill("close archive");
  await window.keyboard.press("Enter");
  await window
    .getByRole("main")
    .getByRole("button", { name: /^Sample/u })
    .click();
  await expect(countOf(stillroom)).toHaveText(`${SAMPLE_STILLS} stills`);
  await noJobRuns(stillroom); // else each of the tests after would compare the stills of its copy
});

test("a second start that names no archive comes to the front and says so", async () => {
  const { app, window, screenshot } = stillroom;
  const nowhere = "/nowhere/Wrong.stillroom";
  await app.evaluate(
    (electron, args) => electron.app.emit("second-instance", {}, args, "/"),
    ["stillroom", "--catalog", nowhere],
  );
  await expect(window.getByText("There is no Stillroom archive in this folder")).toBeVisible();
  await screenshot("second-start");
  await expect(countOf(stillroom)).toHaveText(`${SAMPLE_STILLS} stills`);
});

test("the console had nothing to complain about", () => {
  expect(stillroom.complaints).toEqual([]);
});
