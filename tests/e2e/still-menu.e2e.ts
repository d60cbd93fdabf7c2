import path from "node:path";
import { expect } from "@playwright/test";
import type { LaunchedSample } from "./harness/sample.ts";
import { shareSample, test } from "./harness/shared-app.ts";

let stillroom: LaunchedSample;

shareSample((launched) => {
  stillroom = launched;
});

/** Opens the menu of a still and chooses a line of it. */
async function choose(line: string | RegExp): Promise<void> {
  const { window } = stillroom;
  await window.getByRole("gridcell", { name: /^RTD_0044/u }).click({ button: "right" });
  await window.getByRole("menuitem", { name: line }).click();
}

function clipboard(): Promise<string> {
  return stillroom.app.evaluate(({ clipboard: board }) => board.readText());
}

test("the menu of a still shows its file in the system's file manager", async () => {
  await stillroom.app.evaluate(({ shell }) => {
    shell.showItemInFolder = (file) => {
      Object.assign(globalThis, { shown: file });
    };
  });
  await choose("Show in folder");
  await expect
    .poll(() => stillroom.app.evaluate(() => Reflect.get(globalThis, "shown") as string))
    .toMatch(/RTD_0044\.jpg$/u);
});

test("caption and path are copied from the menu", async () => {
  await choose(/^Copy caption(?! with)/u);
  await expect.poll(clipboard).toMatch(/^Cao Guiying \(Hai Qing\) sows behind the plough/u);
  await choose("Copy file path");
  await expect.poll(async () => path.basename(await clipboard())).toBe("RTD_0044.jpg");
  expect(path.isAbsolute(await clipboard())).toBe(true);
});

test("tagging and captioning begin from the menu, and from its keys alone", async () => {
  const { window } = stillroom;
  await choose("Tag with anything");
  await expect(window.getByRole("combobox", { name: "Tag this still" })).toBeFocused();
  await choose("Write the caption");
  await expect(window.getByRole("textbox", { name: /^Caption,/u })).toBeFocused();
  await window.getByRole("gridcell", { name: /^RTD_0044/u }).click();
  await window.keyboard.press("Shift+F10");
  await expect(window.getByRole("menu")).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await stillroom.screenshot(`still-menu-${colorScheme}`);
  }
  await window.keyboard.press("Escape");
});

test("a still can only be named by its key", async () => {
  const answer = await stillroom.window.evaluate<string>(
    'window.stillroom.showStill("/etc/passwd").then(() => "shown", (error) => String(error))',
  );
  expect(answer).toContain("Expected a count or a key.");
});
