import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { expect, type Locator } from "@playwright/test";
import sharp from "sharp";
import { copyPhotographs, photograph } from "../helpers/photographs.ts";
import { expectAccessible } from "./harness/accessible.ts";
import type { Launched } from "./harness/app.ts";
import { shareStillroom, test } from "./harness/shared-app.ts";
import { temporaryFolder } from "./harness/temporary.ts";

test.describe.configure({ mode: "serial" });

const root = path.resolve(import.meta.dirname, "../..");
const place = temporaryFolder();
const home = path.join(place, "home");
const catalog = path.join(place, "Faces.stillroom");
const stills = path.join(place, "Stills");
const film = "Return to Dust (2022)";
let stillroom: Launched;

// 1.jpg and 3.jpg show one woman; 1b.jpg is the first one again, paler and smaller
test.beforeAll(async () => {
  mkdirSync(stills);
  copyPhotographs(stills, 1, 3);
  await sharp(photograph(1))
    .resize(900)
    .modulate({ brightness: 1.2 })
    .toFile(path.join(stills, "1b.jpg"));
  for (const line of [
    ["init", catalog],
    ["index", stills, "--catalog", catalog],
    ["tag", "", "--film", film, "--catalog", catalog],
  ])
    execFileSync(process.execPath, [path.join(root, "scripts/stillroom.mjs"), ...line], {
      env: { ...process.env, STILLROOM_HOME: home },
      stdio: "ignore",
    });
});

shareStillroom((launched) => {
  stillroom = launched;
}, catalog);

function dialog(): Locator {
  return stillroom.window.getByRole("dialog", { name: "Faces" });
}

async function openDialog(): Promise<void> {
  await stillroom.window.keyboard.press("Control+k");
  await stillroom.window.getByRole("searchbox", { name: "Action" }).fill("faces");
  await expect(stillroom.window.getByRole("menuitem")).toHaveText([/Look for faces…/u]);
  await stillroom.window.keyboard.press("Enter");
  await expect(dialog()).toBeVisible();
}

function loupe(): Locator {
  return stillroom.window.getByRole("region", { name: "Loupe" });
}

function offered(): Locator {
  return loupe().getByRole("list", { name: "Faces found" }).getByRole("button");
}

async function openInLoupe(name: string): Promise<void> {
  await stillroom.window.getByRole("gridcell", { name: new RegExp(`^${name}`, "u") }).click();
  await stillroom.window.keyboard.press("Enter");
  await expect(loupe().locator('img[src^="still://picture/"]')).toBeVisible();
}

/** Clicks within a face, a little off its middle: its box is taken, not one around the point. */
async function clickInFace(fromLeft: number): Promise<void> {
  const box = await loupe()
    .locator("[data-offered-face]")
    .nth(fromLeft)
    .evaluate((node) => {
      const { x, y, width, height } = node.getBoundingClientRect();
      return { x, y, width, height };
    });
  await stillroom.window.mouse.click(box.x + box.width * 0.7, box.y + box.height * 0.3);
}

async function backToLightTable(): Promise<void> {
  await stillroom.window.keyboard.press("Escape");
  await expect(loupe()).toBeHidden();
}

test("faces are looked for once that is chosen, by the keyboard alone", async () => {
  await openDialog();
  const status = dialog().getByRole("status");
  await expect(status).toHaveText("No faces are looked for in this archive, and none are kept.");
  const choice = dialog().getByRole("checkbox", { name: "Look for faces on this machine" });
  await expect(choice).not.toBeChecked();
  await choice.focus();
  await stillroom.window.keyboard.press("Space");
  await expect(choice).toBeChecked();
  // three women in each of three pictures
  await expect(status).toHaveText("9 faces found in 3 pictures.", { timeout: 90_000 });
  await expectAccessible(stillroom, "faces-dialog");
  await stillroom.window.keyboard.press("Escape");
  await expect(dialog()).toBeHidden();
});

test("while regions are drawn the faces are offered, and named from the list of a field", async () => {
  for (const name of ["1.jpg", "1b.jpg"]) {
    await openInLoupe(name);
    await expect(offered()).toHaveCount(0);
    await stillroom.window.keyboard.press("n");
    await expect(offered()).toHaveText(["Who?", "Who?", "Who?"]);
    if (name === "1.jpg") await offered().nth(2).press("Enter");
    else await clickInFace(2);
    const field = loupe().getByRole("combobox", { name: "Who is this?" });
    await expect(field).toBeFocused();
    await field.fill("Cao Guiying");
    const list = stillroom.window.getByRole("listbox", { name: "Who is this?" });
    await expect(list.getByRole("option").first()).toContainText("Cao Guiying");
    await stillroom.window.keyboard.press("Enter");
    await expect(loupe().getByRole("button", { name: /^Cao Guiying, 1 of 1/u })).toBeVisible();
    await expect(offered()).toHaveCount(2);
    await stillroom.window.keyboard.press("Escape");
    await stillroom.window.keyboard.press("n");
    await expect(offered()).toHaveCount(0);
    await backToLightTable();
  }
});

test("once two are named the third is suggested with the reason, and the face becomes the region", async () => {
  await openInLoupe("3.jpg");
  const chip = stillroom.window.getByRole("group", { name: "Suggested" });
  await expect(chip).toContainText("Cao Guiying");
  await stillroom.window.keyboard.press("n");
  await expect(offered()).toHaveText(["Who?", "Cao Guiying?", "Who?"]);
  await expectAccessible(stillroom, "faces-likely");
  await offered().nth(1).click();
  await expect(loupe().getByRole("button", { name: /^Cao Guiying, 1 of 1/u })).toBeVisible();
  await expect(offered()).toHaveText(["Who?", "Who?"]);
  await expect(chip).toBeHidden();
  await stillroom.window.keyboard.press("n");
  await expect(offered()).toHaveCount(0);
  await backToLightTable();
});

test("all faces are erased when that is confirmed; who was named stays", async () => {
  await openDialog();
  await dialog().getByRole("button", { name: "Erase all faces found…" }).click();
  await expect(dialog().getByRole("button", { name: "Keep them" })).toBeFocused();
  await expectAccessible(stillroom, "faces-erase");
  await dialog().getByRole("button", { name: "Erase 9 faces" }).click();
  const status = dialog().getByRole("status");
  await expect(status).toHaveText("No faces are looked for in this archive, and none are kept.");
  await expect(dialog().getByRole("checkbox")).not.toBeChecked();
  await stillroom.window.keyboard.press("Escape");
  await expect(dialog()).toBeHidden();
  await openInLoupe("3.jpg");
  await expect(loupe().getByRole("button", { name: /^Cao Guiying, 1 of 1/u })).toBeVisible();
});
