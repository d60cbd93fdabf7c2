import type { MouseEvent, PointerEvent, RefObject } from "react";
import { useRef } from "react";
import type { PartialBox, PartialPoint } from "../../shared/orientation.ts";
import { boxBetween, movedBy, resizedBy, type Handle } from "./box-changes.ts";

/** A box that is drawn or changed: of somebody in the picture, or with null of somebody new. */
export type Drawn = { readonly depiction: number | null; readonly box: PartialBox };

type Hands = {
  /** Whether the pointer draws where it takes hold of nothing. */
  readonly draws: boolean;
  /** The box that a click at a point draws. */
  readonly boxAround: (point: PartialPoint) => PartialBox;
  /** The one that can be taken hold of. */
  readonly worked: { readonly depiction: number; readonly box: PartialBox } | null;
  /** The pointer moves. */
  readonly onChange: (drawn: Drawn) => void;
  /** It went up. */
  readonly onEnd: (drawn: Drawn) => void;
};

type Gesture = {
  readonly from: PartialPoint;
  readonly depiction: number | null;
  readonly boxAt: (point: PartialPoint) => PartialBox;
  drawn: Drawn | null;
};

/** A hand that clicks is not quite still, CSS pixels. */
const STILL_PX = 4;

/** Drawing, moving and sizing with the pointer, over an element that is the picture. */
export function useBoxPointer(layer: RefObject<HTMLElement | null>, hands: Hands) {
  const gesture = useRef<Gesture | null>(null);

  function onPointerDown(event: PointerEvent<HTMLElement>): void {
    const { target } = event;
    if (!(target instanceof Element) || event.button !== 0) return;
    const isWords =
      target.closest("[data-label], [data-naming]") !== null ||
      layer.current?.contains(target) !== true; // the list of a field, which hangs elsewhere
    // The view would take the pointer for moving the picture.
    if (isWords) event.stopPropagation();
    const begun = isWords ? null : begin(target, pointIn(event));
    if (begun === null) return;
    event.stopPropagation();
    layer.current?.setPointerCapture(event.pointerId);
    gesture.current = begun;
  }

  function begin(target: Element, from: PartialPoint): Gesture | null {
    const { worked, draws } = hands;
    const isHeld = worked !== null && target.closest("[data-grip]") !== null;
    if (isHeld) {
      const { depiction, box } = worked;
      const handle = handleOf(target);
      const boxAt = (point: PartialPoint): PartialBox => {
        const by = { x: point.x - from.x, y: point.y - from.y };
        return handle === null ? movedBy(box, by) : resizedBy(box, handle, by);
      };
      return { from, depiction, boxAt, drawn: null };
    }
    if (!draws) return null;
    return { from, depiction: null, boxAt: (point) => boxBetween(from, point), drawn: null };
  }

  function onPointerMove(event: PointerEvent<HTMLElement>): void {
    const { current } = gesture;
    if (current === null) return;
    const point = pointIn(event);
    if (current.drawn === null && isStill(current.from, point)) return;
    current.drawn = { depiction: current.depiction, box: current.boxAt(point) };
    hands.onChange(current.drawn);
  }

  function onPointerUp(): void {
    const { current } = gesture;
    gesture.current = null;
    if (current === null) return;
    const { drawn, depiction, from } = current;
    if (drawn !== null) hands.onEnd(drawn);
    else if (depiction === null) hands.onEnd({ depiction, box: hands.boxAround(from) });
  }

  function onPointerCancel(): void {
    gesture.current = null;
  }

  /** Taking hold of a region leaves the keyboard with its name. */
  function onMouseDown(event: MouseEvent<HTMLElement>): void {
    const { target } = event;
    if (target instanceof Element && target.closest("[data-grip]") !== null) event.preventDefault();
  }

  function pointIn({ clientX, clientY }: PointerEvent): PartialPoint {
    const box = layer.current?.getBoundingClientRect();
    if (box === undefined) return { x: 0, y: 0 };
    return { x: (clientX - box.left) / box.width, y: (clientY - box.top) / box.height };
  }

  function isStill(from: PartialPoint, to: PartialPoint): boolean {
    const box = layer.current?.getBoundingClientRect();
    const { width, height } = box ?? { width: 0, height: 0 };
    return Math.hypot((to.x - from.x) * width, (to.y - from.y) * height) < STILL_PX;
  }

  return { onPointerDown, onPointerMove, onPointerUp, onPointerCancel, onMouseDown };
}

function handleOf(target: Element): Handle | null {
  const written = target.closest("[data-handle]")?.getAttribute("data-handle");
  if (written === null || written === undefined) return null;
  const [across = 0, down = 0] = written.split(" ").map(Number);
  return { across: side(across), down: side(down) };
}

function side(value: number): -1 | 0 | 1 {
  if (value === 0) return 0;
  return value < 0 ? -1 : 1;
}
