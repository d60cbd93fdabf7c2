import { existsSync } from "node:fs";
import path from "node:path";
import { app } from "electron";
import type { ShellInfo } from "../../shared/bridge.ts";

/** What About says of the shell. */
export function shellInfo(): ShellInfo {
  return {
    stillroom: app.getVersion(),
    electron: process.versions.electron,
    chrome: process.versions.chrome,
    node: process.versions.node,
    standIn: isStandIn(),
    platform: `${process.platform}-${process.arch}`,
  };
}

/** scripts/electron-runtime.mjs leaves this mark beside the Electron that is for development only. */
export function isStandIn(): boolean {
  return existsSync(path.join(path.dirname(process.execPath), "stand-in"));
}
