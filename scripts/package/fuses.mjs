/**
 * The fuses of a packaged Stillroom: doors of Electron that the app does not need are shut for good,
 * so that nobody can run other code in its name.
 */
export const fuses = {
  // the executable is no Node: the engine has a Node of its own
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  // the window's own protocol serves its files, so file: needs no special rights
  grantFileProtocolExtraPrivileges: false,
  // the app is what is in app.asar, unchanged
  onlyLoadAppFromAsar: true,
  enableEmbeddedAsarIntegrityValidation: true,
  enableCookieEncryption: true,
  loadBrowserProcessSpecificV8Snapshot: false,
};
