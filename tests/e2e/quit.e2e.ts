import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Locator, expect, test } from "@playwright/test";
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
