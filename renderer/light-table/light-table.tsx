import { Fragment, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { DragEvent } from "react";
import { useStore } from "zustand";
import { cardAt, cardsState } from "../state/cards.ts";
import { searchState } from "../state/search.ts";
import { selectedState } from "../state/selected.ts";
import { has } from "../state/positions.ts";
import { isSelected } from "../state/selection.ts";
import { showLoupe, viewState } from "../state/view.ts";
import { endStroke, isPainting, paintingState } from "../tagging/painting.ts";
import { useSetShown } from "../sets/set-shown.ts";
import { classes } from "../ui/classes.ts";
import type { Layout, Rectangle } from "./geometry.ts";
import { groupAt, headingOver, offsetToShow, PADDING, rowOf, rowSpan } from "./geometry.ts";
import { GroupRow } from "./group-row.tsx";
import type { Drawn } from "./scroller.ts";
import { SELECTION_DRAG_TYPE } from "./selection-drag.ts";
import { useArranging, type Gap } from "./use-arranging.ts";
import { useSets } from "../sets/sets-state.ts";
import { gridInput, positionOf } from "./grid-input.ts";
import { StillCell } from "./still-cell.tsx";
import { StillMenu } from "./still-menu.tsx";
import { useGrid } from "./use-grid.ts";
import { useMarquee } from "./use-marquee.ts";
import styles from "./light-table.module.css";

/** All stills of the result, in a grid that draws only what is in view. */
export function LightTable() {
  const view = useRef<HTMLDivElement>(null);
  const total = useStore(searchState, (search) => search.total);
  const scroll = useStore(searchState, (search) => search.scroll);
  const size = useStore(viewState, (state) => state.size);
  const groups = useStore(searchState, (search) => search.groups);
  const busy = useStore(
    searchState,
    ({ query, answered, problem }) => query !== answered && problem === null,
  );
  const isOfBefore = useStore(searchState, ({ problem }) => problem !== null);
  const { scroller, drawn } = useGrid(view, { total, size, groups, scroll });
  const { rectangle, begin, dragged } = useMarquee(view, scroller);
  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | null>(null);
  useKeptFocus(view, drawn);

  const show = useCallback(
    (position: number) => {
      scroller.scrollTo(
        offsetToShow(scroller.layout, position, { offset: scroller.offset, height: scroller.view }),
      );
      focusCell(view.current, position);
    },
    [scroller],
  );

  // Back from the loupe, the still last seen there is in view and has the keyboard.
  const mode = useStore(viewState, (state) => state.mode);
  useEffect(() => {
    const { focus } = selectedState.getState().selection;
    if (mode === "light-table" && focus !== null && document.activeElement === document.body)
      show(focus);
  }, [mode, show, total]);

  const set = useSetShown(useSets());
  const { gap, handlers: arranging } = useArranging(set);
  const paints = useStore(paintingState, isPainting);
  useStrokeEnd();
  const { onPointerDown, onPointerOver, onClick, onContextMenu, onKeyDown } = gridInput({
    scroller,
    marquee: { begin, dragged },
    show,
    openMenu: setMenuAt,
    set,
  });

  return (
    <div className={classes(styles, "table")}>
      <div
        ref={view}
        className={classes(styles, "view", paints && "paints", isOfBefore && "of-before")}
        role="grid"
        aria-label="Light table"
        aria-multiselectable
        aria-busy={busy}
        aria-rowcount={drawn.layout.rows + headingsIn(drawn.layout)}
        aria-colcount={drawn.layout.columns}
        tabIndex={-1}
        onPointerDown={onPointerDown}
        onPointerOver={onPointerOver}
        onClick={onClick}
        onDoubleClick={(event) => positionOf(event.target) !== null && !paints && showLoupe()}
        onContextMenu={onContextMenu}
        onKeyDown={onKeyDown}
        onDragStart={dragSelection}
        {...arranging}
      >
        <div
          className={classes(styles, "content")}
          style={{ height: drawn.scrolledHeight }}
          role="presentation"
        >
          <DrawnRows drawn={drawn} gap={gap} />
        </div>
      </div>
      {rectangle === null ? null : <MarqueeFrame rectangle={rectangle} />}
      {menuAt === null ? null : <StillMenu at={menuAt} onClose={() => setMenuAt(null)} />}
    </div>
  );
}

/** The button may go up anywhere, also outside the window. */
function useStrokeEnd(): void {
  useEffect(() => {
    const end = (): void => void endStroke();
    window.addEventListener("pointerup", end);
    window.addEventListener("pointercancel", end);
    return () => {
      window.removeEventListener("pointerup", end);
      window.removeEventListener("pointercancel", end);
    };
  }, []);
}

function MarqueeFrame({ rectangle }: { readonly rectangle: Rectangle }) {
  const { left, top, right, bottom } = rectangle;
  return (
    <div
      className={classes(styles, "marquee")}
      style={{ left, top, width: right - left, height: bottom - top }}
    />
  );
}

function DrawnRows({ drawn, gap }: { readonly drawn: Drawn; readonly gap: Gap | null }) {
  const cards = useStore(cardsState);
  const { selection } = useStore(selectedState);
  const stroke = useStore(paintingState, (painting) => painting.stroke);
  const { layout, rows } = drawn;
  const columns = `repeat(${layout.columns}, minmax(0, 1fr))`;
  return (
    <div
      role="presentation"
      className={classes(styles, "rows")}
      style={{ top: drawn.top, left: PADDING, right: PADDING }}
    >
      {Array.from({ length: rows.last - rows.first }, (_, i) => rows.first + i).map((row) => {
        const heading = headingOver(layout, row);
        const headings = headingsIn(layout) === 0 ? 0 : groupAt(layout, row, "row") + 1;
        return (
          <Fragment key={row}>
            {heading === null ? null : (
              <GroupRow group={heading} rowIndex={row + headings} columns={layout.columns} />
            )}
            <div
              role="row"
              aria-rowindex={row + headings + 1}
              className={classes(styles, "row")}
              style={{ height: layout.pitchY, gridTemplateColumns: columns }}
            >
              {positionsInRow(layout, row).map((position, column) => (
                <StillCell
                  key={position}
                  position={position}
                  column={column}
                  card={cardAt(cards, position)}
                  selected={isSelected(selection, position)}
                  focused={selection.focus === position}
                  gap={gap?.position === position ? gap.side : null}
                  painted={stroke !== null && has(stroke.positions, position)}
                />
              ))}
            </div>
          </Fragment>
        );
      })}
    </div>
  );
}

function positionsInRow(layout: Layout, row: number): number[] {
  const [from, to] = rowSpan(layout, row);
  return Array.from({ length: to - from }, (_, column) => from + column);
}

/** A list without groups is one group that has no heading. */
function headingsIn({ groups }: Layout): number {
  return (groups[0]?.heading ?? 0) > 0 ? groups.length : 0;
}

/** A cell that is scrolled out of the drawn rows leaves the keyboard to the grid, and gets it back. */
function useKeptFocus(view: { readonly current: HTMLDivElement | null }, drawn: Drawn): void {
  const focus = useStore(selectedState, ({ selection }) => selection.focus);
  const had = useRef(false);
  useLayoutEffect(() => {
    const lost = document.activeElement === document.body && had.current;
    if ((lost || document.activeElement === view.current) && focus !== null) {
      const row = rowOf(drawn.layout, focus);
      if (row >= drawn.rows.first && row < drawn.rows.last) focusCell(view.current, focus);
      else view.current?.focus({ preventScroll: true });
    }
    had.current = view.current?.contains(document.activeElement) ?? false;
  }, [view, drawn, focus]);
}

function focusCell(view: HTMLElement | null, position: number): void {
  // React draws the rows of a key press before the next frame; until then the grid holds the keyboard.
  const cell = view?.querySelector<HTMLElement>(`[data-position="${position}"]`);
  (cell ?? view)?.focus({ preventScroll: true });
}

function dragSelection(event: DragEvent): void {
  event.dataTransfer.setData(SELECTION_DRAG_TYPE, "selection");
  event.dataTransfer.effectAllowed = "copyMove";
}
