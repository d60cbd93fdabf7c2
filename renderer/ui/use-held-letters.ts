import { useEffect, useRef } from "react";
import type { KeyboardEvent } from "react";

/**
 * Letters that are typed while the next still is on its way belong to it: the keys are kept from the text of
 * the one that is still shown, and the letters typed once the next is there. What is answered says whether it
 * kept a key; those that lead elsewhere go on, for the next may never come.
 */
export function useHeldLetters(isWaiting: boolean): (event: KeyboardEvent) => boolean {
  const held = useRef("");
  useEffect(() => {
    if (isWaiting || held.current === "") return;
    document.execCommand("insertText", false, held.current);
    held.current = "";
  }, [isWaiting]);
  return (event) => {
    const { key, ctrlKey, metaKey, altKey, nativeEvent } = event;
    if (!isWaiting || ctrlKey || metaKey || altKey || nativeEvent.isComposing) return false;
    if (key.length > 1 && !["Enter", "Backspace", "Delete"].includes(key)) return false;
    event.preventDefault();
    event.stopPropagation();
    if (key.length === 1) held.current += key;
    return true;
  };
}
