import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import type { Launched } from "./harness/app.ts";
import { chooseInDialogs, saveInDialogs } from "./harness/dialogs.ts";
import { shareStillroom, test } from "./harness/shared-app.ts";
import { temporaryFolder } from "./harness/temporary.ts";

test.describe.configure({ mode: "serial" });

const place = temporaryFolder();
let stillroom: Launched;

shareStillroom((launched) => {
  stillroom = launched;
});

test.beforeAll(async () => {
  const { window, app } = stillroom;
  await saveInDialogs(app, path.join(place, "Festival.stillroom"));
  await window.getByRole("button", { name: "New archive…" }).click();
  await expect(window.getByRole("banner")).toBeVisible();
});

async function pictures(name: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await stillroom.window.emulateMedia({ colorScheme });
    await stillroom.screenshot(`${name}-${colorScheme}`);
  }
}

test("a pasted cast is seen before it is imported, by keyboard alone, and taken back", async () => {
  const { window } = stillroom;
  const { keyboard } = window;
  await keyboard.press("ControlOrMeta+k");
  await keyboard.type("import cast");
  await keyboard.press("Enter");
  const dialog = window.getByRole("dialog", { name: "Import cast" });
  await expect(dialog.getByRole("combobox", { name: "Film" })).toBeFocused();
  await pictures("cast-import-empty");
  await keyboard.type("Return to Dust (2022)");
  await keyboard.press("Tab");
  await keyboard.press("Tab");
  await expect(dialog.getByRole("textbox", { name: "Cast list" })).toBeFocused();
  await keyboard.insertText(
    "Cast\nWu Renlin as Ma Youtie\nHai Qing as Cao Guiying (as Huang Yi)\nHai Qing as Cao Guiying\n海清 饰 曹贵英\nand many others",
  );
  await expect(dialog.getByText("3 new · 1 the same · 1 new film")).toBeVisible();
  await expect(dialog.getByText(/“and many others” does not say who plays whom/u)).toBeVisible();
  await pictures("cast-import-pasted");
  // To the rows, and the second of them off.
  await dialog.getByRole("checkbox", { name: "Line 2: Ma Youtie" }).focus();
  await keyboard.press("ArrowDown");
  await keyboard.press("ArrowDown");
  await keyboard.press("Space"); // nothing to take there
  await keyboard.press("ArrowDown");
  await expect(dialog.getByRole("checkbox", { name: "Line 5: 曹贵英" })).toBeFocused();
  await keyboard.press("Space");
  await expect(dialog.getByRole("button", { name: /^Import 2 roles/u })).toBeVisible();
  await keyboard.press("ControlOrMeta+Enter");
  await expect(dialog).toBeHidden();
  const notices = window.getByRole("region", { name: "Notices" });
  await expect(notices).toContainText("Imported the cast of “Return to Dust (2022)” (2 roles)");
  const film = window.getByRole("treeitem", { name: /Return to Dust/u });
  await expect(film).toBeVisible();
  await notices.getByRole("button", { name: "Undo" }).click();
  await expect(film).toBeHidden();
  await keyboard.press("ControlOrMeta+Shift+Z");
  await expect(film).toBeVisible();
});

test("a file is compared with the cast of a film in the left pane; columns can be said otherwise", async () => {
  const { window, app } = stillroom;
  const file = path.join(place, "cast.csv");
  writeFileSync(file, "Ma Youtie,Wu Renlin,7\nYang Guangrui,Ma Youtong,8\n");
  await window.getByRole("treeitem", { name: /Return to Dust/u }).click({ button: "right" });
  await window.getByRole("menuitem", { name: "Import cast…" }).click();
  const dialog = window.getByRole("dialog", { name: "Import cast" });
  await expect(dialog.getByRole("combobox", { name: "Film" })).toHaveValue("Return to Dust (2022)");
  await chooseInDialogs(app, file);
  await dialog.getByRole("button", { name: "Choose file…" }).click();
  await expect(dialog.getByText("billing order 7")).toBeVisible();
  const [first, second] = [dialog.getByLabel(/^Column 1/u), dialog.getByLabel(/^Column 2/u)];
  await expect(first).toHaveValue("character");
  await expect(second).toHaveValue("performer");
  await first.selectOption("Performer");
  await expect(second).toHaveValue("character"); // they change places
  await expect(dialog.getByText("2 new")).toBeVisible();
  await pictures("cast-import-file");
  await first.selectOption("Character");
  await dialog.getByLabel(/^Column 3/u).selectOption("Left out");
  await expect(dialog.getByText("1 new · 1 the same")).toBeVisible();
  await window.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  // It is kept for the next time, and given up by Cancel.
  await pictures("cast-import-kept");
  await window.getByRole("treeitem", { name: /Return to Dust/u }).click({ button: "right" });
  await window.getByRole("menuitem", { name: "Import cast…" }).click();
  await expect(dialog.getByText("1 new · 1 the same")).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();
});

test("the cast of a film is copied as a table", async () => {
  const { window, app } = stillroom;
  await window.getByRole("treeitem", { name: /Return to Dust/u }).click({ button: "right" });
  await window.getByRole("menuitem", { name: "Copy cast as a table" }).click();
  await expect
    .poll(() => app.evaluate(({ clipboard }) => clipboard.readText()))
    .toContain("Return to Dust\t2022\t\tCao Guiying\tHai Qing\tHuang Yi\trole\t\t");
});

test("a long list is drawn in part, and its last row is reached by a key", async () => {
  const { window, app } = stillroom;
  const { keyboard } = window;
  await window.getByRole("treeitem", { name: /Return to Dust/u }).click({ button: "right" });
  await window.getByRole("menuitem", { name: "Import cast…" }).click();
  const dialog = window.getByRole("dialog", { name: "Import cast" });
  const many = Array.from({ length: 3000 }, (_none, at) => `Actor ${at} as Villager ${at}`);
  await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), many.join("\n"));
  await expect(dialog.getByRole("textbox", { name: "Cast list" })).toBeFocused();
  await keyboard.press("ControlOrMeta+v");
  await expect(dialog.getByRole("button", { name: /^Import 3,000 roles/u })).toBeVisible();
  expect(await dialog.getByRole("checkbox").count()).toBeLessThan(80);
  await dialog.getByRole("checkbox", { name: "Line 1: Villager 0" }).focus();
  await keyboard.press("End");
  await expect(dialog.getByRole("checkbox", { name: "Line 3000: Villager 2999" })).toBeFocused();
  await pictures("cast-import-long");
  await keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});
