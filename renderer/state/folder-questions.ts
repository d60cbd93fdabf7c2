import type { Source } from "../../shared/contract/archive.ts";
import { isInQuestion, offlineWords, type OfflineReason } from "../../shared/offline.ts";
import { ask } from "../archive.ts";
import { orTell, tellOffline } from "./notices.ts";

/** Tells that a folder is offline; where that may be wrong, with the button that says so. */
export function tellOfflineFolder(path: string, offline: OfflineReason): void {
  tellOffline(path, offlineWords[offline], isInQuestion(offline) ? takeAsItIs(path) : null);
}

/** Asks again about each folder in question: a notice is sent away, or was told before the archive was opened. */
export function askAboutFolders(sources: readonly Source[]): void {
  for (const { path, offline } of sources) if (offline !== null) tellOfflineFolder(path, offline);
}

/** The answer to whether another disk is in the place of a folder: no, its files were replaced. */
function takeAsItIs(path: string): { readonly label: string; readonly run: () => void } {
  const index = (): Promise<unknown> => ask("sources.index", { paths: [path], asIs: true });
  return { label: "Take as it is", run: () => void orTell(index) };
}
