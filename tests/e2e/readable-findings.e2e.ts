import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, type Locator } from "@playwright/test";
import type { LaunchedSample } from "./harness/sample.ts";
import { shareSample, test } from "./harness/shared-app.ts";

let stillroom: LaunchedSample;

shareSample((launched) => {
  stillroom = launched;
});

type Size = { readonly width: number; readonly height: number; readonly zoom: number };

/** Sizes and zooms the window as the archivist and the system would. */
async function resize({ width, height, zoom }: Size): Promise<void> {
  await stillroom.app.evaluate(
    ({ BrowserWindow }, size) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setContentSize(size.width, size.height);
      window?.webContents.setZoomFactor(size.zoom);
    },
    { width, height, zoom },
  );
  await expect
    .poll(() => stillroom.window.evaluate(() => window.innerWidth))
    .toBe(Math.round(width / zoom));
}

/** The window as it is seen: the usual screenshot of a zoomed one is a corner of it. */
async function look(name: string): Promise<void> {
  const png = await stillroom.app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return (await window?.webContents.capturePage())?.toPNG().toString("base64") ?? "";
  });
  mkdirSync(path.join("test-results", "screenshots"), { recursive: true });
  writeFileSync(path.join("test-results", "screenshots", `${name}.png`), png, "base64");
}

/** Which of the elements show less than what they hold. */
async function cutOff(elements: Locator): Promise<string[]> {
  return await elements.evaluateAll((all) =>
    all
      .filter((one) => one.checkVisibility())
      .filter(
        (one) =>
          one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== "inline",
      )
      .map((one) => one.textContent),
  );
}

const sizes: readonly Size[] = [
  { width: 1024, height: 640, zoom: 1 },
  { width: 1024, height: 640, zoom: 2 },
];

for (const size of sizes) {
  const name = `${size.width} by ${size.height} at ${size.zoom * 100} %`;
  test(`what is found is read whole at ${name}`, async () => {
    const { window } = stillroom;
    const { keyboard } = window;
    await resize(size);
    await keyboard.press("Control+a");
    await keyboard.press("Control+Shift+K");
    const dialog = window.getByRole("dialog", { name: "Check captions" });
    await expect(dialog.getByText(/of 46 stills have something to look at\.$/u)).toBeVisible();
    await dialog.getByRole("button", { name: /^Left and right where nobody/u }).click();
    const lines = dialog.getByRole("region", { name: /^Left and right where nobody/u });
    const first = lines.getByRole("listitem").first();
    await expect(first).toContainText("confirm their order “In the picture”.");
    await first.locator("mark").first().scrollIntoViewIfNeeded();
    await expect(first.locator("mark").first()).toBeInViewport({ ratio: 1 });
    // a still is there once, with one line of a text that stands under its language and under none
    await expect(lines.getByRole("listitem").filter({ hasText: "RTD_0031" })).toHaveCount(1);
    await expect(first).toContainText("Caption, English");
    await expect(first.locator("mark")).toHaveCount(2); // English and Chinese
    expect(await cutOff(dialog.locator("p, li, button"))).toEqual([]);
    await look(`check-captions-${size.width}-${size.zoom}`);
    await keyboard.press("Escape");
    await window.getByRole("gridcell", { name: /^RTD_0018/u }).click();
    await keyboard.press("Control+l");
    const desk = window.getByRole("region", { name: "Caption desk" });
    const caption = desk.getByRole("textbox", { name: "Caption, English", exact: true });
    await caption.fill("Wu Renlin, left, and Hai Qing in Return to Dust (2022).");
    const found = desk.locator("[data-language=en] [data-finding]").first();
    await expect(found).toHaveText(/confirm their order “In the picture”\.$/u);
    await found.scrollIntoViewIfNeeded();
    await expect(found).toBeInViewport({ ratio: 1 });
    expect(await cutOff(desk.locator("li, [data-finding]"))).toEqual([]);
    await look(`desk-narrow-${size.width}-${size.zoom}`);
    await caption.press("Escape");
    await desk.getByRole("button", { name: "Light table" }).click();
  });
}
