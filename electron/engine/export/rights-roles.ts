import { holderRoles, type HolderRole } from "../../../shared/rights/layer.ts";
import type { RightsParty } from "../catalog/record.ts";
import { wellKnownParties } from "../credits/gazetteer/gazetteer.ts";

/** Parties by what they are to the picture; names in the order they were said. */
export type RightsRoles = {
  readonly owners: readonly string[];
  readonly suppliers: readonly string[];
  readonly licensors: readonly string[];
  readonly distributors: readonly { readonly name: string; readonly uri: string }[];
};

/**
 * Sorts the rights records of a still by role. A holder tagged by the archivist has no role of its
 * own yet and is the owner, which is what holding rights means in a copyright notice; but no agency
 * or archive known as a supplier, and no company called a distributor, is said to own the copyright
 * because somebody tagged it: that would be a claim nobody made.
 */
export function rightsRoles(parties: readonly RightsParty[]): RightsRoles {
  const named = (role: string): string[] =>
    parties.filter((party) => roleOf(party) === role).map(({ name }) => name);
  return {
    owners: named("owner"),
    suppliers: named("supplier"),
    licensors: named("licensor"),
    distributors: parties
      .filter((party) => roleOf(party) === "distributor")
      .map(({ name, uuid }) => ({ name, uri: `urn:uuid:${uuid}` })),
  };
}

/** The parties that have one of these four roles, each with the one that it has, in the order they were said. */
export function partiesInRoles(
  parties: readonly RightsParty[],
): { readonly uuid: string; readonly name: string; readonly role: HolderRole }[] {
  return parties.flatMap((party) => {
    const role = holderRoles.find((one) => one === roleOf(party));
    return role === undefined ? [] : [{ uuid: party.uuid, name: party.name, role }];
  });
}

const distributorWords =
  /\b(?:distribution|distributors?|distributing|releasing|verleih)\b|发行|發行|配給/iu;

function roleOf({ name, role, origin }: RightsParty): string {
  if (role !== "owner" || origin === "file") return role;
  const kind = wellKnownParties.kindOf(name);
  if (kind === "agency" || kind === "archive") return "supplier";
  return distributorWords.test(name) ? "distributor" : "owner";
}
