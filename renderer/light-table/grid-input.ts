import type { KeyboardEvent, MouseEvent, PointerEvent } from "react";
import type { StillSet } from "../../shared/contract/sets.ts";
import { placeByKey } from "../sets/arrange.ts";
import { moveSelection } from "../sets/change-sets.ts";
import { changeSelection, selectedState } from "../state/selected.ts";
import type { GridKey } from "../state/selection.ts";
import { isSelected, moved, select, selectNone } from "../state/selection.ts";
import {
  addToStroke,
  beginStroke,
  endStroke,
  isPainting,
  paintingState,
} from "../tagging/painting.ts";
import { rowOf, rowSpan } from "./geometry.ts";
import type { Scroller } from "./scroller.ts";
import { clickMode, moveMode } from "./select-mode.ts";

const gridKeys: ReadonlySet<string> = new Set<GridKey>([
  "ArrowLeft",
  "ArrowRight",
  "ArrowUp",
  "ArrowDown",
  "Home",
  "End",
  "PageUp",
  "PageDown",
]);

type Hands = {
  readonly scroller: Scroller;
  readonly marquee: {
    readonly begin: (event: PointerEvent) => void;
    readonly dragged: { readonly current: boolean };
  };
  /** Brings a still into view and gives it the keyboard. */
  readonly show: (position: number) => void;
  readonly openMenu: (at: { x: number; y: number }) => void;
  /** The set that is shown, whose order is the archivist's; null for any other list. */
  readonly set: StillSet | null;
};

/** What pointer and keyboard do on the grid, as in a file manager; with Alt the keys move stills of a set. */
export function gridInput({ scroller, marquee, show, openMenu, set }: Hands) {
  function onPointerDown(event: PointerEvent): void {
    if (event.button !== 0) return;
    const position = positionOf(event.target);
    if (isPainting(paintingState.getState())) {
      if (position !== null) beginStroke(position, event.shiftKey);
      return;
    }
    const held = position !== null && isSelected(selectedState.getState().selection, position);
    if (position === null && clickMode(event) === "only") changeSelection(selectNone);
    // A still that is selected is dragged itself, and a plain click on it counts when it ends.
    if (!held) marquee.begin(event);
    if (position !== null && !(held && clickMode(event) === "only")) {
      changeSelection((selection) => select(selection, position, clickMode(event)));
    }
  }

  function onPointerOver(event: PointerEvent): void {
    const position = positionOf(event.target);
    if (position !== null) addToStroke(position);
  }

  function onClick(event: MouseEvent): void {
    if (isPainting(paintingState.getState())) return;
    const position = positionOf(event.target);
    if (position === null || marquee.dragged.current || clickMode(event) !== "only") return;
    changeSelection((selection) => select(selection, position, "only"));
  }

  function onContextMenu(event: MouseEvent): void {
    event.preventDefault();
    const position = positionOf(event.target);
    const { selection } = selectedState.getState();
    if (position === null && selection.chosen.length === 0) return;
    if (position !== null && !isSelected(selection, position))
      changeSelection((old) => select(old, position, "only"));
    openMenu(menuPlace(event));
  }

  function onKeyDown(event: KeyboardEvent): void {
    const { selection } = selectedState.getState();
    const { focus } = selection;
    if (focus === null) return;
    if (event.altKey && set !== null && isGridKey(event.key)) {
      const { columns } = scroller.layout;
      const before = placeByKey(event.key, selection.chosen, { columns, own: set.own });
      if (before !== null) void moveSelection(set, before);
    } else if (isGridKey(event.key)) {
      const page = Math.floor(scroller.view / scroller.layout.pitchY);
      const { layout } = scroller;
      const to = moved(focus, event.key, {
        total: layout.total,
        rows: layout.rows,
        page,
        rowOf: (position) => rowOf(layout, position),
        spanOf: (row) => rowSpan(layout, row),
      });
      changeSelection((old) => select(old, to, moveMode(event)));
      show(to);
    } else if (event.key === " " && isPainting(paintingState.getState())) {
      beginStroke(focus, event.shiftKey);
      void endStroke();
    } else if (event.key === " ") {
      changeSelection((old) => select(old, focus, event.ctrlKey ? "toggle" : "only"));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return { onPointerDown, onPointerOver, onClick, onContextMenu, onKeyDown };
}

/** The still that an event is about; null between them. */
export function positionOf(target: EventTarget): number | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-position]") : null;
  return cell === null ? null : Number(cell.dataset["position"]);
}

/** At the pointer; the menu key has none, so at the still that has the keyboard. */
function menuPlace(event: MouseEvent): { x: number; y: number } {
  if (event.clientX !== 0 || event.clientY !== 0) return { x: event.clientX, y: event.clientY };
  const box = document.activeElement?.getBoundingClientRect();
  return { x: (box?.left ?? 0) + 24, y: (box?.top ?? 0) + 24 };
}

function isGridKey(key: string): key is GridKey {
  return gridKeys.has(key);
}
