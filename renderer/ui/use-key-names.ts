import { useCallback } from "react";
import { written } from "../state/shortcuts.ts";

/** Writes shortcuts as this system does. */
export function useKeyNames(): (shortcut: string) => string {
  const platform = navigator.userAgent.includes("Mac OS") ? "darwin" : "other";
  return useCallback((shortcut: string) => written(shortcut, platform), [platform]);
}
