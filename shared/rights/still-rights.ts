import type { StillKind } from "../still.ts";
import type { Approval } from "./approval.ts";
import type { Grant } from "./grant.ts";
import type { EffectiveLayer, RightsPlace } from "./inherit.ts";
import type { Moment } from "./moment.ts";
import type { Release } from "./release.ts";

/** That a still may not go out before a moment. Its zone is always stated. */
export type Embargo = {
  readonly until: Moment & { readonly zone: string };
  readonly reference: string;
  readonly note: string;
};

/** All that is known of the rights in a still, its own and what it inherits. */
export type StillRights = {
  readonly kind: StillKind | null;
  /** How many it shows at least of whom somebody said so. */
  readonly personsShown: number;
  /** The line it is credited with; empty when there is none. */
  readonly creditLine: string;
  /** Words that came with it: usage terms and instructions. */
  readonly words: readonly string[];
  /** Those of which anything is said. */
  readonly layers: readonly EffectiveLayer[];
  readonly grants: readonly (Grant & { readonly from: RightsPlace })[];
  readonly embargoes: readonly (Embargo & { readonly from: RightsPlace })[];
  readonly approvals: readonly (Approval & { readonly from: RightsPlace })[];
  readonly releases: readonly (Release & { readonly from: RightsPlace })[];
};
