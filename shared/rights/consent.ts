import type { RightsReason } from "./reason.ts";
import type { RightsRequest } from "./request.ts";
import type { StillRights } from "./still-rights.ts";

/**
 * What performers and others shown have to say. A still that a performer killed goes nowhere, and one that
 * awaits an answer neither: a contract that gives a say gives it before the picture is out. Whether silence
 * past its time is consent is for the contract to tell, so that is a condition.
 */
export function consents(rights: StillRights, request: RightsRequest): RightsReason[] {
  return [...approvals(rights), ...missingReleases(rights, request)];
}

function approvals({ approvals: given }: StillRights): RightsReason[] {
  return given.flatMap(({ state, performer: { name }, by, on }): RightsReason[] => {
    const said = { performer: name, by, on };
    switch (state) {
      case "killed":
        return [{ kind: "killed", effect: "blocks", ...said }];
      case "pending":
        return [{ kind: "approval-pending", effect: "blocks", ...said }];
      case "expired":
        return [{ kind: "approval-expired", effect: "conditions", ...said }];
      case "approved":
        return [{ kind: "approved", effect: "notes", ...said }];
      case "not-required":
        return [];
    }
  });
}

/** A missing release forbids advertising; of a minor it asks for care in every use. A limited one has to be read. */
function missingReleases({ releases }: StillRights, { use }: RightsRequest): RightsReason[] {
  return releases.flatMap(({ kind, state, of }): RightsReason[] => {
    if (state === "limited")
      return [{ kind: "release-limited", effect: "conditions", release: kind, of }];
    if (state !== "none") return [];
    const missing = { kind: "release-missing", release: kind, of } as const;
    if (use === "commercial") return [{ ...missing, effect: "blocks" }];
    return kind === "minor" ? [{ ...missing, effect: "conditions" }] : [];
  });
}
