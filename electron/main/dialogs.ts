import { type BrowserWindow, app, dialog } from "electron";
import path from "node:path";

const extension = ".stillroom";

/** Asks for an existing folder. */
export async function chooseFolder(window: BrowserWindow, title: string): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title,
    message: title, // macOS shows no title
    properties: ["openDirectory", "createDirectory"],
  });
  return filePaths[0] ?? null;
}

/** Asks for an existing file. */
export async function chooseFile(window: BrowserWindow, title: string): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title,
    message: title,
    properties: ["openFile"],
  });
  return filePaths[0] ?? null;
}

/** Asks where a new archive shall be; its folder's name always ends in .stillroom. */
export async function chooseNewArchive(window: BrowserWindow): Promise<string | null> {
  const { filePath } = await dialog.showSaveDialog(window, {
    title: "New archive",
    buttonLabel: "Make archive",
    nameFieldLabel: "Name of the archive:",
    defaultPath: path.join(app.getPath("documents"), `Stills${extension}`),
    properties: ["createDirectory", "showOverwriteConfirmation"],
  });
  if (filePath === "") return null;
  return filePath.toLowerCase().endsWith(extension) ? filePath : filePath + extension;
}

/** Asks for an archive, which is a folder. */
export async function chooseArchive(window: BrowserWindow): Promise<string | null> {
  const title = "Open archive: choose its .stillroom folder";
  const { filePaths } = await dialog.showOpenDialog(window, {
    title,
    message: title,
    buttonLabel: "Open archive",
    properties: ["openDirectory"],
  });
  return filePaths[0] ?? null;
}
