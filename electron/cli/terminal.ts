/*
 * All that the command prints goes through here: names, captions and file names come from elsewhere, and a terminal
 * does what some characters tell it (ECMA-48: moves its cursor, sets its title, answers as if somebody typed).
 */

/** Controls but line ends and tabs; what turns the order of what follows (Unicode UAX 9, 2.1 and 2.2). */
// oxlint-disable-next-line no-control-regex
const commanding = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/gu;

/** A text whose controls are shown instead of obeyed, each as its JSON escape ("\u001B"). */
export function harmless(text: string): string {
  return text.replaceAll(
    commanding,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}`,
  );
}

/** A path that stays on its line: a file name may hold line ends, and what follows would pass for a line of ours. */
export function onOneLine(path: string): string {
  return path.replaceAll("\n", "\\u000A");
}

/** Prints lines for people, or a document as JSON, which means the same with its controls escaped. */
export function say(text: string): void {
  process.stdout.write(`${harmless(text)}\n`);
}

/** Prints a line on stderr; `then` once it is out. */
export function warn(text: string, then?: () => void): void {
  process.stderr.write(`${harmless(text)}\n`, then);
}
