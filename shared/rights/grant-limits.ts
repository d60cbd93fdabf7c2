import type { Grant } from "./grant.ts";
import { creditDutyNames } from "./credit-duty.ts";
import { reasonInWords } from "./reason-words.ts";

/** What a grant asks of whoever uses the picture, in sentences: what may not be done to it, how many copies, which credit. */
export function grantLimits({
  unaltered,
  printRun,
  credit,
}: Pick<Grant, "unaltered" | "printRun" | "credit">): string[] {
  const effect = "conditions";
  return [
    ...(unaltered.length === 0
      ? []
      : [reasonInWords({ kind: "unaltered", effect, alterations: unaltered })]),
    ...(printRun === null ? [] : [reasonInWords({ kind: "print-run", effect, copies: printRun })]),
    ...(credit === null ? [] : [`Credit is ${creditDutyNames[credit]}.`]),
  ];
}
