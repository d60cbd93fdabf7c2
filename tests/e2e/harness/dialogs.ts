import type { ElectronApplication } from "@playwright/test";

/** Answers the next dialogs of the system that ask for a folder with this one. */
export async function chooseInDialogs(app: ElectronApplication, folder: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, folder);
}

/** Answers the next dialogs of the system that ask where to save with this path. */
export async function saveInDialogs(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
  }, file);
}
