import { expect } from "@playwright/test";
import { placesIn } from "./harness/places.ts";
import type { LaunchedSample } from "./harness/sample.ts";
import { shareSample, test } from "./harness/shared-app.ts";

test.describe.configure({ mode: "serial" });

let stillroom: LaunchedSample;
const { cell } = placesIn(() => stillroom);

shareSample((launched) => {
  stillroom = launched;
});

test("a role is given a code on its film's page, and the code tags a still of the film", async () => {
  const { window, screenshot } = stillroom;
  await window.getByRole("treeitem", { name: /^Return to Dust/u }).click();
  await window.keyboard.press("Alt+Enter");
  await window
    .getByRole("button", { name: "How Cao Guiying, Hai Qing is played and credited" })
    .click();
  await window.getByRole("textbox", { name: "Code of Cao Guiying" }).fill("xq");
  await window.keyboard.press("Enter");
  await expect(window.getByTitle("Its code: typed in the tag field")).toHaveText("xq");
  await window
    .getByRole("button", { name: "How Ma Youtie, Wu Renlin is played and credited" })
    .click();
  await window.getByRole("textbox", { name: "Code of Ma Youtie" }).fill("xq");
  await window.keyboard.press("Enter");
  await expect(window.getByText(/stands for “Cao Guiying” in this film/u).first()).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await screenshot(`role-code-${colorScheme}`);
  }
  await window.getByRole("textbox", { name: "Code of Ma Youtie" }).fill("my");
  await window.keyboard.press("Enter");
  await expect(window.getByTitle("Its code: typed in the tag field")).toHaveText(["my", "xq"]);

  await cell("RTD_0112").click(); // eggs, and nobody beside them
  await window.keyboard.press("t");
  await expect(window.getByRole("combobox", { name: "Tag this still" })).toBeFocused();
  await window.keyboard.type("xq");
  const line = window.getByRole("listbox").getByRole("option").first();
  await expect(line).toContainText("Cao Guiying");
  await expect(line).toContainText("code xq");
  await screenshot("role-code-typed");
  await window.keyboard.press("Enter");
  const shown = window.getByRole("region", { name: "In the picture" });
  await expect(shown.getByRole("button", { name: /^Cao Guiying/u })).toBeVisible();
  await window.keyboard.press("Escape");
  await window.keyboard.press("Control+z");
  await expect(shown.getByRole("button", { name: /^Cao Guiying/u })).toBeHidden();

  // and in a caption, as its closing sign is typed
  const caption = window.getByRole("textbox", { name: "Caption, language not stated" });
  await caption.press("Control+End");
  const before = await caption.inputValue();
  await window.keyboard.type(" =xq#3= and =zz=");
  await expect(caption).toHaveValue(`${before} Hai Qing as Cao Guiying and =zz=`);
  await window.keyboard.press("Control+z");
  await expect(caption).not.toHaveValue(/=zz=/u);
});
