type Hint = { readonly key: string; readonly does: string };

export type Place = "closed" | "light-table" | "loupe" | "loupe-without-picture";

const hints: Readonly<Record<Place, readonly Hint[]>> = {
  closed: [{ key: "Ctrl+K", does: "all actions" }],
  "light-table": [
    { key: "Enter", does: "loupe" },
    { key: "C", does: "caption" },
    { key: "T", does: "tag" },
    { key: "/", does: "search" },
    { key: "Ctrl+K", does: "all actions" },
  ],
  loupe: [
    { key: "← →", does: "other stills" },
    { key: "+ −", does: "zoom" },
    { key: "1", does: "100 %" },
    { key: "Esc", does: "back" },
  ],
  "loupe-without-picture": [
    { key: "← →", does: "other stills" },
    { key: "Esc", does: "back" },
  ],
};

/** The keys worth knowing where one is. */
export function keysOf(place: Place): readonly Hint[] {
  return hints[place];
}
