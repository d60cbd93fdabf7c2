import { useState } from "react";
import type { DragEvent } from "react";
import type { StillSet } from "../../shared/contract/sets.ts";
import { moveSelection } from "../sets/change-sets.ts";
import { positionOf } from "./grid-input.ts";
import { SELECTION_DRAG_TYPE } from "./selection-drag.ts";

/** Beside which still of the grid dragged ones would land. */
export type Gap = { readonly position: number; readonly side: "before" | "after" };

/** Dragging stills within the grid, which changes the order of the set that is shown; nothing where none is. */
export function useArranging(set: StillSet | null): {
  readonly gap: Gap | null;
  readonly handlers: Partial<
    Record<
      "onDragOver" | "onDragLeave" | "onDrop" | "onDragEnd",
      (event: DragEvent<HTMLElement>) => void
    >
  >;
} {
  const [gap, setGap] = useState<Gap | null>(null);
  if (set === null) return { gap: null, handlers: {} };
  const end = (): void => setGap(null);
  return {
    gap,
    handlers: {
      onDragOver: (event) => {
        if (!event.dataTransfer.types.includes(SELECTION_DRAG_TYPE)) return;
        const next = gapAt(event, set.own);
        if (next === null) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = "move";
        setGap((old) => (old?.position === next.position && old.side === next.side ? old : next));
      },
      onDragLeave: (event) => {
        const { relatedTarget, currentTarget } = event;
        if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) end();
      },
      onDrop: (event) => {
        event.preventDefault();
        if (gap !== null) void moveSelection(set, gap.position + (gap.side === "after" ? 1 : 0));
        end();
      },
      onDragEnd: end,
    },
  };
}

/** Null over what is no still of the set itself. */
function gapAt(event: DragEvent, own: number): Gap | null {
  const position = positionOf(event.target);
  const cell = event.target instanceof Element ? event.target.closest("[data-position]") : null;
  if (position === null || cell === null || position >= own) return null;
  const box = cell.getBoundingClientRect();
  return { position, side: event.clientX > box.left + box.width / 2 ? "after" : "before" };
}
