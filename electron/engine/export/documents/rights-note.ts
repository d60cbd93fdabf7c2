import type { Pass } from "../../../../shared/rights/gate.ts";
import { momentInWords } from "../../../../shared/rights/reason-words.ts";
import type { RightsRequest } from "../../../../shared/rights/request.ts";
import type { HandOutFile } from "../hand-out.ts";
import { firstEnd } from "../permitted.ts";
import { termsApart } from "../terms-going-out.ts";

type Passed = Pick<HandOutFile, "pass">;

/** What whoever prints a still has to know of its rights, a line each. */
export function rightsNote(still: HandOutFile, request: RightsRequest): string[] {
  const until = untilWhen(still, request);
  const conditions = conditionsInWords(still.pass);
  const { copyrightNotice, usageTerms, instructions } = still;
  const recorded = [copyrightNotice, ...termsApart(usageTerms), instructions]
    .map((line) => line.replaceAll(/\s+/gu, " ").trim())
    .filter((line) => line !== "" && !conditions.some((condition) => condition.includes(line)));
  return [
    ...new Set([`${until.charAt(0).toUpperCase()}${until.slice(1)}.`, ...conditions, ...recorded]),
  ];
}

/** What permits a still now ends with the grant that ends first. */
export function untilWhen({ pass }: Passed, { zone }: RightsRequest): string {
  if (pass === null || pass.override !== null || pass.status === "unknown")
    return "no permission is on record; ask before use";
  const first = firstEnd(pass, zone);
  return first === null ? "no end is on record" : `until ${momentInWords(first)}`;
}

/** What binds whoever prints it, each once. */
export function conditionsInWords(pass: Pass | null): string[] {
  const binding = pass?.reasons.filter(({ effect }) => effect === "conditions") ?? [];
  return [...new Set(binding.map(({ words }) => words.replaceAll(/\s+/gu, " ")))];
}
