import { createStore } from "zustand/vanilla";

const KEPT_AS = "stillroom.sidebar.open";
const atFirst: readonly string[] = [
  "films",
  "rightsHolders",
  "sets",
  "searches",
  "todo",
  "folders",
];

/** Which lines of the left pane are open, by key; remembered on this machine. */
export const openRows = createStore<{ readonly open: ReadonlySet<string> }>(() => ({
  open: new Set(remembered()),
}));

export function setOpen(key: string, isOpen: boolean): void {
  openRows.setState(({ open }) => {
    const next = new Set(open);
    if (isOpen) next.add(key);
    else next.delete(key);
    localStorage.setItem(KEPT_AS, JSON.stringify([...next]));
    return { open: next };
  });
}

function remembered(): readonly string[] {
  const kept = localStorage.getItem(KEPT_AS);
  if (kept === null) return atFirst;
  try {
    const keys: unknown = JSON.parse(kept);
    return Array.isArray(keys) ? keys.filter((key) => typeof key === "string") : atFirst;
  } catch {
    return atFirst; // Written by something else; the pane opens as it does at first.
  }
}
