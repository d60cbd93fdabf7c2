import path from "node:path";
import { expect, test } from "@playwright/test";
import { type LaunchedSample, launchSample } from "./harness/sample.ts";

// The pictures of the README and the docs, made anew from the sample archive.
const images = path.resolve(import.meta.dirname, "../../docs/images");
let stillroom: LaunchedSample;

test.beforeAll(async () => {
  stillroom = await launchSample();
  await stillroom.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(1440, 900);
  });
});

test.afterAll(async () => {
  await stillroom.close();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the window, the loupe, the caption desk and the export panel, ${colorScheme}`, async () => {
    const { window } = stillroom;
    const keep = (name: string) =>
      window.screenshot({ path: path.join(images, `${name}-${colorScheme}.png`) });
    await window.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await window.getByRole("gridcell", { name: /^RTD_0063/u }).click();
    await expect(window.getByRole("textbox", { name: /^Caption,/u })).toHaveValue(/.+/u);
    await expect
      .poll(() =>
        window
          .locator("img")
          .evaluateAll((all) =>
            all.every((image) => image instanceof HTMLImageElement && image.naturalWidth > 0),
          ),
      )
      .toBe(true);
    await keep("window");

    await window.keyboard.press("Enter");
    const picture = window.locator('img[src^="still://picture/"]');
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(500);
    await keep("loupe");
    await window.keyboard.press("Escape");

    await window.keyboard.press("Control+l");
    await expect(window.getByRole("region", { name: "Caption desk" })).toContainText("English");
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(500);
    await keep("captions");
    await window.keyboard.press("Escape");
    await window.keyboard.press("Escape");

    await window.getByRole("gridcell", { name: /^RTD_0090/u }).click({ modifiers: ["Control"] });
    await window.keyboard.press("Control+e");
    const panel = window.getByRole("dialog", { name: "Export" });
    await expect(panel.getByRole("listbox").getByRole("option")).toHaveCount(2);
    await keep("export");
    await window.keyboard.press("Escape");
    await expect(panel).toBeHidden();
  });
}
