import {
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from "react";
import { useStore } from "zustand";
import type {
  CreditGroup,
  CreditLineOfGroup,
  CreditPartOfLine,
  WhichLines,
} from "../../shared/contract/credits.ts";
import { creditRoleNames } from "../../shared/credit.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Kbd } from "../ui/kbd.tsx";
import { counted } from "../ui/numbers.ts";
import { Pattern } from "./credit-pieces.tsx";
import styles from "./credits.module.css";
import { decide } from "./decide-credits.ts";
import { LineList } from "./line-list.tsx";
import { kindToMake, PartsTable } from "./parts-table.tsx";
import { isDeciding, reviewKey } from "./review-keys.ts";
import { SayPanel, type Saying } from "./say-panel.tsx";

/** Lines shown at once; the others move up as these are settled. */
const SHOWN = 200;

type PatternReviewProps = {
  readonly group: CreditGroup;
  /** Which lines are looked at: those to be looked at, or those that are settled; of all, or of a scope. */
  readonly open: boolean;
  readonly scope: number | null;
  /** To the next pattern (1) or the one before (-1). */
  readonly onStep: (by: number) => void;
};

/** One pattern: its lines, the parts of one of them, and what is decided of it. */
export function PatternReview({ group, open, scope, onStep }: PatternReviewProps): ReactNode {
  const writable = useStore(archiveState, isWritable);
  const { pattern } = group;
  const { answer, problem } = useAnswer(
    "credits.lines",
    { pattern, scope, open, offset: 0, limit: SHOWN },
    (archive) => archive.stillsVersion,
  );
  const [place, setPlace] = useState(0);
  const [partAt, setPartAt] = useState(0);
  const [saying, setSaying] = useState<Saying | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const isSaying = saying !== null;
  useLayoutEffect(() => {
    if (!isSaying) box.current?.focus({ preventScroll: true });
  }, [isSaying]);
  // The keyboard was on a line that is settled now; without one it would leave the dialog.
  useLayoutEffect(() => {
    if (document.activeElement === document.body) box.current?.focus({ preventScroll: true });
  }, [answer]);
  const lines = answer?.lines ?? [];
  const at = Math.min(place, Math.max(0, lines.length - 1));
  const line = lines[at];
  const parts = line?.parts ?? [];
  const partPlace = Math.min(partAt, Math.max(0, parts.length - 1));
  const part = parts[partPlace];
  const hands = handsFor({ group, line, part, open, scope });
  const run = (hand: (() => void) | null): (() => void) | null => (writable ? hand : null);
  const say = (what: Saying["what"], of: CreditPartOfLine | undefined): (() => void) | null =>
    of === undefined
      ? null
      : () => setSaying(what === "kind" ? { what, part: of } : { what, part: of, pattern });
  const toLine = (next: number): void => {
    setPlace(Math.max(0, Math.min(lines.length - 1, next)));
    setPartAt(0);
  };
  const chooseLine = useCallback((index: number): void => {
    setPlace(index);
    setPartAt(0);
    box.current?.focus({ preventScroll: true }); // so that Enter accepts it
  }, []);
  const handOf = (event: KeyboardEvent): (() => void) | null =>
    reviewKey(event, {
      pattern: onStep,
      line: (by) => toLine(at + by),
      part: (by) => setPartAt(Math.max(0, Math.min(parts.length - 1, partPlace + by))),
      accept: run(hands.accept),
      acceptAll: run(hands.acceptAll),
      leave: run(hands.leave),
      leaveAll: run(hands.leaveAll),
      reopen: run(hands.reopen),
      kind: run(say("kind", part)),
      role: run(say("role", part)),
      make: run(hands.make),
    });
  // Who goes on to a pattern and decides at once is faster than its lines: the key waits for them.
  const isAsked = answer === null && problem === null;
  const early = useRef<KeyboardEvent | null>(null);
  useLayoutEffect(() => {
    const event = early.current;
    if (isAsked || event === null) return;
    early.current = null;
    handOf(event)?.();
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isAsked && isDeciding(event)) {
      event.preventDefault();
      event.stopPropagation();
      early.current = event;
      return;
    }
    const answered = handOf(event);
    if (answered === null) return;
    event.preventDefault();
    event.stopPropagation();
    answered();
  };
  return (
    <div
      ref={box}
      className={classes(styles, "pattern-review")}
      role="group"
      aria-label="The lines of this pattern"
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <p className={classes(styles, "shape")}>
        <Pattern pieces={group.pieces} />
      </p>
      <LineList
        lines={lines}
        total={answer?.total ?? 0}
        at={at}
        place={part?.place ?? null}
        onChoose={chooseLine}
      >
        {line !== undefined && (
          <div className={classes(styles, "details")}>
            <PartsTable
              line={line}
              at={partPlace}
              writable={writable}
              onChoose={setPartAt}
              onKind={(of) => say("kind", of)?.()}
              onRole={(of) => say("role", of)?.()}
              onMake={() => hands.make?.()}
            />
          </div>
        )}
      </LineList>
      <p className="visually-hidden" role="status">
        {line === undefined ? "" : lineInWords(line, part)}
      </p>
      {saying === null ? (
        <Actions group={group} open={open} writable={writable} hands={hands} />
      ) : (
        <SayPanel saying={saying} onDone={() => setSaying(null)} />
      )}
    </div>
  );
}

/** The line one has come to, for those who hear it: the keys move no focus. */
function lineInWords({ line, stills }: CreditLineOfGroup, part?: CreditPartOfLine): string {
  const who =
    part === undefined
      ? ""
      : `: ${part.name}, ${part.role === null ? "not known" : creditRoleNames[part.role]}`;
  return `${line}, ${counted(stills, "still")}${who}`;
}

type Hand = (() => void) | null;
type Hands = {
  readonly accept: Hand;
  readonly acceptAll: Hand;
  readonly leave: Hand;
  readonly leaveAll: Hand;
  readonly reopen: Hand;
  readonly make: Hand;
};

type At = {
  readonly group: CreditGroup;
  readonly line: CreditLineOfGroup | undefined;
  readonly part: CreditPartOfLine | undefined;
  readonly open: boolean;
  readonly scope: number | null;
};

/** What can be decided here; null where it cannot. */
function handsFor({ group, line, part, open, scope }: At): Hands {
  const whole: WhichLines = { pattern: group.pattern, lines: group.lines, scope, open };
  const one: WhichLines | null = line === undefined ? null : { line: line.line };
  const doing = (
    what: "credits.accept" | "credits.leave" | "credits.reopen",
    which: WhichLines | null,
    can: boolean,
  ): Hand => (which === null || !can ? null : () => void decide(what, which));
  return {
    accept: doing("credits.accept", one, open && line?.state === "read"),
    acceptAll: doing("credits.accept", whole, open && group.state === "read"),
    leave: doing("credits.leave", one, open),
    leaveAll: doing("credits.leave", whole, open),
    reopen: doing("credits.reopen", one, !open),
    make: part === undefined ? null : makingOf(part),
  };
}

function makingOf(part: CreditPartOfLine): Hand {
  const kind = kindToMake(part);
  return kind === null ? null : () => void decide("credits.makeHolder", { name: part.name, kind });
}

type ActionsProps = {
  readonly group: CreditGroup;
  readonly open: boolean;
  readonly writable: boolean;
  readonly hands: Hands;
};

function Actions({ group, open, writable, hands }: ActionsProps): ReactNode {
  const { lines, stills, state } = group;
  const button = (hand: Hand, words: string, key: string, primary = false): ReactNode => (
    <Button
      tone={primary ? "primary" : "framed"}
      disabled={!writable || hand === null}
      onPress={() => hand?.()}
    >
      {words} <Kbd>{key}</Kbd>
    </Button>
  );
  return (
    <div className={classes(styles, "actions")}>
      <span className={classes(styles, "keys")} aria-hidden>
        <Kbd>↑</Kbd> <Kbd>↓</Kbd> line <Kbd>Page ↑</Kbd> <Kbd>Page ↓</Kbd> pattern <Kbd>←</Kbd>{" "}
        <Kbd>→</Kbd> party <Kbd>W</Kbd> what it is <Kbd>R</Kbd> role <Kbd>H</Kbd> make rights holder{" "}
        <Kbd>Ctrl+Z</Kbd> undo
      </span>
      {open && state === "open" && (
        <span className={classes(styles, "why")}>
          Say first what the unknown party is; every line with it is then read.
        </span>
      )}
      {open ? (
        <>
          {button(hands.leave, "Leave as it is", "L")}
          {lines > 1 && button(hands.leaveAll, `Leave all ${counted(lines, "line")}`, "Shift+L")}
          {button(hands.accept, "Accept this line", "Enter", lines === 1)}
          {lines > 1 &&
            button(
              hands.acceptAll,
              `Accept all ${counted(lines, "line")} (${counted(stills, "still")})`,
              "Shift+Enter",
              true,
            )}
        </>
      ) : (
        button(hands.reopen, "Look at it again", "O", true)
      )}
    </div>
  );
}
