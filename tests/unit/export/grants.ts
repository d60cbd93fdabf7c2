import type { ToldReason } from "../../../shared/contract/rights.ts";
import type { KeptStillRights } from "../../../shared/rights/kept.ts";
import type { Territories } from "../../../shared/rights/territory.ts";

type Of<List extends "grants" | "embargoes"> = KeptStillRights[List][number];

/** A permission of press use until the end of 2026; `changes` replace parts of it. */
export function grant(territories: Territories, changes: Partial<Of<"grants">> = {}): Of<"grants"> {
  return {
    id: 1,
    uuid: "0b7f5a52-6f0c-4a86-9a6c-0d5e5a1b0c41",
    kind: "allow",
    layers: ["photograph"],
    uses: ["press"],
    territories,
    languages: [],
    start: null,
    end: { at: "2026-12-31", zone: null },
    licensor: null,
    licensee: "Berlinale",
    reference: "L-007",
    unaltered: [],
    printRun: null,
    credit: null,
    terms: "",
    note: "",
    documents: [],
    from: { kind: "still" },
    ...changes,
  };
}

/** That the still went out by {@link grant}. */
export const granted: Extract<ToldReason, { readonly kind: "granted" }> = {
  effect: "notes",
  kind: "granted",
  layer: "photograph",
  reference: "L-007",
  licensee: "Berlinale",
  end: { at: "2026-12-31", zone: null },
  from: { kind: "still" },
  words: "Granted.",
};

/** An embargo until a day or moment in Paris. */
export function embargo(at: string): Of<"embargoes"> {
  return {
    id: 1,
    uuid: "0b7f5a52-6f0c-4a86-9a6c-0d5e5a1b0c42",
    until: { at, zone: "Europe/Paris" },
    reference: "",
    note: "",
    from: { kind: "still" },
  };
}
