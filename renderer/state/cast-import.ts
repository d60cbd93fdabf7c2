import { createStore } from "zustand/vanilla";
import { ask } from "../archive.ts";
import { placeOf, recordPages } from "../records/record-pages.ts";
import { orTell } from "./notices.ts";
import { selectedState, stillsOf } from "./selected.ts";
import { openDialog, viewState } from "./view.ts";

/** A film of the archive, as the left pane names it. */
export type FilmOfCast = { readonly id: number; readonly name: string };

/** Of which film a cast is imported when the dialog opens; null leaves it to the archivist or the list. */
export const castImportState = createStore<{ readonly film: FilmOfCast | null }>(() => ({
  film: null,
}));

/** A film as the import names it: with its year. */
export function filmOfCast({
  id,
  name,
  year,
}: {
  readonly id: number;
  readonly name: string;
  readonly year: number | null;
}): FilmOfCast {
  return { id, name: year === null ? name : `${name} (${String(year)})` };
}

/** Opens it for the film that one is at: whose page is open, or else that of the selected stills. */
export async function importCastHere(): Promise<void> {
  await orTell(async () => {
    const id = openFilm() ?? (await filmOfSelected());
    const page = id === null ? null : await ask("records.get", { kind: "film", id });
    importCastOf(page?.kind === "film" ? filmOfCast(page) : null);
  });
}

function openFilm(): number | null {
  const place = placeOf(recordPages.getState());
  return viewState.getState().records && place?.kind === "film" ? place.id : null;
}

async function filmOfSelected(): Promise<number | null> {
  const stills = stillsOf(selectedState.getState());
  return stills === null ? null : ((await ask("cast.main", { stills })).film?.id ?? null);
}

/** Opens the dialog that imports a cast, of a film where one is meant. */
export function importCastOf(film: FilmOfCast | null): void {
  castImportState.setState({ film });
  openDialog("cast-import");
}
