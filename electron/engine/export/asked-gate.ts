import type { AskedGate } from "../../../shared/contract/export.ts";
import type { RightsGate } from "../../../shared/rights/gate.ts";
import { dayAt, zoneHere } from "../../../shared/rights/moment.ts";
import { whoWorks } from "../catalog/who.ts";

/** What was asked of the gate, with today and the time zone of this computer where none is stated, and who overrides. */
export function gateOf({ request, strictness, read, override }: AskedGate): RightsGate {
  const zone = request.zone ?? zoneHere();
  return {
    request: {
      use: request.use,
      territory: request.territory,
      date: request.date ?? dayAt(Date.now(), zone),
      zone,
      language: request.language ?? null,
    },
    strictness,
    read,
    override:
      override === null ? null : { ...override, by: whoWorks(), at: new Date().toISOString() },
  };
}
