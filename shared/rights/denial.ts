import { speaks, windowOf } from "./grant.ts";
import { miningMeans } from "./mining.ts";
import { overlaps } from "./period.ts";
import type { RightsReason } from "./reason.ts";
import { periodOf, type RightsRequest } from "./request.ts";
import type { StillRights } from "./still-rights.ts";
import { countriesOf, coverOf } from "./territory.ts";

/**
 * What is denied of a request, whatever else allows it. A denial for some countries, or some languages, of a
 * request for all of them leaves it possible without these.
 */
export function denials(rights: StillRights, request: RightsRequest): RightsReason[] {
  return [...deniedByGrants(rights, request), ...deniedByWish(rights, request)];
}

function deniedByGrants(rights: StillRights, request: RightsRequest): RightsReason[] {
  const period = periodOf(request);
  return rights.grants.flatMap((grant): RightsReason[] => {
    if (grant.kind !== "deny") return [];
    if (grant.uses.length > 0 && !grant.uses.includes(request.use)) return [];
    const where = coverOf(grant.territories, request.territory);
    const tongue = speaks(grant, request.language);
    if (where === "none" || tongue === "none") return [];
    if (!overlaps(windowOf(grant, request.zone), period)) return [];
    const isPart = where === "some" || tongue === "some";
    return [
      {
        kind: "denied",
        effect: isPart ? "conditions" : "blocks",
        reference: grant.reference,
        territories: where === "some" ? countriesOf(grant.territories) : [],
        languages: tongue === "some" ? grant.languages : [],
        from: grant.from,
      },
    ];
  });
}

function deniedByWish(rights: StillRights, request: RightsRequest): RightsReason[] {
  if (request.use !== "mining") return [];
  return rights.layers.flatMap(({ layer, mining }): RightsReason[] => {
    if (mining === null) return [];
    const means = miningMeans(mining.value);
    if (means !== "denies" && means !== "conditions") return [];
    const effect = means === "denies" ? "blocks" : "conditions";
    return [{ kind: "mining-wish", effect, layer, wish: mining.value }];
  });
}
