import { createStore } from "zustand/vanilla";
import { openDialog } from "../state/view.ts";

/** What the export panel hands out: a set by its key, or the selection (null). */
export const exportSubject = createStore<{ readonly set: number | null }>(() => ({ set: null }));

/** Opens the export panel with a set. */
export function exportSet(set: number): void {
  exportSubject.setState({ set });
  openDialog("export");
}
