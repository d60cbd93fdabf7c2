import { tell } from "../state/notices.ts";

/**
 * Puts a text on the clipboard, by the browser's own copy command: the window may ask for no permission.
 * The keyboard stays where it is. `said` is what is told when it is done.
 */
export function copyText(text: string, said = "Copied."): void {
  const give = (event: ClipboardEvent): void => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
  };
  document.addEventListener("copy", give, { once: true });
  const copied = document.execCommand("copy");
  document.removeEventListener("copy", give);
  tell(copied ? said : "The text could not be copied.");
}
