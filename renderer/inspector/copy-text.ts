import { tell } from "../state/notices.ts";

/** Puts a text on the clipboard, by the browser's own copy command: the window may ask for no permission. */
export function copyText(text: string): void {
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.style.position = "fixed";
  field.style.opacity = "0";
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  tell(copied ? "Copied." : "The text could not be copied.");
}
