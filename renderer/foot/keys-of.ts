type Hint = { readonly key: string; readonly does: string };

const hints: Readonly<Record<"closed" | "light-table" | "loupe", readonly Hint[]>> = {
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
};

/** The keys worth knowing where one is. */
export function keysOf(mode: "closed" | "light-table" | "loupe"): readonly Hint[] {
  return hints[mode];
}
