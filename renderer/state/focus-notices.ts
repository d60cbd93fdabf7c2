import { focusPictures } from "./focus-pictures.ts";

/** What had the keyboard before it went to the notices. */
let before: Element | null = null;

/** Puts the keyboard on the newest notice: on what can be done about it at once, or on sending it away. */
export function focusNotices(): void {
  const button = document.querySelector<HTMLElement>("[data-notices] > :last-child button");
  if (button === null || button === document.activeElement) return;
  before = document.activeElement;
  button.focus();
}

/** Gives the keyboard back to where it was. */
export function leaveNotices(): void {
  if (before instanceof HTMLElement && before !== document.body && before.isConnected)
    before.focus({ preventScroll: true });
  else focusPictures();
}
