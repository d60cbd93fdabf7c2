import { useCallback, useEffect, useRef, useState } from "react";
import type { RefObject } from "react";
import { changeSelection, selectedState } from "../state/selected.ts";
import type { Selection } from "../state/selection.ts";
import { marquee } from "../state/selection.ts";
import { edgeSpeed } from "./edge-scroll.ts";
import type { Rectangle } from "./geometry.ts";
import { under } from "./geometry.ts";
import type { Scroller } from "./scroller.ts";

// A hand trembles while it clicks; only a longer way is a drag.
const TREMBLE_PX = 4;
// After a frame that came late, or a window that was away, the list must not leap.
const LONGEST_FRAME_MS = 100;

type Drag = {
  /** Where it began: in the view across, in the content down, so that it may scroll. CSS pixels. */
  readonly x: number;
  readonly y: number;
  readonly before: Selection;
  readonly mode: "only" | "toggle";
  pointer: { x: number; y: number };
  begun: boolean;
  /** When the pointer went beyond the edge, and the frame before this one; milliseconds. */
  beyondSince: number | null;
  lastFrame: number;
};

/**
 * Drag-select over the grid in `ref`, also over rows that are not drawn. `rectangle` is what to draw,
 * in the view; `begin` starts it, and `dragged` tells whether the click that follows ended a drag.
 */
export function useMarquee(ref: RefObject<HTMLDivElement | null>, scroller: Scroller) {
  const [rectangle, setRectangle] = useState<Rectangle | null>(null);
  const drag = useRef<Drag | null>(null);
  const dragged = useRef(false);
  const frame = useRef(0);

  const follow = useCallback(() => {
    const now = drag.current;
    const element = ref.current;
    if (now === null || element === null) return;
    scroller.scrollTo(scroller.offset + edgeStep(now, element.clientHeight, performance.now()));
    const content = between(now.x, now.y, now.pointer.x, now.pointer.y + scroller.offset);
    const positions = under(scroller.layout, content);
    changeSelection((selection) => ({
      ...marquee(now.before, positions, now.mode),
      focus: selection.focus,
    }));
    setRectangle({
      ...content,
      top: content.top - scroller.offset,
      bottom: content.bottom - scroller.offset,
    });
    frame.current = requestAnimationFrame(follow);
  }, [ref, scroller]);

  const end = useCallback(() => {
    cancelAnimationFrame(frame.current);
    dragged.current = drag.current?.begun ?? false;
    drag.current = null;
    setRectangle(null);
  }, []);

  useEffect(() => {
    const move = (event: PointerEvent): void => {
      const now = drag.current;
      if (now === null || ref.current === null) return;
      now.pointer = inView(event, ref.current);
      const way = Math.hypot(now.pointer.x - now.x, now.pointer.y + scroller.offset - now.y);
      if (now.begun || way < TREMBLE_PX) return;
      now.begun = true;
      now.lastFrame = performance.now();
      frame.current = requestAnimationFrame(follow);
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", end);
    window.addEventListener("pointercancel", end);
    return () => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", end);
      window.removeEventListener("pointercancel", end);
      cancelAnimationFrame(frame.current);
    };
  }, [ref, scroller, follow, end]);

  const begin = useCallback(
    (event: { clientX: number; clientY: number; ctrlKey: boolean; metaKey: boolean }) => {
      if (ref.current === null) return;
      const pointer = inView(event, ref.current);
      // The bar at the side is not part of the grid.
      if (pointer.x >= ref.current.clientWidth) return;
      const mode = event.ctrlKey || event.metaKey ? "toggle" : "only";
      const { selection } = selectedState.getState();
      dragged.current = false;
      drag.current = {
        x: pointer.x,
        y: pointer.y + scroller.offset,
        before: selection,
        mode,
        pointer,
        begun: false,
        beyondSince: null,
        lastFrame: 0,
      };
    },
    [ref, scroller],
  );
  return { rectangle, begin, dragged };
}

function inView(
  event: { clientX: number; clientY: number },
  element: HTMLElement,
): { x: number; y: number } {
  const { left, top } = element.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

/** How far to scroll in this frame, at time `at`; CSS pixels. */
function edgeStep(drag: Drag, height: number, at: number): number {
  const passed = Math.min(LONGEST_FRAME_MS, at - drag.lastFrame) / 1000;
  drag.lastFrame = at;
  const by = beyond(drag.pointer.y, height);
  drag.beyondSince = by === 0 ? null : (drag.beyondSince ?? at);
  const seconds = drag.beyondSince === null ? 0 : (at - drag.beyondSince) / 1000;
  return edgeSpeed(by, seconds, height) * passed;
}

/** How far a height is above or below the view. */
function beyond(y: number, height: number): number {
  return y < 0 ? y : Math.max(0, y - height);
}

function between(x1: number, y1: number, x2: number, y2: number): Rectangle {
  return {
    left: Math.min(x1, x2),
    top: Math.min(y1, y2),
    right: Math.max(x1, x2),
    bottom: Math.max(y1, y2),
  };
}
