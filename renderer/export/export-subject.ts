import { createStore } from "zustand/vanilla";
import { openDialog } from "../state/view.ts";

/** What is handed out: a set or a saved search by its key, or the selection. */
export type ExportSubject =
  | { readonly kind: "set" | "search"; readonly id: number }
  | { readonly kind: "selection" };

/** What somebody chose to be handed out; null as long as nobody has: then it is the set that is shown, if one is. */
export const exportSubject = createStore<{ readonly chosen: ExportSubject | null }>(() => ({
  chosen: null,
}));

/** Opens the export panel with a set. */
export function exportSet(id: number): void {
  exportSubject.setState({ chosen: { kind: "set", id } });
  openDialog("export");
}

/** Opens the export panel with what a saved search finds. */
export function exportSearch(id: number): void {
  exportSubject.setState({ chosen: { kind: "search", id } });
  openDialog("export");
}
