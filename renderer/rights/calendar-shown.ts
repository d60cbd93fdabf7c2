import { createStore } from "zustand/vanilla";
import { openDialog } from "../state/view.ts";
import type { SaidPlace } from "./said-place.ts";

type RecordPlace = Extract<SaidPlace, { kind: "film" | "holder" }>;

/** Of what the calendar was opened; null for the whole archive. */
export const calendarShown = createStore<{ readonly of: RecordPlace | null }>(() => ({ of: null }));

/** Opens the calendar of rights, of a film or a rights holder, or with null of all. */
export function openCalendar(of: RecordPlace | null): void {
  calendarShown.setState({ of });
  openDialog("rights-calendar");
}
