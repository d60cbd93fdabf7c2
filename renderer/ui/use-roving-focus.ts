import { useEffect, useRef, type KeyboardEvent, type RefObject } from "react";

/**
 * Answers the keys: makes all that is marked `data-stop` in `box` one stop of Tab, as WAI-ARIA has it for composites: the arrows, Home
 * and End go from one to the next. They begin with tabindex -1. What has the focus and goes gives it to what takes
 * its place.
 */
export function useRovingFocus(box: RefObject<HTMLElement | null>): (event: KeyboardEvent) => void {
  /** Where the keyboard is among the stops; null while it is elsewhere. */
  const place = useRef<number | null>(null);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const onFocus = ({ target }: FocusEvent): void => {
      const stops = stopsIn(element);
      const at = stops.findIndex((stop) => stop === target);
      place.current = at < 0 ? null : at;
      if (at >= 0) for (const stop of stops) stop.tabIndex = stop === target ? 0 : -1;
    };
    const onBlur = ({ target }: FocusEvent): void => {
      if (target instanceof Node && target.isConnected) place.current = null;
    };
    const settle = (): void => {
      const stops = stopsIn(element);
      const [first] = stops;
      const at = place.current;
      if (at !== null && document.activeElement === document.body)
        stops[Math.min(at, stops.length - 1)]?.focus();
      if (first !== undefined && stops.every(({ tabIndex }) => tabIndex !== 0)) first.tabIndex = 0;
    };
    settle();
    const observer = new MutationObserver(settle);
    observer.observe(element, { childList: true, subtree: true });
    element.addEventListener("focusin", onFocus);
    element.addEventListener("focusout", onBlur);
    return () => {
      observer.disconnect();
      element.removeEventListener("focusin", onFocus);
      element.removeEventListener("focusout", onBlur);
    };
  }, [box]);

  return (event) => {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey || !(target instanceof HTMLElement)) return;
    const to = leadsTo(key, target, stopsIn(box.current));
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    to.focus();
  };
}

/** Gives the keyboard to the stop in `box` that had it last, or to the first. False while there is none. */
export function focusStop(box: HTMLElement | null): boolean {
  const stops = stopsIn(box);
  const stop = stops.find(({ tabIndex }) => tabIndex === 0) ?? stops[0];
  stop?.focus();
  return stop !== undefined;
}

function stopsIn(box: HTMLElement | null): readonly HTMLElement[] {
  return [...(box?.querySelectorAll<HTMLElement>("[data-stop]") ?? [])];
}

/** In a field between the stops, Home and End are about its text. */
function leadsTo(
  key: string,
  from: HTMLElement,
  stops: readonly HTMLElement[],
): HTMLElement | undefined {
  const isAfter = (stop: HTMLElement): boolean =>
    (from.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const isStop = stops.includes(from);
  switch (key) {
    case "ArrowDown":
      return stops.find(isAfter);
    case "ArrowUp":
      return stops.findLast((stop) => stop !== from && !isAfter(stop));
    case "Home":
      return isStop ? stops[0] : undefined;
    case "End":
      return isStop ? stops.at(-1) : undefined;
    default:
      return undefined;
  }
}
