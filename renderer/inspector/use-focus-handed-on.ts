import { useLayoutEffect, useRef, type RefObject } from "react";
import { focusPictures } from "../state/focus-pictures.ts";

/** A button that has the keyboard, and those that take it over when it goes. */
type Holder = { readonly button: Element; readonly heirs: readonly HTMLElement[] };

/**
 * Where a button goes away with what it settled, the keyboard goes to the next one of the part, else to the
 * one before, and from the last to the pictures. Otherwise it would be nowhere.
 */
export function useFocusHandedOn(part: RefObject<HTMLElement | null>): {
  readonly onFocus: (event: { readonly target: Element }) => void;
} {
  const holder = useRef<Holder | null>(null);
  useLayoutEffect(() => {
    const held = holder.current;
    if (held === null || held.button.isConnected) return;
    holder.current = null;
    if (document.activeElement !== document.body) return; // it went elsewhere meanwhile
    const heir = held.heirs.find((button) => button.isConnected);
    if (heir === undefined) focusPictures();
    else heir.focus();
  });
  return {
    onFocus: ({ target }) => {
      const buttons = [...(part.current?.querySelectorAll("button") ?? [])];
      const at = buttons.findIndex((button) => button === target);
      holder.current =
        at === -1
          ? null
          : {
              button: target,
              heirs: [...buttons.slice(at + 1), ...buttons.slice(0, at).toReversed()],
            };
    },
  };
}
