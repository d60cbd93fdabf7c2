import { contextBridge, ipcRenderer, webUtils } from "electron";
import type { Bridge } from "../../shared/bridge.ts";
import type { Answer } from "../main/engine-process.ts";
import { channels } from "./channels.ts";
import { Listeners } from "./listeners.ts";

const listeners = new Listeners();

ipcRenderer.on(channels.notice, (_event, notice: { event: string; data: unknown }) => {
  listeners.tell(notice.event, notice.data);
});

async function ask(procedure: string, input: unknown): Promise<unknown> {
  const answer: Answer = await ipcRenderer.invoke(channels.ask, procedure, input);
  // Context isolation strips an Error to its message; a plain object arrives whole.
  // oxlint-disable-next-line typescript/only-throw-error
  if ("problem" in answer) throw answer.problem;
  return answer.output;
}

function pathsOfDropped(files: readonly unknown[]): string[] {
  return files
    .filter((file) => file instanceof File)
    .map((file) => webUtils.getPathForFile(file))
    .filter((path) => path !== "");
}

// The two casts: main passes on what the engine answers to exactly this question, and tells exactly
// these events; the contract's types say what that is.
const bridge: Bridge = {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  ask: ask as Bridge["ask"],
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  listen: ((event: string, handler: (data: unknown) => void) =>
    listeners.add(event, handler)) as Bridge["listen"],
  onCommand: (handler) => bridge.listen("shell.command", ({ command }) => handler(command)),
  pathsOfDropped,
  chooseFolder: (title) => ipcRenderer.invoke(channels.chooseFolder, title),
  chooseFile: (title) => ipcRenderer.invoke(channels.chooseFile, title),
  chooseNewArchive: () => ipcRenderer.invoke(channels.chooseNewArchive),
  chooseArchive: () => ipcRenderer.invoke(channels.chooseArchive),
  shellInfo: () => ipcRenderer.invoke(channels.shellInfo),
  openExport: (uuid, what) => ipcRenderer.invoke(channels.openExport, uuid, what),
  dragExported: (uuid, copies) => ipcRenderer.invoke(channels.dragExported, uuid, copies),
  saveRightsReport: (asked) => ipcRenderer.invoke(channels.saveRightsReport, asked),
  printStills: (asked) => ipcRenderer.invoke(channels.printStills, asked),
  showRightsReport: (asked) => ipcRenderer.invoke(channels.showRightsReport, asked),
  readyToClose: (unsaved) => ipcRenderer.invoke(channels.readyToClose, unsaved),
  showStill: (still) => ipcRenderer.invoke(channels.showStill, still),
  openDocument: (place, how) => ipcRenderer.invoke(channels.openDocument, place, how),
  zoom: (step) => ipcRenderer.invoke(channels.zoom, step),
  takeLink: () => ipcRenderer.invoke(channels.takeLink),
  setAppearance: (appearance) => ipcRenderer.invoke(channels.setAppearance, appearance),
};

contextBridge.exposeInMainWorld("stillroom", bridge);
