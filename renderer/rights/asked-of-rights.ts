import type { AskedOfRights } from "../../shared/contract/rights.ts";
import type { Use } from "../../shared/rights/use.ts";
import { createStore } from "zustand/vanilla";

/** For what the window tells the status of stills. An empty date is the present moment. */
export type AskedInWindow = {
  readonly use: Use;
  readonly territory: string | null;
  readonly date: string;
};

/** It stays from still to still: who clears a set asks the same of each. */
export const askedOfRights = createStore<AskedInWindow>(() => ({
  use: "press",
  territory: null,
  date: "",
}));

/** The same as the engine is asked. */
export function requestOf({ use, territory, date }: AskedInWindow): AskedOfRights {
  return { use, territory, ...(date === "" ? {} : { date }) };
}
