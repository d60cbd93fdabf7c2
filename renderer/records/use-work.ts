import { useState } from "react";

/** From here on what goes on is said, ms. */
const LONG_MS = 1000;

export type Work = {
  /** Begins it, unless it is under way. */
  readonly begin: () => void;
  readonly underWay: boolean;
  /** It has been under way for so long that whoever waits wants to know. */
  readonly long: boolean;
};

/** Something that is done once at a time, and may take long. */
export function useWork(work: () => Promise<void>): Work {
  const [state, setState] = useState<"none" | "under way" | "long">("none");
  const begin = (): void => {
    if (state !== "none") return;
    setState("under way");
    const later = setTimeout(() => setState("long"), LONG_MS);
    void work().finally(() => {
      clearTimeout(later);
      setState("none");
    });
  };
  return { begin, underWay: state !== "none", long: state === "long" };
}
