import { type Locator, expect, test } from "@playwright/test";
import { openRecordPage, recordsPane } from "./harness/records-pane.ts";
import { type LaunchedSample, launchSample } from "./harness/sample.ts";
import { temporaryFolder } from "./harness/temporary.ts";

// in turn: each closes the window, and the start that shows what became of it is the start of the next
test.describe.configure({ mode: "serial" });

const home = temporaryFolder();
let stillroom: LaunchedSample;

async function start(): Promise<void> {
  stillroom = await launchSample({ home });
}

test.beforeAll(start);

// what is still open when one has failed
test.afterAll(() => stillroom.close().catch(() => undefined));

function caption(): Locator {
  return stillroom.window.getByRole("textbox", { name: /^Caption,/u });
}

/** Closes the window as its button does; without a question the app is gone with it. */
function closeWindow(): Promise<void> {
  return stillroom.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
}

async function closeForGood(): Promise<void> {
  const gone = stillroom.app.waitForEvent("close");
  await closeWindow();
  await gone;
}

/** Types a caption into a still and leaves the keyboard in it. */
async function write(text: string): Promise<void> {
  const { window } = stillroom;
  await window.getByRole("gridcell", { name: /^RTD_0063/u }).click();
  await expect(caption()).toHaveValue(/.+/u);
  await window.keyboard.press("c");
  await window.keyboard.press("Control+a");
  await window.keyboard.insertText(text);
  await expect(caption()).toHaveValue(text);
}

async function expectWritten(text: string): Promise<void> {
  await stillroom.window.getByRole("gridcell", { name: /^RTD_0063/u }).click();
  await expect(caption()).toHaveValue(text);
}

test("quitting saves what is being written", async () => {
  await write("Written and quit at once");
  await stillroom.close();
  await start();
  await expectWritten("Written and quit at once");
});

test("closing the window saves what is being written", async () => {
  await write("Written and closed at once");
  await closeForGood();
  await start();
  await expectWritten("Written and closed at once");
});

/** Has the archivist answer what is asked at closing: first stays, then lets go. */
async function answerAtClosing(): Promise<void> {
  await stillroom.app.evaluate(({ dialog }) => {
    const answers = [0, 1];
    dialog.showMessageBox = (...asked: unknown[]) => {
      Object.assign(globalThis, { asked: asked.at(-1) });
      return Promise.resolve({ response: answers.shift() ?? 0, checkboxChecked: false });
    };
  });
}

function askedAtClosing(): Promise<unknown> {
  return stillroom.app.evaluate(() => Reflect.get(globalThis, "asked") as unknown);
}

test("a text that cannot be saved keeps the window open, unless the archivist lets it go", async () => {
  await write("Not to be lost");
  // the engine answers no more
  await stillroom.app.evaluate(({ ipcMain }) => {
    ipcMain.removeHandler("stillroom:ask");
    ipcMain.handle("stillroom:ask", () => ({
      problem: { kind: "disk-full", message: "The disk is full." },
    }));
  });
  await answerAtClosing();
  await closeWindow();
  await expect(stillroom.window.getByRole("alert")).toContainText("The disk is full.");
  await expect(caption()).toHaveValue("Not to be lost");
  expect(await askedAtClosing()).toMatchObject({ detail: expect.stringMatching(/^Caption\n/u) });
  await closeForGood();
});

/** Begins to rename a film on its page, and leaves the keyboard in the field. */
async function rename(page: Locator, name: string): Promise<void> {
  await page.press("F2");
  await stillroom.window.keyboard.press("Control+a");
  await stillroom.window.keyboard.insertText(name);
}

test("a name that is being written is taken when the window closes", async () => {
  await start();
  const [list, name] = ["Films", "film Slack Water"];
  await rename(await openRecordPage(stillroom, { list, filter: "slack", name }), "Slack Tide");
  await closeForGood();
  await start();
  await openRecordPage(stillroom, { list, filter: "tide", name: "film Slack Tide" });
});

test("a name that cannot be is asked about before the window closes", async () => {
  const page = recordsPane(stillroom).getByRole("group", { name: "film Slack Tide", exact: true });
  await rename(page, "x".repeat(2001)); // a name may have 2,000
  await answerAtClosing();
  await closeWindow();
  await expect
    .poll(askedAtClosing)
    .toMatchObject({ detail: expect.stringMatching(/^New name of film “Slack Tide”\n/u) });
  await expect(stillroom.window.getByRole("textbox", { name: /^New name/u })).toHaveValue(
    /^x{2001}$/u,
  );
  await closeForGood();
});
