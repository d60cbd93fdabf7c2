import { useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from "react";
import type { RefObject } from "react";
import { flushSync } from "react-dom";
import { inView } from "../state/last-place.ts";
import type { ScrollTarget } from "../state/search.ts";
import { selectedState } from "../state/selected.ts";
import { wantCards } from "../state/cards.ts";
import type { Layout } from "./geometry.ts";
import { layOut, offsetToShow, rowSpan } from "./geometry.ts";
import type { Drawn } from "./scroller.ts";
import { firstInView, heightInView, Scroller } from "./scroller.ts";

type Wish = {
  readonly total: number;
  readonly size: number;
  readonly groups: readonly number[] | null;
  readonly scroll: ScrollTarget;
};

/**
 * Rows to draw of the scrolling element `ref`. Whatever changes - the width, the size of the
 * pictures, the list - the still one looks at keeps its height in the view.
 */
export function useGrid(
  ref: RefObject<HTMLDivElement | null>,
  { total, size, groups, scroll }: Wish,
): { scroller: Scroller; drawn: Drawn } {
  const [, redraw] = useReducer((turn: number) => turn + 1, 0);
  // Rows scrolled into view are drawn in the very frame that shows them, or it would show none.
  const [scroller] = useState(
    () => new Scroller((by) => (by === "scroll" ? flushSync(redraw) : redraw())),
  );
  const { width, height } = useSizeOf(ref);
  const done = useRef<ScrollTarget | null>(null);
  /** Where the list was put when it came. */
  const placed = useRef(0);

  useLayoutEffect(
    () => (ref.current === null ? undefined : scroller.attach(ref.current)),
    [ref, scroller],
  );

  // During the render, so that the first frame with the new list is already where it belongs.
  const laidOut = useMemo(
    () => layOut({ total, width, size, groups }),
    [total, width, size, groups],
  );
  const layout = sameAs(scroller.layout, laidOut);
  if (layout !== scroller.layout || height !== scroller.view || scroll !== done.current) {
    const offset =
      scroll === done.current
        ? offsetAfterResize(scroller, layout)
        : offsetForList(scroller, layout, scroll, height);
    scroller.setLayout(layout, height, offset);
    if (width > 0) done.current = scroll;
    placed.current = scroller.offset;
  }

  const { drawn } = scroller;
  useLayoutEffect(
    () => scroller.settle(),
    [scroller, drawn.scrolledHeight, drawn.top, layout, scroll],
  );
  useEffect(() => {
    const tell = (): void => {
      inView.first = firstInView(layout, scroller.offset);
      inView.height = heightInView(layout, inView.first, scroller.offset);
      // The scroll bar's own place is rounded.
      inView.isScrolled ||= Math.abs(scroller.offset - placed.current) > 2;
    };
    tell();
    const element = ref.current;
    element?.addEventListener("scroll", tell, { passive: true });
    return () => element?.removeEventListener("scroll", tell);
  }, [drawn, layout, scroller, ref]);
  useEffect(() => {
    const [from] = rowSpan(layout, drawn.rows.first);
    const [, to] = rowSpan(layout, Math.max(drawn.rows.first, drawn.rows.last - 1));
    inView.count = Math.max(1, to - from);
    wantCards(from, to, inView.first);
  }, [drawn, layout, scroller, total]);
  return { scroller, drawn };
}

function sameAs(old: Layout, now: Layout): Layout {
  const isSame =
    old.total === now.total &&
    old.columns === now.columns &&
    old.pitchX === now.pitchX &&
    old.groups.length === now.groups.length &&
    old.groups.every((group, at) => group.top === now.groups[at]?.top);
  return isSame ? old : now;
}

/** Of another width or picture size: the focused still, if it is in view, or else the first one, stays. */
function offsetAfterResize(scroller: Scroller, layout: Layout): number {
  const { layout: old, offset, view } = scroller;
  if (old.total === 0) return 0;
  const { focus } = selectedState.getState().selection;
  const shown = focus !== null && focus < layout.total && isInView(old, focus, offset, view);
  const keep = shown ? focus : Math.min(firstInView(old, offset), Math.max(0, layout.total - 1));
  if (!shown && offset === 0) return 0;
  return heightInView(layout, keep, 0) - heightInView(old, keep, offset);
}

function isInView(layout: Layout, position: number, offset: number, view: number): boolean {
  const height = heightInView(layout, position, offset);
  return height > -layout.pitchY && height < view;
}

function offsetForList(
  scroller: Scroller,
  layout: Layout,
  scroll: ScrollTarget,
  height: number,
): number {
  const { layout: old, offset } = scroller;
  if (height === 0) return 0;
  switch (scroll.kind) {
    case "top":
      return 0;
    case "focus":
      return offsetToShow(layout, selectedState.getState().selection.focus ?? 0, {
        offset,
        height,
      });
    case "return": {
      const back = heightInView(layout, scroll.to, 0) - scroll.height;
      const { focus } = selectedState.getState().selection;
      return scroll.withFocus ? offsetToShow(layout, focus ?? 0, { offset: back, height }) : back;
    }
    case "stay":
      // At the top one wants to see what comes in there.
      return offset === 0
        ? 0
        : heightInView(layout, scroll.to, 0) - heightInView(old, scroll.from, offset);
  }
}

function useSizeOf(ref: RefObject<HTMLDivElement | null>): {
  readonly width: number;
  readonly height: number;
} {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = element;
      // A hidden pane has no size; the grid keeps the one it had.
      if (width > 0)
        setSize((old) => (old.width === width && old.height === height ? old : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}
