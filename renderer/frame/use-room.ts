import { useStore } from "zustand";
import type { Room } from "../state/room.ts";
import { isShown, roomFor, widthState } from "../state/room.ts";
import type { Pane } from "../state/view.ts";
import { viewState } from "../state/view.ts";

/** What there is room for, and which panes are shown, kept up to date. */
export function useRoom(): Room & { readonly shown: (pane: Pane) => boolean } {
  const width = useStore(widthState, (window) => window.width);
  const view = useStore(viewState);
  const room = roomFor(width, view);
  return { ...room, shown: (pane) => isShown(pane, room, view) };
}
