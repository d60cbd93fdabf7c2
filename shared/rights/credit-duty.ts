import type { CreditDuty } from "./grant.ts";
import type { RightsReason } from "./reason.ts";
import type { StillRights } from "./still-rights.ts";

/** How credit is owed, within a sentence. */
export const creditDutyNames: Readonly<Record<CreditDuty, string>> = {
  "not-required": "not required",
  required: "required",
  adjacent: "required beside the picture",
  "on-image": "required on the picture",
  "credits-area": "required in the list of credits",
};

/**
 * The credit that is owed. With a line to print it is no more than a note, for the line goes out with the
 * still; without one somebody has to find it.
 */
export function creditOwed(duty: CreditDuty | null, rights: StillRights): RightsReason[] {
  if (duty === null || duty === "not-required") return [];
  const line = creditLineOf(rights);
  if (line === "") return [{ kind: "credit-missing", effect: "conditions" }];
  return [{ kind: "credit", effect: "notes", duty, line }];
}

/** The line a still goes out with: that of its rights records where one is said, else its own. */
export function creditLineOf({ layers, creditLine }: StillRights): string {
  return recordedCreditLine(layers) ?? creditLine;
}

/** The line that the rights records of a still say; null where none does. */
export function recordedCreditLine(layers: StillRights["layers"]): string | null {
  for (const layer of ["photograph", "film"] as const) {
    const said = layers.find((one) => one.layer === layer)?.creditLine;
    if (said !== undefined && said !== null && said.value !== "") return said.value;
  }
  return null;
}
