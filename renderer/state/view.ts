import { createStore } from "zustand/vanilla";
import type { Appearance } from "../../shared/bridge.ts";

export type DialogName =
  | "about"
  | "palette"
  | "backups"
  | "merge"
  | "dump"
  | "load"
  | "export"
  | "history"
  | "problems"
  | "rights-calendar"
  | "rights-report"
  | "near-duplicates"
  | "faces"
  | "fixity"
  | "caption-rules"
  | "templates"
  | "caption-check"
  | "questions"
  | "credits"
  | "keys"
  | "new-set"
  | "place-set"
  | "set-note"
  | "save-search"
  | "locate"
  | "caption-import"
  | "cast-import"
  | "batch"
  | "write-originals";

/** Those that take the whole window; the others are sheets beside it. */
export const modalDialogs: ReadonlySet<DialogName> = new Set<DialogName>([
  "about",
  "palette",
  "backups",
  "merge",
  "dump",
  "load",
  "keys",
  "new-set",
  "place-set",
  "set-note",
  "save-search",
  "locate",
  "caption-import",
  "cast-import",
  "batch",
  "write-originals",
  "faces",
  "fixity",
  "caption-rules",
  "templates",
  "caption-check",
  "near-duplicates",
  "questions",
  "credits",
]);

/** Those of them in which the archive is changed, step by step: there steps are undone and done again. */
export const reviewDialogs: ReadonlySet<DialogName> = new Set<DialogName>([
  "near-duplicates",
  "questions",
  "caption-check",
  "credits",
]);

/** What stands beside the light table while there is room, and over it, as a drawer, when there is not. */
export const panes = ["sidebar", "inspector", "facets"] as const;
export type Pane = (typeof panes)[number];

/** What the window shows, apart from what is in the archive. */
export type View = {
  readonly mode: "light-table" | "loupe" | "captions";
  /** Whether the loupe shows its picture larger than fits, so that arrows move it. */
  readonly enlarged: boolean;
  /** The dialog or panel that is open over the window. */
  readonly dialog: DialogName | null;
  readonly sidebar: boolean;
  readonly inspector: boolean;
  readonly facets: boolean;
  /** Whether the rows that build the query stand below the search field. */
  readonly builder: boolean;
  /** Whether pages of records stand in the place of the inspector. */
  readonly records: boolean;
  /** Whether regions are drawn on the picture in loupe and inspector. */
  readonly regions: boolean;
  /** Whether a key that tags also goes on to the next still. */
  readonly goesOn: boolean;
  /** The pane that was opened over the light table; kept only as long as there is no room beside it. */
  readonly drawer: Pane | null;
  /** As the archivist dragged them, CSS pixels. */
  readonly sidebarWidth: number;
  readonly inspectorWidth: number;
  readonly recordsWidth: number;
  /** Wished width of a picture on the light table, CSS pixels. */
  readonly size: number;
  readonly theme: Appearance;
  /** Grows when the search bar shall have the keyboard. */
  readonly searchFocus: number;
};

export const SIZES = { min: 100, max: 400, step: 20, start: 130 } as const;

/** Widths of the panes at the sides, CSS pixels. */
export const PANE_WIDTHS = {
  sidebar: { min: 160, max: 480, start: 236 },
  inspector: { min: 240, max: 640, start: 348 },
  records: { min: 400, max: 900, start: 520 },
} as const;

export const viewState = createStore<View>(() => ({
  mode: "light-table",
  enlarged: false,
  dialog: null,
  sidebar: true,
  inspector: true,
  facets: false,
  builder: false,
  records: false,
  regions: false,
  goesOn: false,
  drawer: null,
  sidebarWidth: PANE_WIDTHS.sidebar.start,
  inspectorWidth: PANE_WIDTHS.inspector.start,
  recordsWidth: PANE_WIDTHS.records.start,
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

/** Remembers how wide the archivist made a pane, CSS pixels. */
export function setPaneWidth(pane: keyof typeof PANE_WIDTHS, width: number): void {
  const { min, max } = PANE_WIDTHS[pane];
  const key = `${pane}Width` as const;
  const kept = Math.min(max, Math.max(min, Math.round(width)));
  if (viewState.getState()[key] !== kept) viewState.setState({ [key]: kept });
}

export function toggleRegions(): void {
  viewState.setState(({ regions }) => ({ regions: !regions }));
}

/** Shows the focused still alone. */
export function showLoupe(): void {
  viewState.setState({ mode: "loupe" });
}

/** Shows the focused still with its texts, to be written. */
export function showCaptionDesk(): void {
  viewState.setState({ mode: "captions" });
}

export function showLightTable(): void {
  viewState.setState({ mode: "light-table" });
}

/** Gives the keyboard to the search field, its text selected. */
export function focusSearch(): void {
  viewState.setState(({ searchFocus }) => ({ searchFocus: searchFocus + 1 }));
}

/** Opens the rows that build the query, or puts them away. */
export function toggleBuilder(): void {
  const { builder } = viewState.getState();
  viewState.setState({ builder: !builder });
  if (builder) focusSearch();
}
