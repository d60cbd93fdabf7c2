import { createStore } from "zustand/vanilla";
import { ask } from "../archive.ts";
import { orTell } from "../state/notices.ts";
import { selectedState, stillsOf } from "../state/selected.ts";
import { openDialog } from "../state/view.ts";

/** The lines that the review is held to, by the engine's number, and of how many stills they are; null for all. */
export const creditScope = createStore<{
  readonly scope: { readonly id: number; readonly lines: number } | null;
}>(() => ({ scope: null }));

/** Opens the review of all credit lines. */
export function openCredits(): void {
  creditScope.setState({ scope: null });
  openDialog("credits");
}

/** Opens the review of the credit lines that the selected stills have. */
export async function openCreditsOfSelection(): Promise<void> {
  const stills = stillsOf(selectedState.getState());
  if (stills === null) return;
  const held = await orTell(() => ask("credits.scope", { stills }));
  if (held === null) return;
  creditScope.setState({ scope: { id: held.scope, lines: held.lines } });
  openDialog("credits");
}
