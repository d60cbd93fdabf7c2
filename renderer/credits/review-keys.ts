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

/** What a key does wherever in the review the focus is; Enter on a button stays the button's. */
export function reviewKey(event: KeyboardEvent, hands: KeyHands): Hand {
  const { key, shiftKey, ctrlKey, metaKey, altKey, repeat, target } = event;
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
    case "enter": {
      const isOnButton = target instanceof Element && target.closest("button") !== null;
      if (isOnButton) return null;
      return shiftKey ? hands.acceptAll : hands.accept;
    }
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
