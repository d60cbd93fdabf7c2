import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, type Locator } from "@playwright/test";
import { expectAccessible } from "./harness/accessible.ts";
import { saveInDialogs } from "./harness/dialogs.ts";
import { placesIn } from "./harness/places.ts";
import type { LaunchedSample } from "./harness/sample.ts";
import { shareSample, test } from "./harness/shared-app.ts";
import { temporaryFolder } from "./harness/temporary.ts";

test.describe.configure({ mode: "serial" });

let stillroom: LaunchedSample;
const folder = temporaryFolder();
const { cell, notices } = placesIn(() => stillroom);

shareSample((launched) => {
  stillroom = launched;
});

async function save(file: string): Promise<void> {
  const { app, window } = stillroom;
  await saveInDialogs(app, file);
  await window.keyboard.press("Control+KeyK");
  await window.keyboard.insertText("Rights report");
  await window.keyboard.press("Enter");
  await sheet().getByRole("button", { name: "Save…" }).press("Enter");
}

function sheet(): Locator {
  return stillroom.window.getByRole("dialog", { name: "Rights report" });
}

test("a rights report of the selected stills is saved as a tagged PDF, in place of one that is there", async () => {
  const file = path.join(folder, "Rights 剧照.pdf");
  writeFileSync(file, "an older report");
  await cell("RTD_0018").click();
  await save(file);
  await expect(notices()).toContainText("The rights report was saved.");
  const pdf = readFileSync(file);
  expect(pdf.subarray(0, 5).toString("latin1")).toBe("%PDF-");
  expect(pdf.toString("latin1")).toContain("/StructTreeRoot");
  expect(pdf.length).toBeGreaterThan(10_000); // its picture is in it
  expect(readdirSync(folder)).toEqual(["Rights 剧照.pdf"]);
});

test("it is shown for a use, a country and a day, with what somebody wants to be said", async () => {
  const { app, window } = stillroom;
  await expect(sheet()).toContainText("Of the 1 selected still.");
  await sheet().getByLabel("In which country").selectOption("DE");
  await sheet()
    .getByLabel(/^On which day/u)
    .fill("2027-05-14");
  await sheet().getByLabel("What shall be said at its head").fill("For the jury alone");
  await expect(sheet().getByRole("list", { name: "How the rights stand" })).toContainText(
    "1 unknown",
  );
  await expectAccessible(stillroom, "rights-report");
  const [shown] = await Promise.all([
    app.waitForEvent("window"),
    sheet().getByRole("button", { name: "Show" }).press("Enter"),
  ]);
  await expect.poll(() => shown.title()).toBe("Stills – rights report");
  await shown.screenshot({ path: "test-results/screenshots/rights-report-shown.png" });
  await app.evaluate(({ BrowserWindow }) => {
    for (const one of BrowserWindow.getAllWindows())
      if (one.getParentWindow() !== null) one.close();
  });
  await window.keyboard.press("Escape");
  await expect(sheet()).toHaveCount(0);
});

test("and as JSON of all that are listed, where nothing is selected", async () => {
  const { window } = stillroom;
  await window.keyboard.press("Control+KeyD");
  await save(path.join(folder, "report.json"));
  await expect(notices()).toContainText("report.json");
  const report = JSON.parse(readFileSync(path.join(folder, "report.json"), "utf8")) as {
    stills: unknown[];
  };
  expect(report.stills).toHaveLength(46);
});

test("a folder that takes no files is said in words", async () => {
  await save(path.join(folder, "gone", "report.pdf"));
  await expect(notices()).toContainText("could not be saved");
  await save(path.join(folder, "report"));
  await expect(notices()).toContainText(".pdf, .html, .xlsx, .json");
  expect(readdirSync(folder).toSorted()).toEqual(["Rights 剧照.pdf", "report.json"]);
});
