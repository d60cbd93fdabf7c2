import { listen, readyToClose } from "../archive.ts";
import { saveAllDrafts } from "./drafts.ts";

/** Saves what is being written before the window closes. Returns the way to stop. */
export function saveAtClosing(): () => void {
  return listen("shell.closing", () => void saveAllDrafts().then(readyToClose));
}
