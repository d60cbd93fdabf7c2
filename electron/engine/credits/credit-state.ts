import type { CreditState } from "../../../shared/credit.ts";
import type { ParsedCredit } from "./parse-credit.ts";

/** Whether a line could be read whole, but for parties that may be anything, or not at all. */
export function stateOf({
  parts,
  restrictions,
  licence,
  acquisition,
  film,
}: ParsedCredit): CreditState {
  if (parts.some(({ role }) => role === null)) return "open";
  const isRead =
    parts.length > 0 ||
    restrictions.length > 0 ||
    licence !== null ||
    acquisition !== null ||
    film !== null;
  return isRead ? "read" : "unread";
}
