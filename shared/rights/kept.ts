import type { Approval } from "./approval.ts";
import type { DocumentReference, Grant } from "./grant.ts";
import type { RightsPlace } from "./inherit.ts";
import type { Release } from "./release.ts";
import type { Embargo, StillRights } from "./still-rights.ts";

/** A record of the catalog by its key and its lasting name. */
type Kept = { readonly id: number; readonly uuid: string };

/** A grant as it is kept. */
export type KeptGrant = Grant &
  Kept & {
    readonly licensor: { readonly id: number; readonly name: string } | null;
    readonly note: string;
    readonly documents: readonly DocumentReference[];
  };
export type KeptEmbargo = Embargo & Kept;
export type KeptRelease = Release & Kept & { readonly documents: readonly DocumentReference[] };
/** An approval of a still; without a key where it follows from the rule of its film that there should be one. */
export type KeptApproval = Approval & { readonly id: number | null };

type From = { readonly from: RightsPlace };

/** The rights in a still with the keys of what they are made of. */
export type KeptStillRights = Omit<
  StillRights,
  "grants" | "embargoes" | "approvals" | "releases"
> & {
  readonly grants: readonly (KeptGrant & From)[];
  readonly embargoes: readonly (KeptEmbargo & From)[];
  readonly approvals: readonly (KeptApproval & From)[];
  readonly releases: readonly (KeptRelease & From)[];
};
