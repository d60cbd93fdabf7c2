import { expect } from "@playwright/test";
import { expectAccessible } from "./harness/accessible.ts";
import type { LaunchedSample } from "./harness/sample.ts";
import { shareSample, test } from "./harness/shared-app.ts";

let stillroom: LaunchedSample;

shareSample((launched) => {
  stillroom = launched;
});

test("files are checked for damage at once and on a schedule, by keyboard alone", async () => {
  const { window } = stillroom;
  const { keyboard } = window;
  await keyboard.press("Control+k");
  await keyboard.type("damage");
  await keyboard.press("Enter");
  const dialog = window.getByRole("dialog", { name: "Damage to files" });
  await expect(dialog.getByRole("status")).toContainText("All were seen good on");
  await expect(dialog.getByRole("status")).toContainText("No file is known to be damaged.");
  const every = dialog.getByRole("combobox", { name: /^Check every file/u });
  await every.focus();
  await keyboard.type("twice");
  await expect(every).toHaveValue("180");
  await dialog.getByRole("button", { name: "Check all now" }).focus();
  await keyboard.press("Enter");
  await expect(window.getByRole("region", { name: "Notices" })).toContainText(
    "46 files are as they were.",
  );
  await expectAccessible(stillroom, "fixity");
  await keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});
