import type { AskedGate, CheckedFile, ExportPlan } from "../../shared/contract/export.ts";
import type { Seen, SeenOverridden, Strictness } from "../../shared/rights/gate.ts";
import type { RightsRequest } from "../../shared/rights/request.ts";
import type { StillId } from "../../shared/still.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { requestOf, type AskedInWindow } from "../rights/asked-of-rights.ts";
import { useBegun } from "./begun-form.ts";

/** Stills with the mark of what was shown of them when they were ticked. */
type Ticked = ReadonlyMap<StillId, string>;

/** What is handed out for, and what whoever hands out decided on stills that are not clear. */
export type GateState = {
  /** Null until it is known for what was handed out last. */
  readonly asked: AskedInWindow | null;
  readonly change: (change: Partial<AskedInWindow>) => void;
  readonly strict: boolean;
  readonly setStrict: (strict: boolean) => void;
  /** What the plan is asked with: nothing is decided before it is seen. */
  readonly undecided: AskedGate | null;
  readonly isRead: (file: CheckedFile) => boolean;
  readonly setRead: (files: readonly CheckedFile[], read: boolean) => void;
  readonly isOverridden: (file: CheckedFile) => boolean;
  readonly setOverridden: (file: CheckedFile, overridden: boolean) => void;
  /** Why the overridden go out. */
  readonly reason: string;
  readonly setReason: (reason: string) => void;
  /** Why a still goes out, where that is another reason than of the rest; empty where it is the same. */
  readonly ownReason: (still: StillId) => string;
  readonly setOwnReason: (still: StillId, reason: string) => void;
  /** For stills that are too many to list: what is conditional or unknown goes out without being seen. */
  readonly allRead: boolean;
  readonly setAllRead: (read: boolean) => void;
};

/**
 * Asks for what stills are handed out, beginning with what was asked last, and remembers the ticks. What is unknown is
 * treated as the profile says until somebody says otherwise. An export that is made once more is asked for what it was
 * `before`, today.
 */
export function useGate(
  form: string,
  ofProfile: Strictness,
  before: RightsRequest | null,
): GateState {
  const { answer: last } = useAnswer("export.defaults", {}, () => 0);
  const [changed, setChanged] = useBegun<Partial<AskedInWindow>>(
    form,
    "request",
    before === null ? {} : { use: before.use, territory: before.territory },
  );
  const [strictness, setStrictness] = useBegun<AskedGate["strictness"] | null>(
    form,
    "strictness",
    null,
  );
  const [read, setRead] = useBegun<Ticked>(form, "read", new Map());
  const [overridden, setOverridden] = useBegun<Ticked>(form, "overridden", new Map());
  const [reason, setReason] = useBegun(form, "reason", "");
  const [ownReasons, setOwnReasons] = useBegun<ReadonlyMap<StillId, string>>(
    form,
    "own reasons",
    new Map(),
  );
  const [allRead, setAllRead] = useBegun(form, "all read", false);
  const asked =
    last === null ? null : { use: last.use, territory: last.territory, date: "", ...changed };
  const now = strictness ?? ofProfile;
  return {
    asked,
    change: (change) => setChanged((old) => ({ ...old, ...change })),
    strict: now === "strict",
    setStrict: (strict) => setStrictness(strict ? "strict" : "ask"),
    undecided:
      asked === null
        ? null
        : { request: requestOf(asked), strictness: now, read: [], override: null },
    isRead: (file) => read.get(file.still) === file.rights.seen,
    setRead: (files, tick) => setRead((old) => ticked(old, files, tick)),
    isOverridden: (file) => overridden.get(file.still) === file.rights.seen,
    setOverridden: (file, tick) => setOverridden((old) => ticked(old, [file], tick)),
    reason,
    setReason,
    ownReason: (still) => ownReasons.get(still) ?? "",
    setOwnReason: (still, own) => setOwnReasons((old) => new Map(old).set(still, own)),
    allRead,
    setAllRead,
  };
}

function ticked(before: Ticked, files: readonly CheckedFile[], tick: boolean): Ticked {
  const after = new Map(before);
  for (const { still, rights } of files) {
    if (tick) after.set(still, rights.seen);
    else after.delete(still);
  }
  return after;
}

/** A plan by what becomes of its stills. */
export type Sorted = {
  /** Conditional, and unknown unless that is held back. */
  readonly toRead: readonly CheckedFile[];
  readonly blocked: readonly CheckedFile[];
  readonly unfilled: readonly CheckedFile[];
  /** How many would go out now. */
  readonly goOut: number;
};

/** Sorts the stills of a plan by what they need. */
export function sorted(plan: ExportPlan, gate: GateState): Sorted {
  const { files } = plan;
  const needsReading = ({ rights: { status } }: CheckedFile): boolean =>
    status === "conditional" || (status === "unknown" && !gate.strict);
  const isBlocked = (file: CheckedFile): boolean =>
    file.rights.status !== "clear" && !needsReading(file);
  const goesOut = (file: CheckedFile): boolean =>
    file.unfilled.length === 0 &&
    !file.remarks.some(({ kind }) => kind === "heldBack") &&
    (file.rights.status === "clear" ||
      (needsReading(file) && gate.isRead(file)) ||
      (isBlocked(file) && gate.isOverridden(file)));
  return {
    toRead: files.filter(needsReading),
    blocked: files.filter(isBlocked),
    unfilled: files.filter(({ unfilled }) => unfilled.length > 0),
    goOut: files.filter(goesOut).length,
  };
}

/** What the export is asked with, once the plan was seen. */
export function decided(plan: ExportPlan, gate: GateState, { toRead, blocked }: Sorted): AskedGate {
  const { use, territory, date, zone } = plan.request;
  const seen = (files: readonly CheckedFile[]): Seen[] =>
    files.map(({ still, rights }) => ({ still, seen: rights.seen }));
  const of = seen(blocked.filter(gate.isOverridden)).map((one) => {
    const own = gate.ownReason(one.still).trim();
    return own === "" ? one : { ...one, reason: own };
  });
  return {
    request: { use, territory, date, zone },
    strictness: gate.strict ? "strict" : "ask",
    read: seen(toRead.filter(gate.isRead)),
    override: of.length === 0 ? null : { reason: commonReason(gate.reason, of), of },
  };
}

/** That of the rest; where each has a reason of its own there is no rest. */
function commonReason(written: string, of: readonly SeenOverridden[]): string {
  if (written.trim() !== "" || of.some(({ reason }) => reason === undefined)) return written;
  return of[0]?.reason ?? "";
}
