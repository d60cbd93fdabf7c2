import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, type Locator } from "@playwright/test";
import { scenery } from "../helpers/scenery.ts";
import { violations } from "./harness/accessible.ts";
import { chooseInDialogs } from "./harness/dialogs.ts";
import { placesIn } from "./harness/places.ts";
import { countOf, type LaunchedSample, SAMPLE_STILLS } from "./harness/sample.ts";
import { shareSample, test } from "./harness/shared-app.ts";
import { temporaryFolder } from "./harness/temporary.ts";

test.describe.configure({ mode: "serial" });

/** With those of the sample more than are changed without being shown first. */
const MORE = 10;
const ALL = SAMPLE_STILLS + MORE;

let stillroom: LaunchedSample;
const { cell, part, notices } = placesIn(() => stillroom);
const folder = temporaryFolder();

shareSample((launched) => {
  stillroom = launched;
});

test.beforeAll(async () => {
  const { app, window } = stillroom;
  for (let at = 0; at < MORE; at++)
    writeFileSync(path.join(folder, `MORE_${String(at)}.png`), await scenery(at + 1));
  await chooseInDialogs(app, folder);
  await window.keyboard.press("Control+k");
  await window.getByRole("searchbox", { name: "Action" }).fill("add folder");
  await window.keyboard.press("Enter");
  await expect(countOf(stillroom)).toHaveText(`${String(ALL)} stills`);
  await window.getByRole("button", { name: "Film and scene order" }).click();
  await window.getByRole("menuitemradio", { name: "File name" }).click();
});

function dialog(): Locator {
  return stillroom.window.getByRole("dialog");
}

function add(field: string): Locator {
  return part(field).getByRole("combobox");
}

async function select(from: string, to: string): Promise<void> {
  await cell(from).click();
  await cell(to).click({ modifiers: ["Shift"] });
}

async function tagAll(name: string): Promise<void> {
  await add("Keywords").fill(name);
  await expect(
    stillroom.window.getByRole("option", { name: new RegExp(`(?:^|“)${name}`, "u") }),
  ).toBeVisible();
  await stillroom.window.keyboard.press("Enter");
  await expect(part("Keywords").getByRole("button", { name, exact: true })).toBeVisible();
}

test("the keywords of some stills are replaced by others, seen first, in one action, by keyboard alone", async () => {
  const { window } = stillroom;
  await select("MORE_0", "MORE_3");
  await tagAll("mud");
  await select("MORE_1", "MORE_2");
  await tagAll("wheat");
  await select("MORE_0", "MORE_3");
  await expect(part("Keywords").getByRole("button", { name: "wheat 2 of 4" })).toBeVisible();
  await part("Keywords").getByRole("button", { name: "Replace keywords" }).focus();
  await window.keyboard.press("Enter");
  await expect(dialog().getByRole("heading")).toHaveText("Replace keywords of 4 stills");
  const field = dialog().getByRole("combobox", { name: "Replace keywords by" });
  await expect(field).toBeFocused();
  await expect(dialog().getByRole("list", { name: "Lost" })).toContainText(
    "4 stills lose the keyword mud",
  );
  await expect(dialog().getByRole("button", { name: "Take all keywords away" })).toBeEnabled();
  await window.keyboard.type("wheat");
  await expect(window.getByRole("option", { name: /^wheat/u })).toBeVisible();
  await window.keyboard.press("Enter");
  await window.keyboard.type("gleaning");
  await expect(window.getByRole("option", { name: /Create keyword “gleaning”/u })).toBeVisible();
  await window.keyboard.press("Enter");
  const gained = dialog().getByRole("list", { name: "Gained" });
  await expect(gained).toContainText("2 stills get the keyword wheat");
  await expect(gained).toContainText("4 stills get the keyword gleaning");
  const line = dialog().getByRole("listitem").filter({ hasText: "MORE_1" });
  await expect(line.getByRole("deletion")).toHaveText(["mud"]);
  await expect(line.getByRole("insertion")).toHaveText(["gleaning"]);
  await window.keyboard.press("Control+Enter");
  await expect(dialog()).toBeHidden();
  await expect(notices()).toContainText(
    "Replaced keywords of 4 stills by keyword “wheat”, keyword “gleaning”",
  );
  await expect(part("Keywords").getByRole("button", { name: /^mud/u })).toBeHidden();
  await expect(part("Keywords").getByRole("button", { name: "wheat", exact: true })).toBeVisible();
  await expect(part("Keywords").getByRole("button", { name: "Replace keywords" })).toBeFocused();
  await window.keyboard.press("Control+z");
  await expect(part("Keywords").getByRole("button", { name: "mud", exact: true })).toBeVisible();
  await expect(part("Keywords").getByRole("button", { name: "wheat 2 of 4" })).toBeVisible();
});

test("taking a tag from many stills is shown first, and Cancel leaves everything", async () => {
  const { window, screenshot } = stillroom;
  await cell("MORE_0").click();
  await window.keyboard.press("Control+a");
  const chip = part("Keywords").getByRole("button", { name: /^mud/u });
  await expect(chip).toHaveText(`mud 4 of ${String(ALL)}`);
  await chip.focus();
  await window.keyboard.press("Delete");
  await expect(dialog().getByRole("heading")).toHaveText(`Change tags of ${String(ALL)} stills`);
  await expect(dialog()).toContainText("4 stills lose the keyword mud");
  await expect(dialog()).toContainText(`${String(ALL - 4)} stills stay as they are`);
  await expect(dialog().getByRole("listitem")).toHaveCount(5); // four stills, and a line of what is lost
  expect(await violations(window)).toEqual([]);
  await screenshot("batch-remove");
  await dialog().getByRole("button", { name: "Cancel" }).click();
  await expect(dialog()).toBeHidden();
  await expect(chip).toHaveText(`mud 4 of ${String(ALL)}`);
});

