import { isWriting } from "./is-writing.ts";

/** Who types does not pause as long between two letters. */
const PAUSE_MS = 1000;

/**
 * Where a key that leads into a field was refused, what is typed after it was meant for the field: it is dropped, where each
 * letter would else be a command of its own. It is over when one pauses, clicks, writes elsewhere or presses any other key.
 */
export function dropLetters(): void {
  let hasTyped = false;
  const end = (): void => {
    clearTimeout(pause);
    window.removeEventListener("keydown", drop, { capture: true });
    window.removeEventListener("pointerdown", end, { capture: true });
  };
  const drop = (event: KeyboardEvent): void => {
    if (modifiers.has(event.key)) return;
    if (isWriting(event.target) || !isOfText(event, hasTyped)) {
      end();
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    hasTyped = true;
    clearTimeout(pause);
    pause = setTimeout(end, PAUSE_MS);
  };
  let pause = setTimeout(end, PAUSE_MS);
  window.addEventListener("keydown", drop, { capture: true });
  window.addEventListener("pointerdown", end, { capture: true });
}

const modifiers: ReadonlySet<string> = new Set(["Shift", "CapsLock", "AltGraph"]);
/** What a text goes on with, or ends. */
const furtherKeys: ReadonlySet<string> = new Set(["Backspace", "Enter"]);

function isOfText({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, hasTyped: boolean): boolean {
  if (ctrlKey || metaKey || altKey) return false;
  return key.length === 1 ? key !== "/" : hasTyped && furtherKeys.has(key); // the slash leads to the search
}
