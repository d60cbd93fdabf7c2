import { expect } from "@playwright/test";
import type { LaunchedSample } from "./harness/sample.ts";
import { shareSample, test } from "./harness/shared-app.ts";

test.describe.configure({ mode: "serial" });

let stillroom: LaunchedSample;

shareSample((launched) => {
  stillroom = launched;
});

test("a word that no dictionary has is told at the desk, and what is meant is put in its place", async () => {
  const { window } = stillroom;
  await window.getByRole("gridcell", { name: /^RTD_0063/u }).click();
  await window.keyboard.press("Control+l");
  const caption = window.getByRole("textbox", { name: "Caption, English" });
  await caption.fill("Ma Youtie mends a plougth at Kanglike in Return to Dust (2022).");
  const told = window.locator("[data-language=en] li");
  await told
    .getByRole("button", { name: /^\d+ more$/u })
    .first()
    .click();
  await expect(told.filter({ hasText: "“plougth” is in no dictionary" })).toBeVisible();
  await expect(told.filter({ hasText: "Youtie” is in no" })).toHaveCount(0);
  await expect(told.filter({ hasText: "Kanglike" })).toHaveCount(0); // a name, for all that is known
  await told.getByRole("button", { name: "Write “plough”" }).click();
  await expect(caption).toHaveValue(
    "Ma Youtie mends a plough at Kanglike in Return to Dust (2022).",
  );
  await expect(caption).toBeFocused();
  // what was typed and what was put right are two changes
  await window.keyboard.press("Tab");
  await window.getByRole("group", { name: "RTD_0063.jpg" }).focus();
  await window.keyboard.press("Control+z");
  await expect(caption).toHaveValue(
    "Ma Youtie mends a plougth at Kanglike in Return to Dust (2022).",
  );
});

test("a word is learned by the keyboard, and told no more", async () => {
  const { window } = stillroom;
  const { keyboard } = window;
  const caption = window.getByRole("textbox", { name: "Caption, English" });
  await caption.focus();
  const told = window.locator("[data-language=en] li").filter({ hasText: "“plougth”" });
  await expect(told).toBeVisible();
  await keyboard.press("Alt+ArrowDown");
  const learn = told.getByRole("button", { name: "Learn it" });
  await expect
    .poll(async () => {
      if (await learn.evaluate((button) => button === document.activeElement)) return true;
      await keyboard.press("ArrowDown");
      return false;
    })
    .toBe(true);
  await keyboard.press("Enter");
  await expect(told).toHaveCount(0);
  await expect(caption).toBeFocused();
  await keyboard.press("Alt+ArrowDown");
  await keyboard.press("Escape");
  await expect(caption).toBeFocused();
});

test("the desk goes through every still of the sample, in any script, without a stop", async () => {
  const { window } = stillroom;
  const { keyboard } = window;
  await window
    .getByRole("region", { name: "Caption desk" })
    .getByRole("button", { name: "Light table" })
    .click();
  await window.getByRole("gridcell").first().click();
  await keyboard.press("Control+l");
  const place = window.getByRole("region", { name: "Caption desk" }).getByRole("status");
  await expect(window.getByRole("textbox", { name: /^Caption,/u }).first()).toBeFocused();
  for (let still = 1; still < 46; still++) {
    await expect(place).toHaveText(`${String(still)} of 46`);
    await keyboard.press("Control+PageDown");
  }
  await expect(place).toHaveText("46 of 46");
});
