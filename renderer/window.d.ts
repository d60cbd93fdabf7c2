import type { Bridge } from "../shared/bridge.ts";

declare global {
  interface Window {
    /** The only way out of the window: set by electron/preload. */
    readonly stillroom: Bridge;
  }
}
