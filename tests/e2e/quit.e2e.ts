import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Locator, expect, test } from "@playwright/test";
import { openRecordPage } from "./harness/records-pane.ts";
import { type LaunchedSample, launchSample } from "./harness/sample.ts";

let home: string;

test.beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), "stillroom-home-"));
});

test.afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

function caption({ window }: LaunchedSample): Locator {
  return window.getByRole("textbox", { name: /^Caption,/u });
}

/** Types a caption into a still and leaves the keyboard in it. */
async function write(stillroom: LaunchedSample, text: string): Promise<void> {
  const { window } = stillroom;
  await window.getByRole("gridcell", { name: /^RTD_0063/u }).click();
  await expect(caption(stillroom)).toHaveValue(/.+/u);
  await window.keyboard.press("c");
  await window.keyboard.press("Control+a");
  await window.keyboard.insertText(text);
  await expect(caption(stillroom)).toHaveValue(text);
}

async function expectWritten(text: string): Promise<void> {
  const stillroom = await launchSample({ home });
  await stillroom.window.getByRole("gridcell", { name: /^RTD_0063/u }).click();
  await expect(caption(stillroom)).toHaveValue(text);
  await stillroom.close();
}

test("quitting saves what is being written", async () => {
  const stillroom = await launchSample({ home });
  await write(stillroom, "Written and quit at once");
  await stillroom.close();
  await expectWritten("Written and quit at once");
});

test("closing the window saves what is being written", async () => {
  const stillroom = await launchSample({ home });
  await write(stillroom, "Written and closed at once");
  const gone = stillroom.app.waitForEvent("close");
  await stillroom.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await gone;
  await expectWritten("Written and closed at once");
});

test("a text that cannot be saved keeps the window open, unless the archivist lets it go", async () => {
  const stillroom = await launchSample({ home });
  const { app, window } = stillroom;
  await write(stillroom, "Not to be lost");
  // The engine answers no more; the archivist first stays, then lets the text go.
  await app.evaluate(({ dialog, ipcMain }) => {
    ipcMain.removeHandler("stillroom:ask");
    ipcMain.handle("stillroom:ask", () => ({
      problem: { kind: "disk-full", message: "The disk is full." },
    }));
    const answers = [0, 1];
    dialog.showMessageBox = (...asked: unknown[]) => {
      Object.assign(globalThis, { asked: asked.at(-1) });
      return Promise.resolve({ response: answers.shift() ?? 0, checkboxChecked: false });
    };
  });
  const closeWindow = (): Promise<void> =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await closeWindow();
  await expect(window.getByRole("alert")).toContainText("The disk is full.");
  await expect(caption(stillroom)).toHaveValue("Not to be lost");
  const question = await app.evaluate(() => Reflect.get(globalThis, "asked") as unknown);
  expect(question).toMatchObject({ detail: expect.stringMatching(/^Caption\n/u) });
  const gone = app.waitForEvent("close");
  await closeWindow();
  await gone;
});

/** Begins to rename a film, and leaves the keyboard in the field. */
async function renameFilm(stillroom: LaunchedSample, name: string): Promise<void> {
  const page = await openRecordPage(stillroom, {
    list: "Films",
    filter: "slack",
    name: "film Slack Water",
  });
  await page.press("F2");
  await stillroom.window.keyboard.press("Control+a");
  await stillroom.window.keyboard.insertText(name);
}

test("a name that is being written is taken when the window closes", async () => {
  const stillroom = await launchSample({ home });
  await renameFilm(stillroom, "Slack Water Rising");
  const gone = stillroom.app.waitForEvent("close");
  await stillroom.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await gone;
  const again = await launchSample({ home });
  await openRecordPage(again, { list: "Films", filter: "rising", name: "film Slack Water Rising" });
  await again.close();
});

test("a name that cannot be is asked about before the window closes", async () => {
  const stillroom = await launchSample({ home });
  const { app, window } = stillroom;
  await renameFilm(stillroom, "x".repeat(2001)); // a name may have 2,000
  await app.evaluate(({ dialog }) => {
    const answers = [0, 1];
    dialog.showMessageBox = (...asked: unknown[]) => {
      Object.assign(globalThis, { asked: asked.at(-1) });
      return Promise.resolve({ response: answers.shift() ?? 0, checkboxChecked: false });
    };
  });
  const closeWindow = (): Promise<void> =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await closeWindow();
  await expect
    .poll(() => app.evaluate(() => Reflect.get(globalThis, "asked") as unknown))
    .toMatchObject({ detail: expect.stringMatching(/^New name of film “Slack Water”\n/u) });
  await expect(window.getByRole("textbox", { name: /^New name/u })).toHaveValue(/^x{2001}$/u);
  const gone = app.waitForEvent("close");
  await closeWindow();
  await gone;
});
