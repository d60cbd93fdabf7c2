import { listen, readyToClose } from "../archive.ts";
import { leaveBatches } from "../batch/batch-state.ts";
import { saveAllDrafts } from "./drafts.ts";

/** Saves what is being written before the window closes. Returns the way to stop. */
export function saveAtClosing(): () => void {
  return listen("shell.closing", () => void saveAndLeave());
}

/** What would have to be looked over first is not saved, and named as such: the shell asks what to do. */
async function saveAndLeave(): Promise<void> {
  const stop = leaveBatches();
  try {
    await readyToClose(await saveAllDrafts());
  } finally {
    stop();
  }
}
