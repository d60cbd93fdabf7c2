import type { AskedOfRights } from "../../shared/contract/rights.ts";
import type { UsualRequest } from "../../shared/rights/usual.ts";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { usualRequest } from "./usual-request.ts";

/** It stays from still to still: who clears a set asks the same of each. */
export const askedOfRights = createStore<{
  /** Null for what the archive is usually asked for. */
  readonly request: UsualRequest | null;
  /** A day; empty for the present moment. */
  readonly date: string;
}>(() => ({ request: null, date: "" }));

/** For what the window tells the status of stills. An empty date is the present moment. */
export type AskedInWindow = UsualRequest & { readonly date: string };

export function useAsked(): AskedInWindow {
  const usual = useStore(usualRequest);
  const { request, date } = useStore(askedOfRights);
  return { ...(request ?? usual), date };
}

/** The same for who is no part of the window's tree. */
export function askedNow(): AskedInWindow {
  const { request, date } = askedOfRights.getState();
  return { ...(request ?? usualRequest.getState()), date };
}

/** Whether a use and a country are what the archive is usually asked for. */
export function isUsual({ use, territory }: UsualRequest, usual: UsualRequest): boolean {
  return use === usual.use && territory === usual.territory;
}

/** The same as the engine is asked. */
export function requestOf({ use, territory, date }: AskedInWindow): AskedOfRights {
  return { use, territory, ...(date === "" ? {} : { date }) };
}
