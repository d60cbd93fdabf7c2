/** A key press, without the DOM's types. */
export type KeyPress = {
  readonly key: string;
  /** Where the key is, as "Digit3". */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
};

/**
 * Whether a press is the shortcut, written as "Ctrl+Shift+A", "/", "Escape". Ctrl means Command on a
 * Mac. For signs ("+", "/", "?") shift does not count: keyboards differ in where they are. Digits with Alt
 * are told by where they are too: on a Mac Alt makes other characters of them, and some keyboards have
 * letters there.
 */
export function matches(shortcut: string, press: KeyPress): boolean {
  const { key, modifiers } = parsed(shortcut);
  const sameKey =
    key.toLowerCase() === press.key.toLowerCase() ||
    (modifiers.has("Alt") && press.code === `Digit${key}`);
  const isSign = key.length === 1 && !/[\p{L}\p{N}]/u.test(key);
  const ctrl = press.ctrlKey || press.metaKey;
  const shift = isSign || modifiers.has("Shift") === press.shiftKey;
  return (
    sameKey && shift && modifiers.has("Ctrl") === ctrl && modifiers.has("Alt") === press.altKey
  );
}

/** Whether a shortcut would write a letter, as Alt does on a Mac, and so must not act while one types. */
export function isTyped(shortcut: string): boolean {
  return !parsed(shortcut).modifiers.has("Ctrl");
}

/** The shortcut as this system writes it: "⇧⌘A" or "Ctrl+Shift+A". */
export function written(shortcut: string, platform: string): string {
  if (platform !== "darwin") return shortcut;
  const { key, modifiers } = parsed(shortcut);
  return `${modifiers.has("Alt") ? "⌥" : ""}${modifiers.has("Shift") ? "⇧" : ""}${modifiers.has("Ctrl") ? "⌘" : ""}${key}`;
}

function parsed(shortcut: string): {
  readonly key: string;
  readonly modifiers: ReadonlySet<string>;
} {
  // The last character may itself be a plus: "Ctrl++".
  const cut = shortcut.lastIndexOf("+", shortcut.length - 2);
  const key = shortcut.slice(cut + 1);
  return { key, modifiers: new Set(cut < 0 ? [] : shortcut.slice(0, cut).split("+")) };
}
