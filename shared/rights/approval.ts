/** What became of a performer's say in a still. `expired`: the time to answer is over, without an answer. */
export const approvalStates = ["pending", "approved", "killed", "not-required", "expired"] as const;
export type ApprovalState = (typeof approvalStates)[number];

/** What each is called, within a sentence. */
export const approvalStateNames: Readonly<Record<ApprovalState, string>> = {
  pending: "pending",
  approved: "approved",
  killed: "killed",
  "not-required": "not required",
  expired: "expired",
};

/** A performer's say in a still. */
export type Approval = {
  readonly performer: { readonly id: number; readonly name: string };
  readonly state: ApprovalState;
  /** Who said so, and on which day; empty where that is not known. */
  readonly by: string;
  readonly on: string;
  /** The clause of the contract, in words. */
  readonly rule: string;
  readonly note: string;
};

/** How many of a performer's stills have to be approved, in hundredths: alone in the picture, and with others. */
export type ApprovalRule = { readonly solo: number; readonly group: number };

/** The customary one. */
export const customaryRule: ApprovalRule = { solo: 50, group: 75 };

/** Stills of one performer, counted by state. */
export type ApprovalCount = Readonly<Record<ApprovalState, number>> & {
  /** Those that need approval: all but `not-required`. */
  readonly submitted: number;
  /** Of those, the hundredths approved, not rounded; null when there are none. */
  readonly share: number | null;
  /** Whether as many are approved as the rule asks. */
  readonly reached: boolean;
};

/** Stills of one performer by their state, against what the rule asks of them. */
export function countApprovals(states: readonly ApprovalState[], asked: number): ApprovalCount {
  const of = (state: ApprovalState): number => states.filter((one) => one === state).length;
  const counts = {
    pending: of("pending"),
    approved: of("approved"),
    killed: of("killed"),
    "not-required": of("not-required"),
    expired: of("expired"),
  };
  const submitted = states.length - counts["not-required"];
  const share = submitted === 0 ? null : (counts.approved / submitted) * 100;
  return { ...counts, submitted, share, reached: counts.approved * 100 >= asked * submitted };
}
