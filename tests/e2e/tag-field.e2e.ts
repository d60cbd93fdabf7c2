import { expect, type Locator } from "@playwright/test";
import { placesIn } from "./harness/places.ts";
import type { LaunchedSample } from "./harness/sample.ts";
import { shareSample, test } from "./harness/shared-app.ts";

test.describe.configure({ mode: "serial" });

let stillroom: LaunchedSample;
const { cell, part } = placesIn(() => stillroom);

shareSample((launched) => {
  stillroom = launched;
});

function options(): Locator {
  return stillroom.window.getByRole("listbox").getByRole("option");
}

test("whoever the still has already is named as there, and Enter makes nobody of that name", async () => {
  const { window, screenshot } = stillroom;
  await cell("RTD_0044").click();
  await window.keyboard.press("t");
  // the first still that is looked at may still be on its way to the inspector
  await window.keyboard.type("youtie");
  await expect(options().first()).toContainText("Ma Youtie");
  await expect(options().first()).toContainText("already there");
  await screenshot("tag-already-there");
  await window.keyboard.press("Enter");
  await expect(window.getByRole("combobox", { name: "Tag this still" })).toHaveValue("");
  await expect(part("In the picture").locator("[data-chip]")).toHaveCount(2);
  await window.keyboard.press("Escape");
});

test("a title with its year is offered as a film first", async () => {
  const { window } = stillroom;
  await window.keyboard.press("t");
  await window.keyboard.type("Nobody Home (1987)");
  await expect(options().first()).toContainText("Create film “Nobody Home”");
  await window.keyboard.press("Escape");
  await window.keyboard.press("Escape");
});

test("whoever identified somebody is typed where it is asked", async () => {
  const { window } = stillroom;
  await part("In the picture")
    .getByRole("button", { name: /^Ma Youtie/u })
    .click();
  await window.getByRole("menuitem", { name: "Who identified them…" }).click();
  await expect(window.getByRole("textbox", { name: "Identified by" })).toBeFocused();
  await window.keyboard.type("Kuleshov");
  await window.keyboard.press("Enter");
  await expect(window.getByRole("textbox", { name: "Identified by" })).toBeHidden();
  await expect(part("In the picture")).toContainText("identified by Kuleshov");
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await stillroom.screenshot(`identified-by-${colorScheme}`);
  }
});
