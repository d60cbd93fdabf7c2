import type { ToldReason } from "../contract/rights.ts";
import type { RightsStatus, StillId } from "../still.ts";
import type { RightsRequest } from "./request.ts";

/** What becomes of stills of whose rights too little is known: they need the same tick as conditions, or stay here. */
export const strictnesses = ["ask", "strict"] as const;
export type Strictness = (typeof strictnesses)[number];

/** A still with the mark of the status and reasons that were shown when it was decided on. */
export type Seen = { readonly still: StillId; readonly seen: string };

/** A still that goes out against its rights, with a reason of its own where that is another than of the rest. */
export type SeenOverridden = Seen & { readonly reason?: string | undefined };

/** Who decided to hand out stills that their rights hold back, when and why. */
export type Override = { readonly reason: string; readonly by: string; readonly at: string };

/** What is handed out for, and what somebody decided on stills that are not clear. */
export type RightsGate = {
  readonly request: RightsRequest;
  readonly strictness: Strictness;
  /** Whose conditions were read: all there are at copying, or those that were shown. */
  readonly read: "all" | readonly Seen[];
  readonly override: (Override & { readonly of: "all" | readonly SeenOverridden[] }) | null;
};

/** How the rights of a still stand for a request. */
export type Standing = {
  readonly status: RightsStatus;
  readonly reasons: readonly ToldReason[];
  /** Says in a few characters which status and reasons these are, and for what. */
  readonly seen: string;
};

/** With what a still went out. */
export type Pass = {
  readonly status: RightsStatus;
  readonly reasons: readonly ToldReason[];
  /** Null when nothing was to be overridden. */
  readonly override: Override | null;
};

/**
 * Whether the rights of a still let it out; otherwise why not, in words. What is clear goes; conditions, and by
 * default also what is unknown, go once they were read; whatever is held back goes with an override. A decision
 * on what was shown says nothing of a still whose rights have changed since.
 */
export function passOrReasons(
  still: StillId,
  { status, reasons, seen }: Standing,
  { strictness, read, override }: RightsGate,
): Pass | readonly string[] {
  const entryIn = (of: readonly SeenOverridden[]): SeenOverridden | undefined =>
    of.find((one) => one.still === still && one.seen === seen);
  const includes = (of: "all" | readonly Seen[]): boolean =>
    of === "all" || entryIn(of) !== undefined;
  const isReadable = status === "conditional" || (status === "unknown" && strictness === "ask");
  if (status === "clear" || (isReadable && includes(read)))
    return { status, reasons, override: null };
  if (override !== null && includes(override.of)) {
    const { of, reason, by, at } = override;
    const own = of === "all" ? undefined : entryIn(of)?.reason;
    return { status, reasons, override: { reason: own ?? reason, by, at } };
  }
  const weighing = reasons.filter(({ effect }) => effect !== "notes").map(({ words }) => words);
  return [whyHeld(status, isReadable), ...weighing];
}

function whyHeld(status: RightsStatus, isReadable: boolean): string {
  if (!isReadable) return `Its rights are ${status}.`;
  return status === "unknown"
    ? "Its rights are unknown, and nobody has said that this was read."
    : "Its rights are conditional, and nobody has said that the conditions were read.";
}
