import { createStore } from "zustand/vanilla";
import { openDialog } from "./view.ts";

/** A film of the archive, as the left pane names it. */
export type FilmOfCast = { readonly id: number; readonly name: string };

/** Of which film a cast is imported when the dialog opens; null leaves it to the archivist or the list. */
export const castImportState = createStore<{ readonly film: FilmOfCast | null }>(() => ({
  film: null,
}));

/** Opens the dialog that imports a cast, of a film where one is meant. */
export function importCastOf(film: FilmOfCast | null): void {
  castImportState.setState({ film });
  openDialog("cast-import");
}
