import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { StillSet } from "../../shared/contract/sets.ts";
import { ask } from "../archive.ts";
import { archiveState, isOpen } from "../state/archive-state.ts";
import { orTellUnlessClosed } from "../state/notices.ts";

/** The sets of the open archive, read once for all that show them. */
const setsState = createStore<{ readonly sets: readonly StillSet[] }>(() => ({ sets: [] }));

/** Keeps the sets as the archive has them. Returns the way to stop. */
export function followSets(): () => void {
  let latest = 0;
  return archiveState.subscribe((now, before) => {
    if (now.overviewVersion === before.overviewVersion) return;
    const mine = ++latest;
    const put = (sets: readonly StillSet[]): void => {
      if (mine === latest) setsState.setState({ sets });
    };
    if (!isOpen(now)) put([]);
    else void orTellUnlessClosed(async () => put(await ask("sets.list", {})));
  });
}

/** All sets by name. */
export function useSets(): readonly StillSet[] {
  return useStore(setsState, ({ sets }) => sets);
}
