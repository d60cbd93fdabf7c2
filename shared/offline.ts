/**
 * Why a source is offline, so that its files are not taken to be missing: its folder is gone; another
 * disk seems to be in its place, whose files are others; or it is empty, though it had many.
 */
export const offlineReasons = ["gone", "other", "emptied"] as const;
export type OfflineReason = (typeof offlineReasons)[number];

/** Whether only the archivist can say that a source is offline: something is in its place. */
export function isInQuestion(offline: OfflineReason | null): boolean {
  return offline === "other" || offline === "emptied";
}

/** What is the matter with an offline source, and what to do. */
export const offlineWords: Readonly<Record<OfflineReason, string>> = {
  gone: "This folder is offline: it is not there now. Connect its disk and it comes back by itself; if it was moved, use Locate… in its menu.",
  other:
    "This folder is taken to be offline: another disk seems to be in its place, for the files there are other pictures. Connect the right disk; if its files were really replaced or are gone for good, choose Take as it is in the menu of the folder (on the command line: index --as-is).",
  emptied:
    "This folder is taken to be offline: it is empty, though its stills were in it. Connect its disk; if the files are gone for good, choose Take as it is in the menu of the folder (on the command line: index --as-is).",
};
