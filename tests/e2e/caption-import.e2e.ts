import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, type Locator } from "@playwright/test";
import { expectAccessible } from "./harness/accessible.ts";
import { chooseInDialogs } from "./harness/dialogs.ts";
import { countOf, type LaunchedSample } from "./harness/sample.ts";
import { shareSample, test } from "./harness/shared-app.ts";
import { temporaryFolder } from "./harness/temporary.ts";
import { letter, paragraph, sheetRow, workbook } from "../unit/caption-sheets/packed.ts";

test.describe.configure({ mode: "serial" });

let stillroom: LaunchedSample;
const place = temporaryFolder();

shareSample((launched) => {
  stillroom = launched;
});

function dialog(): Locator {
  return stillroom.window.getByRole("dialog", { name: "Take in captions" });
}

async function open(): Promise<void> {
  const { keyboard } = stillroom.window;
  await keyboard.press("ControlOrMeta+k");
  await keyboard.type("take in captions");
  await keyboard.press("Enter");
  await expect(dialog().getByRole("textbox", { name: "Captions" })).toBeFocused();
}

/** The file names of the stills that are shown first. */
async function names(count: number): Promise<string[]> {
  const cells = stillroom.window.getByRole("gridcell");
  const labels: string[] = [];
  for (let at = 0; at < count; at += 1)
    labels.push((await cells.nth(at).getAttribute("aria-label")) ?? "");
  return labels.map((label) => /[^\s,]+\.(?:jpe?g|png|tiff?)/iu.exec(label)?.[0] ?? label);
}

test("a pasted article is seen beside the archive, taken in by keyboard alone, and taken back", async () => {
  const { window } = stillroom;
  const { keyboard } = window;
  const [first = "", second = ""] = await names(2);
  await open();
  await expectAccessible(stillroom, "caption-import-empty");
  await keyboard.insertText(
    `How it was made\n\nThe film had a long way to go. It went it.\n\n${first}: A man waits at the door. Photo: Courtesy of Real Image\n\n${second}: The lamp burns (Photo by Jane Doe/Getty Images)\n\nnobody.jpg: This one is of no still. © Qizi`,
  );
  await expect(dialog().getByRole("button", { name: "1 without a still" })).toBeVisible();
  await expect(dialog().getByText(`file name ${first}`)).toBeVisible();
  await expectAccessible(stillroom, "caption-import-article");
  // To the rows; the second of them off.
  await dialog().getByRole("checkbox", { name: "Line 5", exact: true }).focus();
  await keyboard.press("ArrowDown");
  await expect(dialog().getByRole("checkbox", { name: "Line 7", exact: true })).toBeFocused();
  await keyboard.press("Space");
  await expect(dialog().getByRole("button", { name: /^Take in 3 texts/u })).toBeVisible();
  await keyboard.press("ControlOrMeta+Enter");
  await expect(dialog()).toBeHidden();
  const notices = window.getByRole("region", { name: "Notices" });
  await expect(notices).toContainText("Took in captions from pasted text (1 still)");
  const search = window.getByRole("combobox", { name: "Search" });
  await search.fill('"A man waits at the door"');
  await search.press("Enter");
  await expect(countOf(stillroom)).toHaveText("1 still");
  await notices.getByRole("button", { name: "Undo" }).click();
  await expect(countOf(stillroom)).toHaveText("0 stills");
  await search.fill("");
  await search.press("Enter");
});

