/** What a key does in the search field; `activate` is the offer to mark, -1 for none. */
export type SearchKey =
  | "look"
  | "accept"
  | "close"
  | "clear"
  | "leave"
  | "forget"
  /** Takes the token at the caret away, or offers other values for it. */
  | "remove"
  | "revalue"
  /** The search before, or after. */
  | "back"
  | "forward"
  | { readonly activate: number };

type State = {
  /** How many completions are offered. */
  readonly offers: number;
  /** The marked one, -1 for none. */
  readonly active: number;
  readonly empty: boolean;
  /** Whether the caret is in a token, or touches one. */
  readonly inToken: boolean;
  /** Whether Alt and the arrows move by words, as on a Mac. */
  readonly wordKeys: boolean;
};

/** Null: the key writes, or moves the caret. `alt` when Alt is held. */
export function searchKey(
  key: string,
  { offers, active, empty, inToken, wordKeys }: State,
  alt = false,
): SearchKey | null {
  const open = offers > 0;
  if (alt && key === "ArrowLeft" && !wordKeys) return "back";
  if (alt && key === "ArrowRight" && !wordKeys) return "forward";
  if (alt && inToken && key === "Backspace") return "remove";
  if (alt && inToken && key === "ArrowDown") return "revalue";
  switch (key) {
    case "ArrowDown":
      return open ? { activate: around(active + 1, offers) } : "look";
    case "ArrowUp":
      return open ? { activate: around(active - 1, offers) } : null;
    case "Enter":
      return active >= 0 ? "accept" : "leave";
    case "Tab":
      return active >= 0 ? "accept" : null;
    case "Delete":
      // in an empty field there is nothing else to delete
      return empty && active >= 0 ? "forget" : null;
    case "Escape":
      if (open) return "close";
      return empty ? "leave" : "clear";
    default:
      return null;
  }
}

/** After the last offer comes none, then the first again. */
function around(line: number, offers: number): number {
  if (line >= offers) return -1;
  return line < -1 ? offers - 1 : line;
}