test("a caption written over those of many is shown before and after; left, it is not lost", async () => {
  const { window, screenshot } = stillroom;
  const caption = part("Caption").getByRole("textbox");
  await caption.fill("Press kit 2026.");
  await window.keyboard.press("Control+Enter");
  await expect(dialog().getByRole("heading")).toHaveText(
    `Change the caption of ${String(ALL)} stills`,
  );
  await expect(dialog()).toContainText(`${String(ALL)} stills get the caption Press kit 2026.`);
  await expect(dialog().getByRole("listitem").filter({ hasText: "CK-14-003" })).toContainText(
    "Press kit 2026.",
  );
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await screenshot(`batch-caption-${colorScheme}`);
  }
  await window.keyboard.press("Escape");
  await expect(dialog()).toBeHidden();
  await expect(caption).toBeFocused();
  await expect(caption).toHaveValue("Press kit 2026.");
  await expect(part("Caption").getByRole("alert")).toContainText("the stills have what they had");
  await part("Caption").getByRole("button", { name: "Try again" }).click();
  await expect(
    dialog().getByRole("button", { name: `Change ${String(ALL)} stills` }),
  ).toBeFocused();
  await window.keyboard.press("Enter");
  await expect(notices()).toContainText(`Changed caption (${String(ALL)} stills)`);
  await window.keyboard.press("Control+z");
  await expect(notices()).toContainText("Undone");
});

test("a production code written over that of many is shown first; left, it is not lost", async () => {
  const { window, screenshot } = stillroom;
  const code = part("Production code").getByRole("textbox");
  await cell("MORE_0").click();
  await code.fill("803");
  await window.keyboard.press("Enter");
  await cell("MORE_1").click();
  await cell("MORE_0").click();
  await expect(code).toHaveValue("803");
  await window.keyboard.press("Control+a");
  await expect(part("Production code")).toContainText("Mixed");
  await code.fill("802");
  await window.keyboard.press("Enter");
  await expect(dialog().getByRole("heading")).toHaveText(
    `Change the production code of ${String(ALL)} stills`,
  );
  await expect(dialog()).toContainText("1 still loses the production code 803");
  const line = dialog().getByRole("list", { name: "before and after" }).getByRole("listitem");
  await expect(line.filter({ hasText: "MORE_0" }).getByRole("deletion")).toHaveText(["803"]);
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await screenshot(`batch-code-${colorScheme}`);
  }
  await window.keyboard.press("Escape");
  await expect(dialog()).toBeHidden();
  await expect(code).toHaveValue("802");
  await part("Production code").getByRole("button", { name: "Try again" }).click();
  await expect(
    dialog().getByRole("button", { name: `Change ${String(ALL)} stills` }),
  ).toBeFocused();
  await window.keyboard.press("Enter");
  await expect(notices()).toContainText(
    `Changed production code of ${String(ALL)} stills to “802”`,
  );
  await expect(part("Production code")).toContainText("in all");
  await window.keyboard.press("Control+z");
  await expect(part("Production code")).toContainText("Mixed");
});

test("adding to many stills asks nothing, for nothing is lost", async () => {
  const { window } = stillroom;
  await tagAll("deskcopy");
  await expect(dialog()).toBeHidden();
  await expect(notices()).toContainText(`Tagged ${String(ALL)} stills with deskcopy`);
  await window.keyboard.press("Control+z");
});

test("replacing is in the palette, and looks right in light and dark", async () => {
  const { window, screenshot } = stillroom;
  await cell("MORE_0").click();
  await window.keyboard.press("Control+a");
  await window.keyboard.press("Control+k");
  await window.getByRole("searchbox", { name: "Action" }).fill("replace characters");
  await window.keyboard.press("Enter");
  await expect(dialog().getByRole("heading")).toHaveText(
    `Replace characters of ${String(ALL)} stills`,
  );
  const lost = dialog().getByRole("list", { name: "Lost" });
  await expect(lost).toBeVisible();
  const more = dialog()
    .getByRole("button", { name: /^and \d+ more$/u })
    .first();
  const others = Number(/\d+/u.exec(await more.innerText())?.[0]);
  await more.focus();
  await window.keyboard.press("Enter");
  await expect(lost.getByRole("listitem").first()).toHaveAttribute(
    "aria-setsize",
    String(others + 5),
  );
  await lost.focus();
  await window.keyboard.press("End");
  const last = lost.locator(`[aria-posinset="${String(others + 5)}"]`).getByRole("button");
  await expect(last).toHaveText(/^2 stills lose the performer /u);
  await last.focus();
  await window.keyboard.press("Space");
  await expect(
    dialog().getByRole("list", { name: "before and after" }).getByRole("listitem"),
  ).toHaveCount(2);
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await screenshot(`batch-values-${colorScheme}`);
  }
  await dialog().getByRole("button", { name: `Show all` }).press("Enter");
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await screenshot(`batch-replace-${colorScheme}`);
  }
  await window.keyboard.press("Escape");
  await window.keyboard.press("Escape");
  await expect(dialog()).toBeHidden();
});
