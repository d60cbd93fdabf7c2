import { useEffect, useState } from "react";

/**
 * For dialogs that follow one another: when the last goes, the keyboard goes back to where it was before the
 * first. Each by itself only knows the one before it, which is gone by then.
 */
export function useFocusBack(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // Only once the dialog is gone does the window take the keyboard again.
      requestAnimationFrame(() => {
        if (document.activeElement === document.body && opener instanceof HTMLElement)
          opener.focus({ preventScroll: true });
      });
    },
    [opener],
  );
}
