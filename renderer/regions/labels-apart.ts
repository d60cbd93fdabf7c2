import { useEffect, useLayoutEffect, type RefObject } from "react";

/** Where a label stands in the picture, CSS pixels. */
export type LabelPlace = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

const GAP = 2;

/**
 * How far each label is moved down (or, less than 0, up) so that none lies on another and all stay within
 * the height of the picture. The upper ones keep their places; where there is no room at all a label stays.
 */
export function movedApart(labels: readonly LabelPlace[], height: number): readonly number[] {
  const moves = labels.map(() => 0);
  const order = labels
    .map((label, at) => ({ label, at }))
    .toSorted((one, other) => one.label.top - other.label.top || one.label.left - other.label.left);
  const placed: LabelPlace[] = [];
  for (const { label, at } of order) {
    const tops = [label.top, ...placed.flatMap((other) => besides(label, other))]
      .filter((top, index) => index === 0 || (top >= 0 && top + label.height <= height))
      .toSorted((one, other) => Math.abs(one - label.top) - Math.abs(other - label.top));
    const top =
      tops.find((to) => !placed.some((other) => lieOn({ ...label, top: to }, other))) ?? label.top;
    placed.push({ ...label, top });
    moves[at] = top - label.top;
  }
  return moves;
}

/** The places right above and right below another label. */
function besides({ height }: LabelPlace, other: LabelPlace): readonly number[] {
  return [other.top - height - GAP, other.top + other.height + GAP];
}

function lieOn(one: LabelPlace, other: LabelPlace): boolean {
  return (
    one.left < other.left + other.width &&
    other.left < one.left + one.width &&
    one.top < other.top + other.height &&
    other.top < one.top + one.height
  );
}

/** Keeps the labels of a list apart, whatever is drawn, moved or enlarged. */
export function useLabelsApart(list: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => placeApart(list.current));
  useEffect(() => {
    const { current } = list;
    if (current === null) return undefined;
    const observer = new ResizeObserver(() => placeApart(current));
    observer.observe(current);
    return () => observer.disconnect();
  }, [list]);
}

function placeApart(list: HTMLElement | null): void {
  const labels = [...(list?.children ?? [])].filter((child) => child instanceof HTMLElement);
  // Where they stand by themselves: what they are moved by does not count.
  const moves = movedApart(
    labels.map(
      ({ offsetLeft: left, offsetTop: top, offsetWidth: width, offsetHeight: height }) => ({
        left,
        top,
        width,
        height,
      }),
    ),
    list?.offsetHeight ?? 0,
  );
  for (const [at, label] of labels.entries())
    label.style.translate = `0 ${String(moves[at] ?? 0)}px`;
}
