import type { Alteration } from "../../shared/rights/grant.ts";
import type { HolderRole } from "../../shared/rights/layer.ts";
import { useNames, type Use } from "../../shared/rights/use.ts";

/** What each use is called; under a name that is not taken for a hook where it stands in a component. */
export const namesOfUses: Readonly<Record<Use, string>> = useNames;

/** What an agent is to a layer. */
export const holderRoleNames: Readonly<Record<HolderRole, string>> = {
  owner: "Owner",
  licensor: "Licensor",
  supplier: "Supplier",
  distributor: "Distributor",
};

/** What may not be done to a picture, after "may not be". */
export const alterationNames: Readonly<Record<Alteration, string>> = {
  crop: "cropped",
  flip: "flipped",
  retouch: "retouched",
  colourise: "colourised",
  decolourise: "made black and white",
  merge: "merged with other pictures",
};
