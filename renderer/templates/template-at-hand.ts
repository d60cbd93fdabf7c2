import { createStore } from "zustand/vanilla";
import { archiveState } from "../state/archive-state.ts";
import type { EditedTemplate } from "./edited-template.ts";

type AtHand = { readonly archive: string | null; readonly template: EditedTemplate | null };

/** The template that was chosen or is edited: what is not kept yet is there again when one comes back. */
export const templateAtHand = createStore<AtHand>(() => ({ archive: null, template: null }));

/** The one of the archive that is open; null where none was chosen yet. */
export function atHand({ archive, template }: AtHand): EditedTemplate | null {
  return archive === openArchive() ? template : null;
}

/** Takes another template up. */
export function takeUp(template: EditedTemplate | null): void {
  templateAtHand.setState({ archive: openArchive(), template });
}

function openArchive(): string | null {
  return archiveState.getState().archive?.catalog?.path ?? null;
}
