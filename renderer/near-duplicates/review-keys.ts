import type { KeyboardEvent } from "react";
import type { StillId } from "../../shared/still.ts";
import { prefer, step, toggleApart, type Decision } from "./decision.ts";
import { moveZoom, toggleZoom, type SharedZoom } from "./shared-zoom.ts";

type Hands = {
  readonly stills: readonly StillId[];
  readonly writable: boolean;
  readonly decision: Decision;
  readonly setDecision: (decision: Decision) => void;
  readonly zoom: SharedZoom;
  readonly setZoom: (zoom: SharedZoom) => void;
  readonly onStep: (by: number) => void;
  readonly onJoin: () => void;
  readonly onApart: () => void;
  readonly onCopy: () => void;
};

/** A tenth of the picture. */
const NUDGE = 0.1;

/**
 * Answers the keys of the review, wherever in it the focus is; Enter and Space on a button stay the button's, and
 * arrows on a value that is a choice go from one to the next.
 */
export function answerReviewKey(event: KeyboardEvent<HTMLElement>, hands: Hands): void {
  const answer = event.ctrlKey || event.metaKey ? null : reviewKey(event, hands);
  if (answer === null) return;
  event.preventDefault();
  event.stopPropagation();
  answer();
}

function reviewKey(event: KeyboardEvent<HTMLElement>, hands: Hands): (() => void) | null {
  const { decision, setDecision, stills, zoom, setZoom, writable } = hands;
  const isOn = (what: string): boolean =>
    event.target instanceof Element && event.target.closest(what) !== null;
  if (event.shiftKey && zoom.scale > 1 && event.key in nudges) {
    const [x, y] = nudges[event.key] ?? [0, 0];
    return () => setZoom(moveZoom(zoom, x, y));
  }
  if (event.key in nudges && isOn("input")) return null;
  switch (event.key) {
    case "ArrowDown":
      return () => hands.onStep(1);
    case "ArrowUp":
      return () => hands.onStep(-1);
    case "ArrowRight":
      return () => setDecision(step(decision, stills, 1));
    case "ArrowLeft":
      return () => setDecision(step(decision, stills, -1));
    case " ":
      return isOn("button, input") ? null : () => setDecision(prefer(decision, decision.current));
    case "Enter":
      return isOn("button") || !writable ? null : hands.onJoin;
    case "x":
      return () => setDecision(toggleApart(decision, decision.current));
    case "n":
      return writable ? hands.onApart : null;
    case "m":
      return writable ? hands.onCopy : null;
    case "z":
      return () => setZoom(toggleZoom(zoom));
    default:
      return null;
  }
}

const nudges: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowUp: [0, -NUDGE],
  ArrowDown: [0, NUDGE],
  ArrowLeft: [-NUDGE, 0],
  ArrowRight: [NUDGE, 0],
};
