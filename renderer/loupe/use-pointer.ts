import { useEffect, useRef } from "react";
import type { PointerEvent, RefObject } from "react";
import type { Point } from "./zoom.ts";

type Hands = {
  /** Scale by a factor, around a point from the middle of the view, CSS pixels. */
  readonly onScale: (factor: number, at: Point) => void;
  readonly onPan: (by: Point) => void;
};

// A notch of a usual wheel is 100 px and shall be about a third more.
const WHEEL_PER_PX = 0.003;

/** Wheel, pinch and drag over the loupe. */
export function usePointer(ref: RefObject<HTMLElement | null>, hands: Hands) {
  const latest = useRef(hands);
  useEffect(() => {
    latest.current = hands;
  });
  const pointers = useRef(new Map<number, Point>());

  // React listens to wheels passively; this one must keep the window from scrolling and zooming.
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      latest.current.onScale(Math.exp(-event.deltaY * WHEEL_PER_PX), fromMiddle(element, event));
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [ref]);

  function onPointerDown(event: PointerEvent): void {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
  }

  function onPointerMove(event: PointerEvent): void {
    const before = pointers.current.get(event.pointerId);
    if (before === undefined || ref.current === null) return;
    const now = { x: event.clientX, y: event.clientY };
    const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
    pointers.current.set(event.pointerId, now);
    if (other === undefined) latest.current.onPan({ x: now.x - before.x, y: now.y - before.y });
    else
      latest.current.onScale(
        apart(now, other) / Math.max(1, apart(before, other)),
        fromMiddle(ref.current, event),
      );
  }

  function onPointerUp(event: PointerEvent): void {
    pointers.current.delete(event.pointerId);
  }

  return { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: onPointerUp };
}

/** A place in the window, from the middle of an element. */
export function fromMiddle(
  element: Element,
  event: { readonly clientX: number; readonly clientY: number },
): Point {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: event.clientX - left - width / 2, y: event.clientY - top - height / 2 };
}

function apart(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
