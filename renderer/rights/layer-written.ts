import { inherit, type EffectiveLayer } from "../../shared/rights/inherit.ts";
import type { CreditDuty, DocumentReference } from "../../shared/rights/grant.ts";
import type { HolderRole, Layer } from "../../shared/rights/layer.ts";
import type { Tracing } from "../../shared/rights/layer-record.ts";
import type { MiningWish } from "../../shared/rights/mining.ts";

/** A holder that is chosen: there already, or to be made under a name. */
export type HolderWritten = {
  readonly id: number | null;
  readonly name: string;
  readonly role: HolderRole;
};

/** What a form says of a layer: null takes away what is said there, what is left out stays as it is. */
export type LayerChanges = {
  readonly status?: string | null;
  readonly holders?: readonly HolderWritten[] | null;
  readonly creditLine?: string | null;
  readonly credit?: CreditDuty | null;
  readonly usageTerms?: string | null;
  readonly mining?: MiningWish | null;
  readonly tracing?: Tracing | null;
  readonly note?: string | null;
  readonly documents?: readonly DocumentReference[] | null;
};

/** What is being written of a layer. */
export type LayerForm = { readonly layer: Layer; readonly values: LayerChanges };

/** A layer of which nothing is said anywhere. */
export function nothingSaid(layer: Layer): EffectiveLayer {
  return inherit(layer, []);
}
