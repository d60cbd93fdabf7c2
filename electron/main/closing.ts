import { type BrowserWindow, app, dialog } from "electron";

/** The window's answer to "shell.closing": which texts are not saved, by their fields; null when it gave none. */
type Unsaved = readonly string[] | null;

// Saving a text takes milliseconds; an engine in the middle of something long may need a while.
const ANSWER_MS = 8000;

let quitting = false;
const asked = new Map<BrowserWindow, (unsaved: Unsaved) => void>();

/** Remembers that the whole app is to end, so that a window that had to save first lets it go on. */
export function followQuitting(): void {
  app.on("before-quit", () => {
    quitting = true;
  });
}

/**
 * Lets a window save what is being written before it closes. What cannot be saved is not thrown away
 * unless the archivist says so. `ask` tells the window; it answers through {@link answeredClosing}.
 */
export function saveBeforeClosing(window: BrowserWindow, ask: () => void): void {
  let closing = false;
  let loaded = false;
  window.webContents.once("did-finish-load", () => {
    loaded = true;
  });
  window.on("close", (event) => {
    if (!loaded || window.webContents.isDestroyed() || window.webContents.isCrashed()) return;
    event.preventDefault();
    if (closing) return;
    closing = true;
    void mayClose(window, ask).then((may) => {
      closing = false;
      if (may) leave(window);
      else quitting = false;
    });
  });
  window.on("closed", () => asked.delete(window));
}

/** Takes the window's answer. */
export function answeredClosing(window: BrowserWindow, unsaved: readonly string[]): void {
  asked.get(window)?.(unsaved);
}

async function mayClose(window: BrowserWindow, ask: () => void): Promise<boolean> {
  const unsaved = await new Promise<Unsaved>((resolve) => {
    const timer = setTimeout(() => resolve(null), ANSWER_MS);
    asked.set(window, (answer) => {
      clearTimeout(timer);
      resolve(answer);
    });
    ask();
  });
  asked.delete(window);
  if (window.isDestroyed() || unsaved?.length === 0) return true;
  const { response } = await dialog.showMessageBox(window, {
    type: "warning",
    message: "What you wrote last could not be saved.",
    detail: [
      ...namesOf(unsaved ?? []),
      "If you stay, the text is still in its field: save it again, or copy it elsewhere. If you close, it is lost.",
    ].join("\n"),
    buttons: ["Stay", "Close without it"],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}

/** Fields named in the question, and letters of each: a record may have a name of 2,000. */
const NAMED = 5;
const LETTERS = 120;

function namesOf(unsaved: readonly string[]): readonly string[] {
  const named = unsaved
    .slice(0, NAMED)
    .map((name) => (name.length > LETTERS ? `${name.slice(0, LETTERS)}…` : name));
  const more = unsaved.length - named.length;
  return more === 0 ? named : [...named, `and ${String(more)} more`];
}

function leave(window: BrowserWindow): void {
  // It was asked already: no further "close" event.
  if (!window.isDestroyed()) window.destroy();
  if (quitting) app.quit();
}
