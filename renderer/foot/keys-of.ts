export type Hint = { readonly key: string; readonly does: string };

/** What one is at, as far as it decides which keys are worth knowing. */
export type Moment =
  /** No archive is open. */
  | "closed"
  /** A list without stills, or none of them selected. */
  | "empty"
  | "unselected"
  | "selected"
  /** Clicks on the light table give a tag. */
  | "painting"
  /** The same in an archive that cannot be changed. */
  | "reading"
  | "loupe"
  /** A picture larger than the loupe. */
  | "enlarged"
  | "loupe-without-picture"
  /** At the caption desk, in one of its texts or beside them. */
  | "desk"
  | "desk-text"
  /** The region of somebody in the picture. */
  | "region"
  /** In a text of several lines, in one of a single line, in a field that takes names of what a still shows. */
  | "text"
  | "line"
  | "names"
  /** The same in a dialog, which goes on to nothing. */
  | "names-of-dialog"
  /** The same where there is no next still to go on to. */
  | "name"
  /** In the filter over a list of records, whose lines the arrows walk. */
  | "filter";

const enter: Hint = { key: "Enter", does: "loupe" };
const search: Hint = { key: "/", does: "search" };
const all: Hint = { key: "Ctrl+K", does: "all actions" };
const discard: Hint = { key: "Esc", does: "discard" };

const hints: Readonly<Record<Moment, readonly Hint[]>> = {
  closed: [all],
  empty: [search, all],
  unselected: [enter, search, all],
  selected: [
    enter,
    { key: "C", does: "caption" },
    { key: "T", does: "tag" },
    { key: "1 – 9", does: "cast" },
    search,
    all,
  ],
  painting: [
    { key: "Space", does: "paint" },
    { key: "Shift+Space", does: "take away" },
    { key: "Esc", does: "stop" },
  ],
  reading: [enter, search, all],
  loupe: [
    { key: "← →", does: "other stills" },
    { key: "+ −", does: "zoom" },
    { key: "Z", does: "100 %" },
    { key: "R", does: "regions" },
    { key: "Esc", does: "back" },
  ],
  enlarged: [
    { key: "← ↑ → ↓", does: "move" },
    { key: "Page Down", does: "next still" },
    { key: "+ −", does: "zoom" },
    { key: "0", does: "fit" },
    { key: "Esc", does: "back" },
  ],
  "loupe-without-picture": [
    { key: "← →", does: "other stills" },
    { key: "Esc", does: "back" },
  ],
  desk: [
    { key: "Ctrl+Page Down", does: "next still" },
    { key: "R", does: "regions" },
    { key: "Esc", does: "back" },
  ],
  "desk-text": [
    { key: "Ctrl+Enter", does: "save, next still" },
    { key: "Ctrl+Page Up", does: "previous" },
    { key: "Tab", does: "next text" },
    { key: "Alt+↓", does: "what is offered and found" },
    discard,
  ],
  region: [
    { key: "← ↑ → ↓", does: "move" },
    { key: "Shift+arrows", does: "size" },
    { key: "Enter", does: "name" },
    { key: "1 – 9", does: "cast" },
    { key: "Del", does: "remove" },
    { key: "Esc", does: "back" },
  ],
  text: [{ key: "Ctrl+Enter", does: "save" }, discard],
  line: [{ key: "Enter", does: "save" }, discard],
  names: [
    { key: "Enter", does: "choose" },
    { key: "Ctrl+Enter", does: "choose, next still" },
    { key: "↑ ↓", does: "others" },
    { key: "Esc", does: "back" },
  ],
  "names-of-dialog": [
    { key: "Enter", does: "choose" },
    { key: "Ctrl+Enter", does: "confirm" },
    { key: "↑ ↓", does: "others" },
    { key: "Esc", does: "back" },
  ],
  name: [
    { key: "Enter", does: "choose" },
    { key: "↑ ↓", does: "others" },
    { key: "Esc", does: "back" },
  ],
  filter: [
    { key: "↑ ↓", does: "others" },
    { key: "Enter", does: "open" },
    { key: "Esc", does: "clear, back" },
    all,
  ],
};

/** The keys worth knowing at a moment. */
export function keysOf(moment: Moment): readonly Hint[] {
  return hints[moment];
}
