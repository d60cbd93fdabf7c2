import { mkdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { createCatalog } from "../../electron/engine/catalog/catalog.ts";
import { tagStills } from "../../electron/engine/commands/tag-stills.ts";
import { startEngine } from "../../electron/engine/engine.ts";
import { startIndexing } from "../../electron/engine/ingest/index-folders.ts";
import { textFields } from "../../shared/still.ts";
import type { TagField } from "../../shared/tag.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { type Launched, launchStillroom } from "./harness/app.ts";
import { countOf } from "./harness/sample.ts";
import { temporaryFolder } from "./harness/temporary.ts";

/*
 * An archive in which everything that comes from elsewhere is an attempt on the window: it shows all of it, and none
 * of it does anything.
 */
const place = temporaryFolder();
const catalog = path.join(place, "Hostile.stillroom");
const attempt = (of: string): string =>
  `${of} <img src=x onerror="document.documentElement.dataset.owned='${of}'"><script>document.documentElement.dataset.owned='${of}'</script>`;
let stillroom: Launched;

test.beforeAll(async () => {
  const stills = path.join(place, "Stills");
  mkdirSync(stills);
  const names = ["-delete.jpg", "<img src=x onerror=owned=1>.jpg", "$(touch owned) `x`.jpg"];
  for (const [n, name] of names.entries()) await drawPicture(path.join(stills, name), n + 1);
  createCatalog(catalog);
  const engine = startEngine();
  await engine.ask("archive.open", { path: catalog });
  await startIndexing(engine.archive(), [stills]).ended;
  const ids = [1, 2, 3];
  const fields = ["film", "scene", "character", "performer", "rightsHolder", "keyword"];
  tagStills(engine.archive().catalog.db, {
    stills: ids,
    add: fields.map((field) => ({ field: field as TagField, name: attempt(field) })),
    remove: [],
  });
  for (const field of textFields)
    await engine.ask("stills.setText", {
      stills: { ids },
      field,
      language: "x-default",
      text: attempt(field),
      mode: "replace",
    });
  await engine.close();
  stillroom = await launchStillroom({ args: ["--catalog", catalog] });
  await expect(countOf(stillroom)).toHaveText("3 stills");
});

test.afterAll(async () => {
  await stillroom.close();
  expect(stillroom.complaints).toEqual([]);
});

/** Nothing of what is shown became a part of the page, and none of it ran. */
async function expectHarmless(): Promise<void> {
  const { window } = stillroom;
  const found = await window.evaluate(() => ({
    owned: document.documentElement.dataset["owned"] ?? null,
    made: document.querySelectorAll("img[src='x'], body script:not([src])").length,
  }));
  expect(found).toEqual({ owned: null, made: 0 });
}

test("markup in names and texts is shown as it is, in every pane", async () => {
  const { window } = stillroom;
  await expect(window.getByRole("gridcell")).toHaveCount(3);
  await window.getByRole("gridcell").first().click();
  const inspector = window.getByRole("complementary", { name: "Inspector" });
  await expect(inspector.getByRole("textbox", { name: /^Caption,/u })).toHaveValue(
    attempt("caption"),
  );
  await expect(inspector).toContainText(attempt("character"));
  await expect(window.getByRole("tree").first()).toContainText(attempt("film"));
  await expectHarmless();
  await stillroom.screenshot("hostile-content");
  await window.keyboard.press("Enter");
  await expectHarmless();
  await window.keyboard.press("Escape");
});

test("a search for it finds it and marks it, and what completes it is text too", async () => {
  const { window } = stillroom;
  const search = window.getByRole("combobox", { name: "Search" });
  await search.click();
  await window.keyboard.type("scene:sce");
  await expect(window.getByRole("listbox").first()).toContainText("<img src=x");
  await expectHarmless();
  await search.fill('caption "<img src=x"');
  await search.press("Enter");
  await expectHarmless();
  await search.fill("");
  await search.press("Enter");
});

test("what is dropped into a text is the text alone", async () => {
  const { window } = stillroom;
  await window.getByRole("gridcell").first().click();
  const caption = window
    .getByRole("complementary", { name: "Inspector" })
    .getByRole("textbox", { name: /^Caption,/u });
  await caption.evaluate((field) => {
    const data = new DataTransfer();
    data.setData(
      "text/html",
      "<img src=x onerror=\"document.documentElement.dataset.owned='drop'\">",
    );
    field.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
  });
  await expectHarmless();
});
