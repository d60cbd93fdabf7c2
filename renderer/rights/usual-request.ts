import { useEffect } from "react";
import { createStore } from "zustand/vanilla";
import { useStore } from "zustand";
import { firstUsual, type UsualRequest } from "../../shared/rights/usual.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { archiveState, isOpen } from "../state/archive-state.ts";

/** What the archive is usually asked for: the marks on the light table and searches tell the status for it. */
export const usualRequest = createStore<UsualRequest>(() => firstUsual);

/** Keeps it as the archive has it; used once, by the whole window. */
export function useUsualRequest(): void {
  const open = useStore(archiveState, isOpen);
  const { answer } = useAnswer(
    "rights.usual",
    open ? {} : null,
    (archive) => archive.overviewVersion,
  );
  useEffect(() => {
    if (answer !== null) usualRequest.setState(answer);
  }, [answer]);
}
