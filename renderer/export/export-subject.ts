import { createStore } from "zustand/vanilla";
import { openDialog } from "../state/view.ts";

/**
 * What the export panel hands out: a set by its key, or the selection (null). As long as nobody has
 * chosen it is the set that is shown, if one is.
 */
export const exportSubject = createStore<{ readonly set: number | null | undefined }>(() => ({
  set: undefined,
}));

/** Opens the export panel with a set. */
export function exportSet(set: number): void {
  exportSubject.setState({ set });
  openDialog("export");
}
