import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import sharp from "sharp";
import { iimBlock, jpegWithIim } from "../helpers/iim.ts";
import { inLanguages, packetOf } from "../helpers/rdf.ts";
import type { Launched } from "./harness/app.ts";
import { shareStillroom, test } from "./harness/shared-app.ts";
import { temporaryFolder } from "./harness/temporary.ts";

test.describe.configure({ mode: "serial" });

const root = path.resolve(import.meta.dirname, "../..");
const place = temporaryFolder();
const home = path.join(place, "home");
const catalog = path.join(place, "Remarks.stillroom");
const stills = path.join(place, "Stills");
let stillroom: Launched;

/** Texts that fill their places in IIM to the last byte (2:80 and 2:110 hold 32 bytes), and a caption. */
const texts = [
  [80, Buffer.from("Wang Weihua, unit still photogra")],
  [110, Buffer.from("Real Image Media Collection Ltd.")],
  [120, Buffer.from("Cao Guiying sows")],
] as const;

test.beforeAll(async () => {
  mkdirSync(stills);
  const drawn = sharp({ create: { width: 300, height: 200, channels: 3, background: "#a04020" } });
  const file = path.join(stills, "first.jpg");
  writeFileSync(file, jpegWithIim(await drawn.jpeg().toBuffer(), iimBlock(texts)));
  const caption = { "dc:description": inLanguages({ "x-default": "Ma Youtie ploughs" }) };
  const dc = { dc: "http://purl.org/dc/elements/1.1/" };
  writeFileSync(path.join(stills, "first.xmp"), packetOf(caption, dc));
  for (const line of [
    ["init", catalog],
    ["index", stills, "--catalog", catalog],
  ])
    execFileSync(process.execPath, [path.join(root, "scripts/stillroom.mjs"), ...line], {
      env: { ...process.env, STILLROOM_HOME: home },
      stdio: "ignore",
    });
});

shareStillroom((launched) => {
  stillroom = launched;
}, catalog);

test("what is to be checked is done away with by the keyboard alone, which never gets lost, and taken back", async () => {
  const { window, screenshot } = stillroom;
  const inspector = window.getByRole("complementary", { name: "Inspector" });
  const toCheck = window.getByRole("treeitem", { name: /^To check/u });
  const still = window.getByRole("gridcell", { name: /^first\.jpg/u });
  await still.click();
  await expect(toCheck).toBeVisible();
  await inspector.getByText("To check").click();
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await screenshot(`to-check-${colorScheme}`);
  }
  const use = inspector.getByRole("button", { name: "Use this" });
  await use.focus();
  await use.press("Enter");
  await expect(use).toHaveCount(0);
  const seen = inspector.getByRole("button", { name: "Seen", exact: true });
  await expect(seen).toHaveCount(2);
  await expect(seen.first()).toBeFocused();
  await screenshot("to-check-next");
  await window.keyboard.press("Enter");
  await expect(seen).toHaveCount(1);
  await expect(seen).toBeFocused();
  await window.keyboard.press("Enter");
  await expect(inspector.getByText("To check")).toHaveCount(0);
  await expect(still).toBeFocused();
  await expect(toCheck).toHaveCount(0);
  await window.keyboard.press("Control+z");
  await expect(toCheck).toHaveText(/1$/u);
});

test("all remarks on the selected stills are taken as seen by the command of that name", async () => {
  const { window } = stillroom;
  await window.keyboard.press("Control+k");
  await window.keyboard.type("remarks on files as seen");
  await window.keyboard.press("Enter");
  await expect(window.getByText("Took remarks as seen (1 still)")).toBeVisible();
  await expect(window.getByRole("treeitem", { name: /^To check/u })).toHaveCount(0);
});
