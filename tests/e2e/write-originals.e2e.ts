import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import { drawPicture } from "../helpers/pictures.ts";
import type { Launched } from "./harness/app.ts";
import { chooseInDialogs, saveInDialogs } from "./harness/dialogs.ts";
import { countOf, noJobRuns } from "./harness/sample.ts";
import { shareStillroom, test } from "./harness/shared-app.ts";
import { temporaryFolder } from "./harness/temporary.ts";

const place = temporaryFolder();
const scans = path.join(place, "Scans");
let stillroom: Launched;

shareStillroom((launched) => {
  stillroom = launched;
});

test.beforeAll(async () => {
  mkdirSync(scans);
  for (const [n, name] of ["eggs.jpg", "wedding.gif"].entries())
    await drawPicture(path.join(scans, name), n * 60 + 40, { width: 300, height: 200 });
  const { window, app } = stillroom;
  await saveInDialogs(app, path.join(place, "Press.stillroom"));
  await window.getByRole("button", { name: "New archive…" }).click();
  await chooseInDialogs(app, scans);
  await window.getByRole("banner").getByRole("button", { name: "Add folder…" }).click();
  await expect(countOf(stillroom)).toHaveText("2 stills");
  await noJobRuns(stillroom);
});

test("metadata are written into originals only after what that does was looked at and said, and undone, by keyboard", async () => {
  const { window } = stillroom;
  const before = readFileSync(path.join(scans, "eggs.jpg"));
  for (const name of [/^wedding/u, /^eggs/u]) {
    await window.getByRole("gridcell", { name }).click();
    await window.getByRole("textbox", { name: /^Caption,/u }).fill("Hai Qing in the kitchen");
  }
  await window.getByRole("gridcell", { name: /^eggs/u }).click();
  await window.keyboard.press("ControlOrMeta+a");
  await window.keyboard.press("ControlOrMeta+k");
  await window.keyboard.type("write metadata");
  await window.keyboard.press("Enter");
  const dialog = window.getByRole("dialog", {
    name: "Write metadata into the originals of 2 stills",
  });
  await expect(dialog.getByRole("row", { name: /^Caption/u }).first()).toContainText("Hai Qing");
  await expect(dialog.getByText("Write a sidecar.")).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await stillroom.screenshot(`write-originals-${colorScheme}`);
  }
  const write = dialog.getByRole("button", { name: "Write metadata of 2 stills" });
  await expect(write).toBeDisabled();
  await dialog.getByRole("radio", { name: /into sidecars otherwise/u }).press("Space");
  await expect(dialog.getByText("a new sidecar wedding.xmp would be made")).toBeVisible();
  await expect(
    dialog.getByText(/^This would be stored in the fields .*description/iu).first(),
  ).toBeVisible();
  await expect(dialog.getByRole("rowheader", { name: "Fields written" })).toHaveCount(0);
  await window.keyboard.press("Enter"); // is no confirmation
  await expect(dialog).toBeVisible();
  await dialog.getByRole("checkbox", { name: "I want the originals to be written" }).press("Space");
  await write.press("Enter");
  await expect(dialog).toBeHidden();
  await noJobRuns(stillroom);
  await expect
    .poll(() => readFileSync(path.join(scans, "eggs.jpg")).includes("Hai Qing"))
    .toBe(true);
  await expect.poll(() => readdirSync(scans)).toContain("wedding.xmp");
  await expect(window.getByRole("region", { name: "Notices" })).toContainText(
    "1 original written, 1 sidecar written",
  );
  await window.keyboard.press("ControlOrMeta+z");
  await expect.poll(() => readFileSync(path.join(scans, "eggs.jpg")).equals(before)).toBe(true);
  await expect.poll(() => readdirSync(scans)).not.toContain("wedding.xmp");
});
