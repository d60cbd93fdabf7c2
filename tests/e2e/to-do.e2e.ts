import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Locator, expect } from "@playwright/test";
import sharp from "sharp";
import { drawPicture } from "../helpers/pictures.ts";
import { inLanguages, packetOf, seq, struct } from "../helpers/rdf.ts";
import type { Launched } from "./harness/app.ts";
import { chooseInDialogs, saveInDialogs } from "./harness/dialogs.ts";
import { countOf, noJobRuns } from "./harness/sample.ts";
import { shareStillroom, test } from "./harness/shared-app.ts";
import { temporaryFolder } from "./harness/temporary.ts";

test.describe.configure({ mode: "serial" });

const place = temporaryFolder();
const scans = path.join(place, "Scans");
const patiently = { timeout: 20_000 };
const STILLS = 14;
let stillroom: Launched;

shareStillroom((launched) => {
  stillroom = launched;
});

test.beforeAll(async () => {
  mkdirSync(scans);
  for (let n = 1; n < STILLS; n++) await drawOwned(n);
  await drawHalf(path.join(scans, "torn.jpg"));
  const { window, app } = stillroom;
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(900, 600),
  );
  await saveInDialogs(app, path.join(place, "Festival.stillroom"));
  await window.getByRole("button", { name: "New archive…" }).click();
  await chooseInDialogs(app, scans);
  await window.getByRole("banner").getByRole("button", { name: "Add folder…" }).click();
  await expect(countOf(stillroom)).toHaveText(`${String(STILLS)} stills`, patiently);
  await noJobRuns(stillroom);
});

/** A still with a rights holder of its own, told by its sidecar. */
async function drawOwned(n: number): Promise<void> {
  const name = `scan-${String(n).padStart(2, "0")}`;
  await drawPicture(path.join(scans, `${name}.jpg`), n * 17, { width: 300, height: 200 });
  const owner = struct({ "plus:CopyrightOwnerName": `Holder ${String(n)}` });
  const said = packetOf(
    { "plus:CopyrightOwner": seq(owner), "dc:description": inLanguages({ "x-default": name }) },
    { plus: "http://ns.useplus.org/ldf/xmp/1.0/", dc: "http://purl.org/dc/elements/1.1/" },
  );
  writeFileSync(path.join(scans, `${name}.xmp`), said);
}

/** A picture whose transfer was cut short. */
async function drawHalf(file: string): Promise<void> {
  const noise = { type: "gaussian", mean: 150, sigma: 40 } as const;
  const bytes = await sharp({
    create: { width: 600, height: 400, channels: 3, noise, background: "#888" },
  })
    .jpeg()
    .toBuffer();
  writeFileSync(file, bytes.subarray(0, bytes.length / 2));
}

function line(name: RegExp): Locator {
  return stillroom.window.getByRole("treeitem", { name });
}

function cell(name: RegExp): Locator {
  return stillroom.window.getByRole("gridcell", { name });
}

async function look(name: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await stillroom.window.emulateMedia({ colorScheme });
    await stillroom.screenshot(`to-do-${name}-${colorScheme}`);
  }
}

test("a missing still is marked on the light table, counted under To do and found with a click", async () => {
  const { window } = stillroom;
  await expect(line(/^To do/u)).toBeInViewport();
  await expect(line(/^Missing files/u)).toHaveCount(0);
  await expect(line(/^Folders/u)).toBeInViewport();
  renameSync(path.join(scans, "scan-02.jpg"), path.join(place, "scan-02.jpg"));
  await expect(line(/^Missing files ?1$/u)).toBeVisible(patiently);
  await look("missing");
  await line(/^Missing files/u).click();
  await expect(countOf(stillroom)).toHaveText("1 still");
  await expect(cell(/^scan-02\.jpg, .*missing/u)).toBeVisible();
  await cell(/^scan-02/u).click();
  const toggle = window.getByRole("banner").getByRole("button", { name: "Inspector" });
  await toggle.click(); // in a window this narrow it stands over the light table
  const inspector = window.getByRole("complementary", { name: "Inspector" });
  await expect(inspector.getByText("This file is not where it was last seen.")).toBeInViewport();
  await expect(inspector.getByRole("button", { name: "Locate…" })).toBeInViewport();
  await look("missing-found");
  await toggle.click();
  renameSync(path.join(place, "scan-02.jpg"), path.join(scans, "scan-02.jpg"));
  await expect(line(/^Missing files/u)).toHaveCount(0, patiently);
  await window.getByRole("combobox", { name: "Search" }).fill("");
});

test("a torn picture says in the loupe what is wrong with it", async () => {
  const { window } = stillroom;
  await cell(/^torn\.jpg/u).dblclick();
  const loupe = window.getByRole("region", { name: "Loupe" });
  await expect(loupe.getByText(/damaged/u)).toBeVisible(patiently);
  await look("torn");
  await window.keyboard.press("Escape");
});

test("all rights holders are shown when they are asked for, by the keyboard too", async () => {
  const { window } = stillroom;
  await expect(line(/^Holder 9/u)).toHaveCount(0);
  await line(/^Show all 13$/u).click();
  await expect(line(/^Show fewer$/u)).toBeAttached();
  await window.getByRole("tree").press("Enter");
  await expect(line(/^Show all 13$/u)).toBeVisible();
});

test("stills whose disk is away are marked, and found by the query language", async () => {
  const { window } = stillroom;
  renameSync(scans, `${scans} away`);
  await expect(cell(/^scan-03.*offline/u)).toBeVisible(patiently);
  await window.getByRole("combobox", { name: "Search" }).fill("-is:offline");
  await expect(countOf(stillroom)).toHaveText("0 stills");
  await window.getByRole("combobox", { name: "Search" }).fill("is:offline");
  await expect(countOf(stillroom)).toHaveText(`1 of ${String(STILLS)} selected`);
  await look("offline");
  rmSync(`${scans} away`, { recursive: true });
});
