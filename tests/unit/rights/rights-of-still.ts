import type { Grant } from "../../../shared/rights/grant.ts";
import type { EffectiveLayer } from "../../../shared/rights/inherit.ts";
import { inherit } from "../../../shared/rights/inherit.ts";
import type { Layer } from "../../../shared/rights/layer.ts";
import { unsaid, type LayerValues } from "../../../shared/rights/layer-record.ts";
import type { RightsRequest } from "../../../shared/rights/request.ts";
import type { StillRights } from "../../../shared/rights/still-rights.ts";

/** A still of which nothing is known but its credit line. */
export const nothingKnown: StillRights = {
  kind: "scene",
  personsShown: 0,
  creditLine: "Photo: Christopher Doyle",
  words: [],
  layers: [],
  grants: [],
  embargoes: [],
  approvals: [],
  releases: [],
};

/** Press use in Germany on a day in May, in no language. */
export const pressInGermany: RightsRequest = {
  use: "press",
  territory: "DE",
  date: "2026-05-07",
  zone: "Europe/Berlin",
  language: null,
};

/** Press allowed everywhere and for ever, for photograph and film. */
export const pressAllowed: Grant = {
  kind: "allow",
  layers: ["photograph", "film"],
  uses: ["press"],
  territories: { included: [], excluded: [] },
  languages: [],
  start: null,
  end: null,
  licensee: "",
  reference: "",
  unaltered: [],
  printRun: null,
  credit: null,
  terms: "",
};

/** A still with these grants of its own. */
export function granted(...grants: Partial<Grant>[]): StillRights {
  return {
    ...nothingKnown,
    grants: grants.map((grant) => ({ ...pressAllowed, ...grant, from: { kind: "still" } })),
  };
}

/** What a still itself says of a layer. */
export function ownLayer(layer: Layer, values: Partial<LayerValues>): EffectiveLayer {
  return inherit(layer, [{ from: { kind: "still" }, values: { ...unsaid, ...values } }]);
}
