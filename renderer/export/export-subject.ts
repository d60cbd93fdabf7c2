import { createStore } from "zustand/vanilla";
import { openDialog } from "../state/view.ts";

/** What is handed out: a set or a saved search by its key, the selection, or an export once more, by its UUID. */
export type ExportSubject =
  | { readonly kind: "set" | "search"; readonly id: number }
  | { readonly kind: "selection" }
  | { readonly kind: "again"; readonly export: string };

type Shown = {
  /** Null as long as nobody has chosen: then it is the set that is shown, if one is. */
  readonly chosen: ExportSubject | null;
  readonly page: "export" | "ledger";
  /** The entry that is open in the ledger, by its UUID. */
  readonly entry: string | null;
  /** Only entries that have these words are listed there. */
  readonly words: string;
};

const first: Shown = { chosen: null, page: "export", entry: null, words: "" };

/** What the export panel shows. */
export const exportSubject = createStore<Shown>(() => first);

/** The panel was closed: it opens anew. */
export function forgetExportSubject(): void {
  exportSubject.setState(first);
}

/** Opens the export panel with a set. */
export function exportSet(id: number): void {
  exportSubject.setState({ ...first, chosen: { kind: "set", id } });
  openDialog("export");
}

/** Opens the export panel with what a saved search finds. */
export function exportSearch(id: number): void {
  exportSubject.setState({ ...first, chosen: { kind: "search", id } });
  openDialog("export");
}

/** Opens the export panel with an export (its UUID) that is made once more. */
export function exportAgain(of: string): void {
  exportSubject.setState({ ...first, chosen: { kind: "again", export: of } });
  openDialog("export");
}

/** Opens an entry of the ledger (its UUID), or its list. */
export function showInLedger(entry: string | null): void {
  exportSubject.setState({ page: "ledger", entry, words: "" });
  openDialog("export");
}
