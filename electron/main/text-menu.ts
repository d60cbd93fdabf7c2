import {
  type BrowserWindow,
  type ContextMenuParams,
  Menu,
  type MenuItemConstructorOptions,
} from "electron";
import type { Answer } from "./engine-process.ts";

type Ask = (procedure: string, input: unknown) => Promise<Answer>;

/**
 * The menu of texts that are written in: what may be meant by a word that is marked as misspelt, and what the
 * edit menu has.
 */
export function offerTextMenu(window: BrowserWindow, ask: Ask): void {
  window.webContents.on("context-menu", (_event, params) => {
    if (!params.isEditable) return;
    void menuFor(window, params, ask).then((entries) => {
      if (!window.isDestroyed()) Menu.buildFromTemplate(entries).popup({ window });
    });
  });
}

async function menuFor(
  window: BrowserWindow,
  params: ContextMenuParams,
  ask: Ask,
): Promise<MenuItemConstructorOptions[]> {
  const { misspelledWord: word } = params;
  const { canUndo, canRedo, canCut, canCopy, canPaste, canSelectAll } = params.editFlags;
  return [
    ...(word === "" ? [] : await spellingOf(window, word, ask)),
    { role: "undo", enabled: canUndo },
    { role: "redo", enabled: canRedo },
    { type: "separator" },
    { role: "cut", enabled: canCut },
    { role: "copy", enabled: canCopy },
    { role: "paste", enabled: canPaste },
    { type: "separator" },
    { role: "selectAll", enabled: canSelectAll },
  ];
}

async function spellingOf(
  window: BrowserWindow,
  word: string,
  ask: Ask,
): Promise<MenuItemConstructorOptions[]> {
  const answer = await ask("spelling.suggest", { word });
  const suggested = "output" in answer && Array.isArray(answer.output) ? answer.output : [];
  const words = suggested.filter((one) => typeof one === "string");
  return [
    ...words.map((suggestion) => ({
      label: suggestion,
      click: () => window.webContents.replaceMisspelling(suggestion),
    })),
    ...(words.length === 0 ? [{ label: "Nothing like it is known", enabled: false }] : []),
    { type: "separator" },
    {
      label: `Learn “${word}”`,
      click: () => void ask("spelling.learn", { word }),
    },
    { type: "separator" },
  ];
}
