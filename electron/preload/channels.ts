/** Names of the channels between preload and main; nothing else is listened to. */
export const channels = {
  ask: "stillroom:ask",
  notice: "stillroom:notice",
  chooseFolder: "stillroom:choose-folder",
  chooseFile: "stillroom:choose-file",
  chooseNewArchive: "stillroom:choose-new-archive",
  chooseArchive: "stillroom:choose-archive",
  shellInfo: "stillroom:shell-info",
  openExport: "stillroom:open-export",
  dragExported: "stillroom:drag-exported",
  saveRightsReport: "stillroom:save-rights-report",
  showRightsReport: "stillroom:show-rights-report",
  readyToClose: "stillroom:ready-to-close",
  showStill: "stillroom:show-still",
  zoom: "stillroom:zoom",
  takeLink: "stillroom:take-link",
  setAppearance: "stillroom:set-appearance",
} as const;