test("a table is corrected: its columns, the still of a row, one text of it", async () => {
  const { window, app } = stillroom;
  const [first = "", second = ""] = await names(2);
  const file = path.join(place, "captions.csv");
  writeFileSync(
    file,
    `FileName,Caption,Remark,Credit\n${first},The donkey waits at the gate,Der Esel wartet,Qizi\nnobody.jpg,The cart,Der Karren,Qizi\n`,
  );
  await open();
  await chooseInDialogs(app, file);
  await dialog().getByRole("button", { name: "Choose file…" }).click();
  await expect(dialog().getByRole("button", { name: "1 without a still" })).toBeVisible();
  // What was passed over is a caption in German.
  await dialog()
    .getByRole("combobox", { name: /^Remark/u })
    .selectOption("Caption");
  await dialog().getByRole("combobox", { name: "Language of Remark" }).selectOption("German");
  await expect(dialog().getByText("Caption, German").first()).toBeVisible();
  // The row without a still is of the second.
  await dialog().getByRole("combobox", { name: "Still of line 3" }).selectOption("Another still…");
  await window.keyboard.type(second.replace(/\.[a-z]+$/iu, ""));
  await dialog().getByRole("button", { name: second, exact: true }).click();
  await expect(dialog().getByRole("button", { name: /without a still/u })).toBeHidden();
  await expect(dialog().getByText("chosen (certain)")).toBeVisible();
  await dialog().getByRole("checkbox", { name: "Line 3: Credit line" }).uncheck();
  await expect(dialog().getByRole("button", { name: /^Take in 7 texts/u })).toBeVisible();
  await expectAccessible(stillroom, "caption-import-table");
  await dialog().getByRole("button", { name: "Tick nothing" }).click();
  await expect(dialog().getByRole("button", { name: "Nothing to take in" })).toBeDisabled();
  await dialog().getByRole("button", { name: "Cancel" }).click();
  await expect(dialog()).toBeHidden();
});

test("the key on the button takes in from anywhere, also right after a file was chosen", async () => {
  const { window, app } = stillroom;
  const { keyboard } = window;
  const [first = ""] = await names(1);
  const notices = window.getByRole("region", { name: "Notices" });
  const file = path.join(place, "key.csv");
  await chooseInDialogs(app, file);
  for (const from of ["Choose file…", "Cancel", "Close"]) {
    writeFileSync(file, `FileName,Caption\n${first},The key was pressed on ${from}\n`);
    await open();
    await dialog().getByRole("button", { name: "Choose file…" }).click();
    await expect(dialog().getByRole("button", { name: /^Take in \d texts?/u })).toBeEnabled();
    await dialog().getByRole("button", { name: from }).focus();
    await keyboard.press("ControlOrMeta+Enter");
    await expect(dialog()).toBeHidden();
    await expect(notices).toContainText("Took in captions from “key.csv” (1 still)");
    await notices.getByRole("button", { name: "Undo" }).first().click();
    await expect(notices).toContainText("Undone");
  }
});

test("a file that cannot be read says why, and changes nothing", async () => {
  const { app } = stillroom;
  const [first = ""] = await names(1);
  const before = path.join(place, "before.csv");
  writeFileSync(before, `FileName,Caption\n${first},The file before\n`);
  const file = path.join(place, "old.xls");
  writeFileSync(file, Buffer.from("d0cf11e0a1b11ae1", "hex"));
  await open();
  await chooseInDialogs(app, before);
  await dialog().getByRole("button", { name: "Choose file…" }).click();
  await expect(dialog().getByRole("button", { name: /^Take in \d texts?/u })).toBeEnabled();
  await chooseInDialogs(app, file);
  await dialog().getByRole("button", { name: "Choose file…" }).click();
  await expect(dialog().getByText(/This is a file of an old Office/u)).toBeVisible();
  // Nothing is left of the file before.
  await expect(dialog().getByRole("button", { name: "Nothing to take in" })).toBeDisabled();
  await expect(dialog().getByText("CSV", { exact: true })).toBeHidden();
  await expect(dialog().getByRole("button", { name: "Tick nothing" })).toBeHidden();
  await expect(dialog().getByRole("combobox", { name: "Character set" })).toBeHidden();
  await expectAccessible(stillroom, "caption-import-refused");
  await dialog().getByRole("button", { name: "Cancel" }).click();
});

test("a file with only a head says so; mended and chosen once more it is read again, and what it rewrites is marked", async () => {
  const { app } = stillroom;
  const [first = ""] = await names(1);
  const file = path.join(place, "head.csv");
  writeFileSync(file, "FileName,Credit\n");
  await open();
  await chooseInDialogs(app, file);
  await dialog().getByRole("button", { name: "Choose file…" }).click();
  await expect(dialog().getByText(/This table has no rows/u)).toBeVisible();
  writeFileSync(file, `FileName,Caption\n${first},Quorvath\n`);
  await dialog().getByRole("button", { name: "Choose file…" }).click();
  await expect(dialog().getByRole("button", { name: "1 changes texts" })).toBeVisible();
  await expect(dialog().getByRole("insertion").first()).toHaveText("Quorvath");
  await expect(dialog().getByRole("deletion").first()).toBeVisible();
  await expectAccessible(stillroom, "caption-import-rewritten");
  await dialog().getByRole("button", { name: "Cancel" }).click();
});

