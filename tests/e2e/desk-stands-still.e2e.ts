import { expect, type Locator } from "@playwright/test";
import type { LaunchedSample } from "./harness/sample.ts";
import { shareSample, test } from "./harness/shared-app.ts";

test.describe.configure({ mode: "serial" });

let stillroom: LaunchedSample;

shareSample((launched) => {
  stillroom = launched;
});

test.beforeAll(async () => {
  await stillroom.window.keyboard.press("Control+l");
});

function desk(): Locator {
  return stillroom.window.getByRole("region", { name: "Caption desk" });
}

function caption(): Locator {
  return desk()
    .getByRole("textbox", { name: /^Caption,/u })
    .first();
}

async function box(of: Locator) {
  const found = await of.boundingBox();
  if (found === null) throw new Error("not shown");
  return found;
}

async function resize(width: number, height: number): Promise<void> {
  await stillroom.app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size),
    [width, height] as [number, number],
  );
  await expect.poll(() => stillroom.window.evaluate(() => window.innerWidth)).toBe(width);
}

test("what is found while one writes moves no text, and the others are shown when they are asked for", async () => {
  const headline = desk().getByRole("textbox", { name: "Headline", exact: true });
  await caption().fill("A bed");
  await expect(desk().getByText("to look at")).toBeVisible();
  const before = await box(headline);
  await caption().fill("A  bad =yt=");
  const more = desk()
    .getByRole("button", { name: /^\d+ more$/u })
    .first();
  await expect(
    desk()
      .getByText(/=yt= is no code of the cast/u)
      .first(),
  ).toBeVisible();
  expect(await box(headline)).toEqual(before);
  await expect(desk().getByText("Two spaces").first()).toBeHidden();
  await stillroom.screenshot("desk-findings");
  await more.click();
  await expect(desk().getByRole("button", { name: "fewer" })).toBeVisible();
  expect((await box(headline)).y).toBeGreaterThan(before.y);
  await desk().getByRole("button", { name: "fewer" }).click();
  expect(await box(headline)).toEqual(before);
  await caption().focus();
  await stillroom.window.keyboard.press("Escape");
});

test("the keyboard goes through all that is found, and comes back to the text from anywhere beside it", async () => {
  const { keyboard } = stillroom.window;
  await caption().fill("A  bed =yt=");
  const cell = desk().locator("[data-language]:has([data-field=caption])").first();
  const two = cell.getByRole("button", { name: "Make it one" }); // behind what the line shows
  await expect(cell.getByRole("button", { name: /^\d+ more$/u })).toBeVisible();
  await expect(two).toBeHidden();
  const ways = await cell.locator("[data-aside]").count();
  await caption().press("Alt+ArrowDown");
  for (let gone = 1; gone < ways; gone += 1) await keyboard.press("ArrowDown");
  await expect(cell.locator("[data-aside]").last()).toBeFocused();
  await expect(two).toBeVisible();
  await keyboard.press("Escape");
  await expect(caption()).toBeFocused();
  await expect(two).toBeHidden();
  await cell.getByRole("button", { name: /^\d+ more$/u }).click();
  await keyboard.press("Escape");
  await expect(desk()).toBeVisible();
  await expect(caption()).toBeFocused();
  await cell.getByRole("button", { name: "fewer" }).click();
  await caption().press("Escape");
});

test("in a low window the texts have more room than the picture, and notices lie over the picture only", async () => {
  const { window, screenshot } = stillroom;
  for (const [width, height] of [
    [900, 700],
    [1280, 800],
    [1600, 1000],
  ] as const) {
    await window.keyboard.press("Control+l");
    await resize(width, height);
    await window.keyboard.press("Control+l");
    await caption().focus();
    const picture = await box(desk().getByRole("group").first());
    const { y, height: ofDesk } = await box(desk());
    expect(picture.height).toBeGreaterThan(150);
    if (height === 700) expect(picture.height).toBeLessThan(ofDesk * 0.4);
    await caption().press("Control+'"); // tells that no still was written before
    const notice = window.getByRole("region", { name: "Notices" }).locator("p").first();
    await expect(notice).toBeVisible();
    const told = await box(notice);
    expect(told.y).toBeGreaterThan(y);
    expect(told.y + told.height).toBeLessThan(picture.y + picture.height + 1);
    for (const colorScheme of ["light", "dark"] as const) {
      await window.emulateMedia({ colorScheme });
      await screenshot(`desk-${String(width)}-${colorScheme}`);
    }
    await window.getByRole("button", { name: "Dismiss" }).first().click();
    await expect(notice).toBeHidden();
  }
});
