import { asProposed, type Ticks } from "./ticks.ts";
import type { CaptionDraft } from "./use-caption-preview.ts";

/** Captions that were given to be taken in, and what was said of them. */
export type KeptSheet = { readonly draft: CaptionDraft; readonly ticks: Ticks };

let kept: KeptSheet | null = null;

/** What was left when the dialog was last open. */
export function keptSheet(): KeptSheet | null {
  return kept;
}

/**
 * Keeps what is left, for the next time; says whether there is anything. The list among which stills were looked for is
 * another by then; and what was said of rows of a file, which may be another too, is not kept.
 */
export function keepSheet({ draft, ticks }: KeptSheet): boolean {
  const { source, match, within } = draft;
  const isPasted = "text" in source;
  if (isPasted && source.text.trim() === "") {
    kept = null;
    return false;
  }
  const isHeld = isPasted && within === null;
  kept = {
    draft: {
      ...draft,
      within: null,
      match: match === "order" ? "auto" : match,
      choices: isHeld ? draft.choices : new Map(),
    },
    ticks: isHeld ? ticks : asProposed,
  };
  return true;
}

/** It was taken in or given up, or is of another archive. */
export function dropSheet(): void {
  kept = null;
}
