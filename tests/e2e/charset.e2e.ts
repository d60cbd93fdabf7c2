import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import sharp from "sharp";
import { iimBlock, jpegWithIim } from "../helpers/iim.ts";
import type { Launched } from "./harness/app.ts";
import { shareStillroom, test } from "./harness/shared-app.ts";
import { temporaryFolder } from "./harness/temporary.ts";

test.describe.configure({ mode: "serial" });

const root = path.resolve(import.meta.dirname, "../..");
const place = temporaryFolder();
const home = path.join(place, "home");
const catalog = path.join(place, "Charsets.stillroom");
const stills = path.join(place, "Stills");
let stillroom: Launched;

/** Czech as a Central European program wrote it without saying so; in windows-1252 it is another word. */
const words = [
  [80, Buffer.from("Ren\xe9e \xc8tvrtkov\xe1", "latin1")],
  [120, Buffer.from("\xc8tvrt\xe9 sv\xe1tky", "latin1")],
] as const;

/** 1:90 of IIM, by which a file says that it is in ISO 8859-1. */
const latin1 = Buffer.from("\x1c\x01\x5a\0\x03\x1b-A", "latin1");
const nothing = Buffer.alloc(0);

test.beforeAll(async () => {
  mkdirSync(path.join(stills, "Declared"), { recursive: true });
  for (const [name, background, declared] of [
    ["first.jpg", "#a04020", nothing],
    ["second.jpg", "#204080", nothing],
    ["Declared/third.jpg", "#208040", latin1],
  ] as const) {
    const drawn = sharp({ create: { width: 300, height: 200, channels: 3, background } });
    writeFileSync(
      path.join(stills, name),
      jpegWithIim(await drawn.jpeg().toBuffer(), Buffer.concat([declared, iimBlock(words)])),
    );
  }
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

test("a guessed character set is seen, tried on the texts, changed for the whole folder, and taken back", async () => {
  const { window, screenshot } = stillroom;
  const inspector = window.getByRole("complementary", { name: "Inspector" });
  const caption = inspector.locator("[data-field=caption]");
  await window.getByRole("gridcell", { name: /^first\.jpg/u }).click();
  await expect(caption).toHaveValue("Ètvrté svátky");
  await inspector.getByText("To check").click();
  await expect(inspector.getByText("character set", { exact: true })).toBeVisible();
  const charset = inspector.getByRole("combobox", { name: "Character set" });
  const preview = inspector.getByLabel("The texts in this character set");
  await expect(preview).toContainText("Ètvrté svátky");
  await charset.selectOption("Cyrillic (Windows)");
  await expect(preview).toContainText("Иtvrtй svбtky");
  await charset.selectOption("Central European (Windows)");
  await expect(preview).toContainText("Renée Čtvrtková");
  await expect(preview).toContainText("Čtvrté svátky");
  await expect(caption).toHaveValue("Ètvrté svátky");
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await screenshot(`charset-${colorScheme}`);
  }
  await inspector.getByRole("checkbox", { name: /^Also the other file/u }).check();
  await inspector.getByRole("button", { name: "Use this" }).click();
  await expect(caption).toHaveValue("Čtvrté svátky");
  await expect(inspector.getByText("To check")).toHaveCount(0);
  await expect(inspector.getByText("chosen: Central European (Windows)")).toBeVisible();
  await screenshot("charset-chosen");
  await window.getByRole("gridcell", { name: /^second\.jpg/u }).click();
  await expect(caption).toHaveValue("Čtvrté svátky");
  await window.getByRole("gridcell", { name: /^second\.jpg/u }).press("Control+z");
  await expect(caption).toHaveValue("Ètvrté svátky");
  await expect(inspector.getByText("To check")).toBeVisible();
});

test("a declared character set is nothing to check, and can be changed all the same", async () => {
  const { window, screenshot } = stillroom;
  const inspector = window.getByRole("complementary", { name: "Inspector" });
  const caption = inspector.locator("[data-field=caption]");
  await window.getByRole("gridcell", { name: /^third\.jpg/u }).click();
  await expect(caption).toHaveValue("Ètvrté svátky");
  await expect(inspector.getByText("To check")).toHaveCount(0);
  const summary = inspector.locator("summary");
  await summary.filter({ hasText: "declared: Western European (Windows)" }).focus();
  await window.keyboard.press("Enter");
  const charset = inspector.getByRole("combobox", { name: "Character set" });
  await charset.selectOption("Central European (Windows)");
  await expect(inspector.getByLabel("The texts in this character set")).toContainText("Čtvrté");
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await screenshot(`charset-declared-${colorScheme}`);
  }
  await inspector.getByRole("button", { name: "Use this" }).press("Enter");
  await expect(caption).toHaveValue("Čtvrté svátky");
  await expect(inspector.getByText("chosen: Central European (Windows)")).toBeVisible();
});
