/**
 * Browsers stop at a height of about 33.5 million pixels, less on dense screens; a million stills in
 * few columns are higher. Above this height the scroll bar stands for the whole in proportion, and
 * the wheel moves the true offset. CSS pixels.
 */
export const HIGHEST = 8_000_000;

export type ScrollRange = {
  /** The true height of the content. */
  readonly height: number;
  /** The height of the view on it. */
  readonly view: number;
};

/** Height of the element that is scrolled. */
export function scrolledHeight({ height }: ScrollRange): number {
  return Math.min(height, HIGHEST);
}

export function isScaled({ height }: ScrollRange): boolean {
  return height > HIGHEST;
}

/** The true offset that a place of the scroll bar stands for. */
export function offsetOf(range: ScrollRange, scrollTop: number): number {
  if (!isScaled(range)) return scrollTop;
  return kept(range, (scrollTop / (HIGHEST - range.view)) * (range.height - range.view));
}

/** Where the scroll bar stands for a true offset. */
export function scrollTopOf(range: ScrollRange, offset: number): number {
  if (!isScaled(range)) return offset;
  return (offset / (range.height - range.view)) * (HIGHEST - range.view);
}

/** An offset within the content. */
export function kept({ height, view }: ScrollRange, offset: number): number {
  return Math.min(Math.max(0, offset), Math.max(0, height - view));
}
