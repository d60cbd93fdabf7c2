import { createStore } from "zustand/vanilla";
import type { WriteTarget } from "../../shared/contract/originals.ts";
import type { Stills } from "../../shared/contract/schemas.ts";
import { ask } from "../archive.ts";
import { orTell } from "../state/notices.ts";
import { selectedCount, selectedState, stillsOf } from "../state/selected.ts";
import { closeDialog, openDialog } from "../state/view.ts";

type Writing = {
  /** The stills whose metadata are to be written; null while nobody asks. */
  readonly stills: Stills | null;
  readonly count: number;
};

/** What the dialog is about. */
export const writingState = createStore<Writing>(() => ({ stills: null, count: 0 }));

/** Asks whether and where the metadata of the selected stills shall be written; nothing is written by that. */
export function askToWrite(): void {
  const now = selectedState.getState();
  const stills = stillsOf(now);
  if (stills === null) return;
  writingState.setState({ stills, count: selectedCount(now) });
  openDialog("write-originals");
}

/** Begins to write, as a job. */
export async function writeNow(
  stills: Stills,
  wish: { readonly to: WriteTarget; readonly credentials: boolean },
): Promise<void> {
  const begun = await orTell(() => ask("originals.write", { stills, ...wish }));
  if (begun !== null) closeDialog();
}
