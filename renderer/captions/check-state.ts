import { createStore } from "zustand/vanilla";
import type { LintRule } from "../../shared/caption/lint.ts";
import type { Stills } from "../../shared/contract/schemas.ts";
import { ask } from "../archive.ts";
import { archiveState, type Archive } from "../state/archive-state.ts";
import { orTell } from "../state/notices.ts";
import { searchState } from "../state/search.ts";
import { selectedState, stillsOf } from "../state/selected.ts";
import { openDialog } from "../state/view.ts";
import { FoundLines, type FoundByRule } from "./found-lines.ts";

export type CaptionCheck = {
  /** What is looked over: the selection, or all that is listed where nothing is selected. */
  readonly stills: Stills | null;
  readonly done: number;
  readonly total: number;
  /** How many stills something was found in. */
  readonly withFindings: number;
  /** By rule, in the order the rules stand in. */
  readonly found: ReadonlyMap<LintRule, FoundByRule>;
};

const nothing: CaptionCheck = {
  stills: null,
  done: 0,
  total: 0,
  withFindings: 0,
  found: new Map(),
};

export const checkState = createStore<CaptionCheck>(() => nothing);

/** So many stills are looked over in one go: a fraction of a second. */
const AT_ONCE = 200;

/** Looks over the captions of the selected stills, or of all listed ones. */
export function checkCaptions(): void {
  const { result, total } = searchState.getState();
  const selected = stillsOf(selectedState.getState());
  const all = result === null ? null : { result, ranges: [[0, total] as [number, number]] };
  checkState.setState({ ...nothing, stills: selected ?? all });
  openDialog("caption-check");
}

/**
 * Looks over the stills, and again whenever something has changed, until `signal` says to stop. One look is
 * brought to its end first: while stills are taken in something changes all the time.
 */
export async function keepLookingOver(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const looked = versionOf(archiveState.getState());
    await lookOver(signal);
    await changedSince(looked, signal);
  }
}

function versionOf({ stillsVersion, overviewVersion }: Archive): number {
  return stillsVersion + overviewVersion;
}

/** Resolves when the archive is another than it was at that version, or `signal` says to stop. */
async function changedSince(version: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const look = (): void => {
    if (signal.aborted || versionOf(archiveState.getState()) !== version) resolve();
  };
  const stop = archiveState.subscribe(look);
  signal.addEventListener("abort", look, { once: true });
  look();
  await promise;
  stop();
}

/**
 * Looks at the stills one part after the other until `signal` says to stop. What was found before stays shown
 * until all has been looked at again.
 */
async function lookOver(signal: AbortSignal): Promise<void> {
  const { stills, found: shown } = checkState.getState();
  if (stills === null) return;
  const lines = new FoundLines();
  let withFindings = 0;
  for (let done = 0, total = 1; done < total;) {
    const part = await orTell(() => ask("captions.check", { stills, from: done, count: AT_ONCE }));
    if (part === null || signal.aborted) return;
    for (const still of part.stills) lines.add(still);
    withFindings += part.stills.length;
    ({ total } = part);
    done = Math.min(total, done + AT_ONCE);
    const isAnew = shown.size > 0 && done < total;
    checkState.setState({ done, total, ...(isAnew ? {} : { withFindings, found: lines.found() }) });
  }
}
