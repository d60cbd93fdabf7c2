import { expect, type Locator } from "@playwright/test";
import { expectAccessible } from "./harness/accessible.ts";
import { placesIn } from "./harness/places.ts";
import type { LaunchedSample } from "./harness/sample.ts";
import { shareSample, test } from "./harness/shared-app.ts";

test.describe.configure({ mode: "serial" });

let stillroom: LaunchedSample;
const { cell, inspector, part, notices } = placesIn(() => stillroom);

shareSample((launched) => {
  stillroom = launched;
});

test.beforeAll(async () => {
  const { window } = stillroom;
  await window.getByRole("button", { name: "Film and scene order" }).click();
  await window.getByRole("menuitemradio", { name: "File name" }).click();
});

function line(): Locator {
  return inspector().getByRole("group", { name: "Suggested" });
}

test("the film is suggested from the folder, with the reason, and is accepted by a click", async () => {
  await cell("DSC_4471").click();
  const chip = line().getByRole("button", { name: /^Accept film / });
  await expect(chip).toHaveAccessibleDescription(/Certain: in the folder “/u);
  const reason = line().getByText(/Certain: in the folder “/u);
  await expect(reason).toBeHidden();
  await stillroom.window.keyboard.press("t");
  await stillroom.window.keyboard.press("Tab");
  await expect(reason).toBeVisible();
  await expectAccessible(stillroom, "suggested-film");
  await expect(part("Film")).toContainText("missing");
  await chip.click();
  await expect(part("Film")).not.toContainText("missing");
  await expect(line().getByRole("button", { name: /^Accept film / })).toHaveCount(0);
  await stillroom.window.keyboard.press("Control+z");
  await expect(part("Film")).toContainText("missing");
  await expect(chip).toBeVisible();
});

test("names in a new caption are suggested, and accepted by the keyboard alone", async () => {
  const { window } = stillroom;
  await cell("RTD_0112").click();
  await window.keyboard.press("c");
  await window.keyboard.press("Control+a");
  await window.keyboard.type("In the yard Ma Youtie turns the eggs that Cao Guiying brought.");
  await window.keyboard.press("Control+Enter");
  await expect(line().getByRole("button", { name: /^Accept/u })).toHaveCount(3); // two names, and both at once
  await expectAccessible(stillroom, "suggested-cast");
  await cell("RTD_0112").click();
  await window.keyboard.press("t");
  await window.keyboard.press("Tab");
  await expect(
    line().getByRole("button", {
      name: "Accept character Ma Youtie in the caption",
    }),
  ).toBeFocused();
  await window.keyboard.press("Enter");
  await expect(part("In the picture")).toContainText("Ma Youtie");
  await expect(line().getByRole("button", { name: /^Accept character Cao/u })).toBeFocused();
  await window.keyboard.press("Delete");
  await expect(notices()).toContainText("Dismissed the suggested character “Cao Guiying”");
  await expect(line()).toBeHidden();
  await cell("RTD_0109").click();
  await cell("RTD_0112").click();
  await expect(part("In the picture")).toContainText("Ma Youtie");
  await expect(line()).toBeHidden();
  await notices().getByRole("button", { name: "Undo" }).last().click();
  await expect(line().getByRole("button", { name: /^Accept character Cao/u })).toBeVisible();
});

test("one key accepts all that is certain for the selected stills, and is one undo", async () => {
  const { window } = stillroom;
  await cell("RTD_0112").click();
  await cell("DSC_4471").click({ modifiers: ["Control"] });
  await expect(
    line()
      .getByRole("button", { name: /1 of 2$/u })
      .first(),
  ).toBeVisible();
  await expect(line().getByRole("button", { name: "All 2" })).toBeVisible();
  await expectAccessible(stillroom, "suggested-several");
  await window.keyboard.press("s");
  await expect(notices()).toContainText("Accepted 2 suggestions on 2 stills");
  await expect(line().getByRole("button", { name: /^Accept (?:film|character)/u })).toHaveCount(0);
  await window.keyboard.press("Control+z");
  await expect(line().getByRole("button", { name: /^Accept (?:film|character)/u })).toHaveCount(2);
});

test("nothing moves when suggestions are there, and there is no line where there are none", async () => {
  const { window } = stillroom;
  await cell("RTD_0031").click();
  await expect(inspector().locator("figcaption")).toContainText("RTD_0031.jpg");
  await expect(inspector().getByRole("group", { name: "Main cast" })).toBeVisible();
  await expect(line()).toBeHidden();
  // In every frame until a while after it is there: how far the caption stands below the tag field.
  const frames = window.evaluate(async (name) => {
    const seen: number[] = [];
    for (let frame = 0; frame < 900 && seen.length < 40; frame++) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const shown = document.querySelector("aside figcaption")?.textContent ?? "";
      const field = document.querySelector("input[data-shortcut=T]");
      const caption = document.querySelector("[data-field=caption]");
      if (!shown.includes(name) || field === null || caption === null) continue;
      seen.push(
        Math.round(caption.getBoundingClientRect().top - field.getBoundingClientRect().top),
      );
    }
    return seen;
  }, "RTD_0112");
  await cell("RTD_0112").click();
  const places = await frames;
  await expect(line()).toBeVisible();
  expect(places.length).toBeGreaterThan(0);
  expect([...new Set(places)]).toHaveLength(1);
});