test("workbooks and letters are read by the app as it is built", async () => {
  const { app } = stillroom;
  const cells = sheetRow(1, ["File", "Caption"]) + sheetRow(2, ["nobody.jpg", "From a workbook"]);
  const letterText = paragraph("From a letter. Photo: Courtesy of Qizi");
  const files = [
    ["captions.xlsx", workbook(cells), "From a workbook"],
    ["captions.docx", letter(letterText), "From a letter."],
  ] as const;
  await open();
  for (const [name, bytes, text] of files) {
    const file = path.join(place, name);
    writeFileSync(file, bytes);
    await chooseInDialogs(app, file);
    await dialog().getByRole("button", { name: "Choose file…" }).click();
    const rows = dialog().getByRole("group", { name: "Rows of the file" });
    await expect(rows.getByText(text)).toBeVisible();
  }
  await dialog().getByRole("button", { name: "Cancel" }).click();
});

test("in their order captions go to the stills of the list", async () => {
  const { window } = stillroom;
  await open();
  await window.keyboard.insertText("Caption\tCredit\nfirst\tQizi\nsecond\tQizi\n");
  await expect(dialog().getByRole("button", { name: "2 without a still" })).toBeVisible();
  await dialog().getByRole("combobox", { name: "Find the stills" }).selectOption("In their order");
  await expect(dialog().getByRole("combobox", { name: "Among" })).toHaveValue("1");
  await expect(dialog().getByText(/^still 1 in order; 2 rows for 46 stills/u)).toBeVisible();
  await expectAccessible(stillroom, "caption-import-order");
  await dialog().getByRole("button", { name: "Cancel" }).click();
});

test("a long list is drawn in part, and its last row is reached by a key", async () => {
  const { window, app } = stillroom;
  await open();
  const rows = Array.from({ length: 3000 }, (_none, at) => `none_${at}.jpg\tCaption ${at}`);
  await app.evaluate(
    ({ clipboard }, text) => clipboard.writeText(text),
    ["File\tCaption", ...rows].join("\n"),
  );
  await window.keyboard.press("ControlOrMeta+v");
  await expect(dialog().getByRole("button", { name: "3,000 without a still" })).toBeVisible();
  expect(await dialog().getByRole("checkbox").count()).toBeLessThan(60);
  await dialog().getByRole("checkbox", { name: "Line 2", exact: true }).focus();
  await window.keyboard.press("End");
  await expect(dialog().getByRole("checkbox", { name: "Line 3001", exact: true })).toBeFocused();
  await dialog().getByRole("button", { name: "Cancel" }).click();
});

test("what was pasted is kept by Escape, with what was said of it, and given up by Cancel", async () => {
  const { window } = stillroom;
  const { keyboard } = window;
  const [first = ""] = await names(1);
  const pasted = `${first}: A man waits at the door. Photo: Courtesy of Real Image`;
  await open();
  await keyboard.insertText(pasted);
  const tick = dialog().getByRole("checkbox", { name: "Line 1", exact: true });
  await tick.uncheck();
  await keyboard.press("Escape");
  await expect(dialog()).toBeHidden();
  const notices = window.getByRole("region", { name: "Notices" });
  await expect(notices).toContainText("What you gave is kept: Take in captions shows it again.");
  await open();
  await expect(dialog().getByRole("textbox", { name: "Captions" })).toHaveValue(pasted);
  await expect(tick).not.toBeChecked();
  await expectAccessible(stillroom, "caption-import-kept");
  await dialog().getByRole("button", { name: "Cancel" }).click();
  await open();
  await expect(dialog().getByRole("textbox", { name: "Captions" })).toHaveValue("");
  await keyboard.press("Escape");
  await expect(dialog()).toBeHidden();
});
