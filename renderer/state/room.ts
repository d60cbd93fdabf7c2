import { createStore } from "zustand/vanilla";
import type { Pane, View } from "./view.ts";
import { panes, viewState } from "./view.ts";

/** The least that leaves a light table to work on, CSS pixels: two columns of usual pictures. */
export const LEAST_TABLE = 400;
const LEAST_TABLE_BESIDE_FACETS = 480;
/** Width of the facets, CSS pixels. */
export const FACETS = 200;
const FOLDED_HEADER = 720;
const FOLDED_HEAD = 520;

/** What there is room for, by the inner width of the window: zoomed to 200 % it is half as wide. */
export type Room = {
  /**
   * Whether a pane stands beside the light table when it is shown; otherwise it is a drawer over it. What
   * holds for the inspector holds for pages of records in its place.
   */
  readonly docks: Readonly<Record<Pane, boolean>>;
  /** Whether the header's buttons, and those above the table, have room for an icon only. */
  readonly foldedHeader: boolean;
  readonly foldedHead: boolean;
};

type Arrangement = Pick<
  View,
  "sidebar" | "inspector" | "records" | "sidebarWidth" | "inspectorWidth" | "recordsWidth"
>;

/** The facets yield first, then the inspector, then the left pane: the order in which they are missed least. */
export function roomFor(width: number, view: Arrangement): Room {
  const sidebar = width - view.sidebarWidth >= LEAST_TABLE;
  const besideSidebar = width - (sidebar && view.sidebar ? view.sidebarWidth : 0);
  const right = view.records ? view.recordsWidth : view.inspectorWidth;
  const inspector = besideSidebar - right >= LEAST_TABLE;
  const isRight = inspector && (view.inspector || view.records);
  const middle = besideSidebar - (isRight ? right : 0);
  return {
    docks: { sidebar, inspector, facets: middle - FACETS >= LEAST_TABLE_BESIDE_FACETS },
    foldedHeader: width < FOLDED_HEADER,
    foldedHead: middle < FOLDED_HEAD,
  };
}

/** The inner width of the window, CSS pixels; unbounded until it is followed. */
export const widthState = createStore<{ readonly width: number }>(() => ({ width: Infinity }));

/** Follows the size of the window; a drawer whose pane has room again is no drawer. */
export function followWidth(): () => void {
  const measure = (): void => {
    widthState.setState({ width: window.innerWidth });
    const { drawer } = viewState.getState();
    if (drawer !== null && room().docks[drawer]) closeDrawer();
  };
  measure();
  window.addEventListener("resize", measure);
  return () => window.removeEventListener("resize", measure);
}

/** What there is room for now. */
function room(): Room {
  return roomFor(widthState.getState().width, viewState.getState());
}

/** Whether a pane is to be seen now, beside the light table or over it. */
export function isShown(pane: Pane, { docks }: Room, view: View): boolean {
  if (pane === "inspector" && view.records) return false;
  return docks[pane] ? view[pane] : view.drawer === pane;
}

/** Shows a pane, or hides it if it is shown. */
export function togglePane(pane: Pane): void {
  showPane(pane, !isPaneShown(pane));
}

/** Whether a pane is to be seen now. */
export function isPaneShown(pane: Pane): boolean {
  return isShown(pane, room(), viewState.getState());
}

/** Shows or hides a pane. As a drawer it takes the place of the one before. */
export function showPane(pane: Pane, shown = true): void {
  if (pane === "inspector" && shown) viewState.setState({ records: false });
  const { drawer } = viewState.getState();
  if (room().docks[pane]) viewState.setState({ [pane]: shown });
  else viewState.setState({ drawer: shown ? pane : drawer === pane ? null : drawer });
}

/** The pane that lies over the light table now. */
export function openDrawer(): Pane | null {
  return panes.find((pane) => isDrawer(pane)) ?? null;
}

function isDrawer(pane: Pane): boolean {
  return viewState.getState().drawer === pane && !room().docks[pane];
}

export function closeDrawer(): void {
  viewState.setState({ drawer: null });
}
