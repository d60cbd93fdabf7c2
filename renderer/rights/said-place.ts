import type { RightsPlaceAsked } from "../../shared/contract/rights.ts";
import type { Stills } from "../../shared/contract/schemas.ts";
import type { RightsPlace } from "../../shared/rights/inherit.ts";
import type { StillId } from "../../shared/still.ts";
import { counted } from "../ui/numbers.ts";

/** Where rights are looked at and said: of a still, of several, of a film, of a rights holder in general. */
export type SaidPlace =
  | { readonly kind: "still"; readonly id: StillId }
  | { readonly kind: "stills"; readonly stills: Stills; readonly count: number }
  | { readonly kind: "film"; readonly id: number; readonly name: string }
  | { readonly kind: "holder"; readonly id: number; readonly name: string };

/** The stills of such a place. */
export function stillsIn(place: Extract<SaidPlace, { kind: "still" | "stills" }>): Stills {
  return place.kind === "still" ? { ids: [place.id] } : place.stills;
}

/** The place as the engine is told it. */
export function placeAsked(place: SaidPlace): RightsPlaceAsked {
  switch (place.kind) {
    case "still":
      return { stills: { ids: [place.id] } };
    case "stills":
      return { stills: place.stills };
    case "film":
      return { film: place.id };
    case "holder":
      return { holder: place.id };
  }
}

/**
 * The name of a place among the forms that are open. What is written for a selection is for whatever is selected
 * when it is recorded: its title says how many that are.
 */
export function placeKey(place: SaidPlace): string {
  return place.kind === "stills" ? "stills" : `${place.kind} ${String(place.id)}`;
}

/** Whether something is said at this very place, not inherited. */
export function isHere(from: RightsPlace, place: SaidPlace): boolean {
  if (from.kind === "still") return place.kind === "still" || place.kind === "stills";
  return from.kind === place.kind && from.id === place.id;
}

/** Of what it would hold, within a sentence. */
export function placeInWords(place: SaidPlace): string {
  switch (place.kind) {
    case "still":
      return "this still";
    case "stills":
      return `the ${counted(place.count, "selected still")}`;
    case "film":
      return `all stills of ${place.name}`;
    case "holder":
      return `all that ${place.name} holds`;
  }
}

/** Of how many of several stills something is, where it is not of all; empty otherwise. */
export function shareInWords(place: SaidPlace, stills: number | undefined): string {
  if (place.kind !== "stills" || stills === undefined || stills === place.count) return "";
  return `on ${String(stills)} of the ${String(place.count)}`;
}
