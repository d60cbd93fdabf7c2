import { createStore } from "zustand/vanilla";

export type DialogName =
  | "about"
  | "palette"
  | "export"
  | "history"
  | "problems"
  | "near-duplicates"
  | "keys"
  | "new-set"
  | "locate";

/** Those that take the whole window; the others are sheets beside it. */
export const modalDialogs: ReadonlySet<DialogName> = new Set<DialogName>([
  "about",
  "palette",
  "keys",
  "new-set",
  "locate",
  "near-duplicates",
]);

/** What the window shows, apart from what is in the archive. */
export type View = {
  readonly mode: "light-table" | "loupe";
  /** Whether the loupe shows its picture larger than fits, so that arrows move it. */
  readonly enlarged: boolean;
  /** The dialog or panel that is open over the window. */
  readonly dialog: DialogName | null;
  readonly sidebar: boolean;
  readonly inspector: boolean;
  readonly facets: boolean;
  /** Wished width of a picture on the light table, CSS pixels. */
  readonly size: number;
  readonly theme: "system" | "light" | "dark";
  /** Grows when the search bar shall have the keyboard. */
  readonly searchFocus: number;
};

export const SIZES = { min: 80, max: 400, step: 20, start: 130 } as const;

export const viewState = createStore<View>(() => ({
  mode: "light-table",
  enlarged: false,
  dialog: null,
  sidebar: true,
  inspector: true,
  facets: false,
  size: SIZES.start,
  theme: "system",
  searchFocus: 0,
}));

export function openDialog(dialog: DialogName): void {
  viewState.setState({ dialog });
}

export function closeDialog(): void {
  viewState.setState({ dialog: null });
}

/** Sets the size of the pictures on the light table, CSS pixels; kept within {@link SIZES}. */
export function setSize(size: number): void {
  viewState.setState({ size: Math.min(SIZES.max, Math.max(SIZES.min, Math.round(size))) });
}

/** Shows the focused still alone. */
export function showLoupe(): void {
  viewState.setState({ mode: "loupe" });
}

export function showLightTable(): void {
  viewState.setState({ mode: "light-table" });
}
