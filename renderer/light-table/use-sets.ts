import { useEffect, useState } from "react";
import { useStore } from "zustand";
import type { StillSet } from "../../shared/contract/sets.ts";
import { ask } from "../archive.ts";
import { archiveState } from "../state/archive-state.ts";
import { orTellUnlessClosed } from "../state/notices.ts";

/** All sets, asked for when they are shown and when something changed. */
export function useSets(): readonly StillSet[] {
  const [sets, setSets] = useState<readonly StillSet[]>([]);
  const version = useStore(archiveState, (archive) => archive.overviewVersion);
  useEffect(() => {
    let current = true;
    void orTellUnlessClosed(async () => {
      const answer = await ask("sets.list", {});
      if (current) setSets(answer);
    });
    return () => {
      current = false;
    };
  }, [version]);
  return sets;
}
