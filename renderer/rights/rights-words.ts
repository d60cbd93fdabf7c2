import type { Alteration, CreditDuty } from "../../shared/rights/grant.ts";
import type { HolderRole } from "../../shared/rights/layer.ts";
import type { Tracing } from "../../shared/rights/layer-record.ts";
import { momentInWords } from "../../shared/rights/reason-words.ts";
import type { ReleaseState } from "../../shared/rights/release.ts";
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

/** How credit is owed, within a sentence. */
export const creditDutyNames: Readonly<Record<CreditDuty, string>> = {
  "not-required": "not required",
  required: "required",
  adjacent: "required beside the picture",
  "on-image": "required on the picture",
  "credits-area": "required in the list of credits",
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

/** How far a release goes, within a sentence. */
export const releaseStateNames: Readonly<Record<ReleaseState, string>> = {
  none: "there is none",
  "not-applicable": "not applicable",
  unlimited: "unlimited",
  limited: "limited: to be read",
};

/** Whether a holder was found, with the log of the search. */
export function tracingInWords({ untraced, log }: Tracing): string {
  const steps = log.map(
    ({ source, date, outcome }) =>
      `${source}, ${momentInWords({ at: date, zone: null })}: ${outcome}`,
  );
  return [untraced ? "the holder could not be found" : "the holder is found", ...steps].join("; ");
}
