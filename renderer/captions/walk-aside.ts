import type { KeyboardEvent } from "react";

/**
 * The keyboard goes from a text to what is offered and found beside it with Alt+Down, there up and down, and
 * back to the text with Escape or up from the first: Tab goes on to the next text.
 */
export function walkAside(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
  const area = event.currentTarget.querySelector("textarea");
  const aside = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-aside]")];
  const at = aside.findIndex((one) => one === event.target);
  const next = at < 0 ? fromElsewhere(event, aside, area) : fromAside(event, aside, at, area);
  if (next === null || next === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
}

/** From the text, or from what is beside it and on no way of the arrows: the button that shows more. */
function fromElsewhere(
  event: KeyboardEvent,
  aside: readonly HTMLElement[],
  area: HTMLElement | null,
): HTMLElement | null | undefined {
  if (event.key === "Escape" && event.target !== area) return area;
  return event.altKey && event.key === "ArrowDown" ? aside[0] : undefined;
}

function fromAside(
  { key }: KeyboardEvent,
  aside: readonly HTMLElement[],
  at: number,
  area: HTMLElement | null,
): HTMLElement | null | undefined {
  if (key === "Escape" || (key === "ArrowUp" && at === 0)) return area;
  if (key === "ArrowUp") return aside[at - 1];
  return key === "ArrowDown" ? aside[at + 1] : undefined;
}
