import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { saveInDialogs } from "./harness/dialogs.ts";
import { placesIn } from "./harness/places.ts";
import { type LaunchedSample, launchSample } from "./harness/sample.ts";

test.describe.configure({ mode: "serial" });

let stillroom: LaunchedSample;
let folder: string;
const { cell, notices } = placesIn(() => stillroom);

test.beforeAll(async () => {
  stillroom = await launchSample();
  folder = mkdtempSync(path.join(tmpdir(), "stillroom-reports-"));
});

test.afterAll(async () => {
  await stillroom.close();
  rmSync(folder, { recursive: true, force: true });
  expect(stillroom.complaints).toEqual([]);
});

async function save(file: string): Promise<void> {
  const { app, window } = stillroom;
  await saveInDialogs(app, file);
  await window.keyboard.press("Control+KeyK");
  await window.keyboard.insertText("Rights report");
  await window.keyboard.press("Enter");
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
