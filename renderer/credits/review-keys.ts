import type { KeyboardEvent } from "react";

type Hand = (() => void) | null;

/** What the keys of the review do; null where it cannot be done. */
type KeyHands = {
  readonly pattern: (by: number) => void;
  readonly line: (by: number) => void;
  readonly part: (by: number) => void;
  readonly accept: Hand;
  readonly acceptAll: Hand;
  readonly leave: Hand;
  readonly leaveAll: Hand;
  readonly reopen: Hand;
  readonly kind: Hand;
  readonly role: Hand;
  readonly make: Hand;
};

const deciding: ReadonlySet<string> = new Set(["enter", "l", "o", "w", "r", "h"]);

/** Whether a key decides something of the line that is looked at, which therefore has to be there. */
export function isDeciding(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey, repeat } = event;
  if (ctrlKey || metaKey || altKey || repeat) return false;
  return deciding.has(key.toLowerCase()) && !isButtons(event);
}

/** What a key does wherever in the review the focus is. */
export function reviewKey(event: KeyboardEvent, hands: KeyHands): Hand {
  const { key, shiftKey, ctrlKey, metaKey, altKey, repeat } = event;
  if (ctrlKey || metaKey || altKey) return null;
  switch (key) {
    case "ArrowDown":
      return () => hands.line(1);
    case "ArrowUp":
      return () => hands.line(-1);
    case "PageDown":
      return () => hands.pattern(1);
    case "PageUp":
      return () => hands.pattern(-1);
    case "ArrowRight":
      return () => hands.part(1);
    case "ArrowLeft":
      return () => hands.part(-1);
  }
  if (repeat) return null; // a key that is held down decides once
  switch (key.toLowerCase()) {
    case "enter":
      if (isButtons(event)) return null;
      return shiftKey ? hands.acceptAll : hands.accept;
    case "l":
      return shiftKey ? hands.leaveAll : hands.leave;
    case "o":
      return hands.reopen;
    case "w":
      return hands.kind;
    case "r":
      return hands.role;
    case "h":
      return hands.make;
    default:
      return null;
  }
}

/** Enter on a button is the button's. */
function isButtons({ key, target }: KeyboardEvent): boolean {
  return key === "Enter" && target instanceof Element && target.closest("button") !== null;
}
