import { createStore } from "zustand/vanilla";
import { chooseFolder } from "../archive.ts";
import { closeDialog, openDialog } from "../state/view.ts";

/** The folder of the archive that is to be taken in. */
export const otherArchive = createStore<{ readonly folder: string | null }>(() => ({
  folder: null,
}));

/** Has another archive chosen, and shows what taking it in would do. */
export async function chooseOther(): Promise<void> {
  const folder = await chooseFolder("The archive to take in, or the folder of a dump");
  if (folder === null) return;
  otherArchive.setState({ folder });
  openDialog("merge");
}

export function leaveMerging(): void {
  closeDialog();
  otherArchive.setState({ folder: null });
}
