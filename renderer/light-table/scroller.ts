import type { Layout, Rows } from "./geometry.ts";
import {
  HEADING,
  headingOver,
  layOut,
  rowFrom,
  rowOf,
  rowsBetween,
  rowSpan,
  rowTop,
} from "./geometry.ts";
import type { ScrollRange } from "./scaled-scroll.ts";
import { isScaled, kept, offsetOf, scrolledHeight, scrollTopOf } from "./scaled-scroll.ts";

/** What is drawn: the rows, and where their first one stands in the scrolled element. */
export type Drawn = {
  readonly layout: Layout;
  readonly rows: Rows;
  /** CSS pixels from the top of the scrolled element. */
  readonly top: number;
  readonly scrolledHeight: number;
  /** CSS pixels from the top of the content. */
  readonly offset: number;
  /** Height of the view, CSS pixels. */
  readonly view: number;
};

// The compositor scrolls on while rows are drawn: this much on either side keeps the view covered.
const OVERSCAN_SCREENS = 0.6;

/** Offset, layout and drawn rows of one scrolling element; no React inside. */
export class Scroller {
  readonly #changed: (by: "scroll" | "call") => void;
  #element: HTMLElement | null = null;
  #layout: Layout = layOut({ total: 0, width: 0, size: 100 });
  #view = 0;
  #offset = 0;
  #drawn: Drawn | null = null;

  /** `changed` is called when other rows are to be drawn: by the archivist's scrolling, or by a call. */
  constructor(changed: (by: "scroll" | "call") => void) {
    this.#changed = changed;
  }

  /** Begins with an element; the answer lets go of it. */
  attach(element: HTMLElement): () => void {
    this.#element = element;
    const onScroll = (): void => this.#scrolled();
    const onWheel = (event: WheelEvent): void => this.#wheeled(event);
    element.addEventListener("scroll", onScroll, { passive: true });
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => {
      element.removeEventListener("scroll", onScroll);
      element.removeEventListener("wheel", onWheel);
      this.#element = null;
    };
  }

  get layout(): Layout {
    return this.#layout;
  }
  get offset(): number {
    return this.#offset;
  }
  get view(): number {
    return this.#view;
  }

  /** Rows to draw now; the same object as long as nothing changed. */
  get drawn(): Drawn {
    this.#drawn ??= this.#draw();
    return this.#drawn;
  }

  /** Takes a new layout, with the offset that belongs to it. Call {@link settle} once it is in the document. */
  setLayout(layout: Layout, view: number, offset: number): void {
    this.#layout = layout;
    this.#view = view;
    this.#offset = kept(this.#range, offset);
    this.#drawn = null;
  }

  /** Brings the scroll bar to the offset, after the scrolled element has its height. */
  settle(): void {
    if (this.#element === null) return;
    const scrollTop = scrollTopOf(this.#range, this.#offset);
    if (Math.abs(this.#element.scrollTop - scrollTop) >= 1) this.#element.scrollTop = scrollTop;
  }

  /** Scrolls there; not before the view has been measured, when no place means anything yet. */
  scrollTo(offset: number, by: "scroll" | "call" = "call"): void {
    if (this.#view === 0) return;
    this.#offset = kept(this.#range, offset);
    this.settle();
    this.#update(by);
  }

  get #range(): ScrollRange {
    return { height: this.#layout.height, view: this.#view };
  }

  #scrolled(): void {
    if (this.#element === null) return;
    const { scrollTop } = this.#element;
    // Our own move comes back as an event; in a scaled list it would cost the offset its precision.
    if (isScaled(this.#range) && Math.abs(scrollTopOf(this.#range, this.#offset) - scrollTop) < 1.5)
      return;
    this.#offset = offsetOf(this.#range, scrollTop);
    this.#update("scroll");
  }

  /** In a scaled list a turn of the wheel would leap over rows: here it moves the true offset. */
  #wheeled(event: WheelEvent): void {
    if (!isScaled(this.#range) || event.ctrlKey || event.deltaY === 0) return;
    event.preventDefault();
    const unit =
      event.deltaMode === WheelEvent.DOM_DELTA_LINE
        ? 40
        : event.deltaMode === WheelEvent.DOM_DELTA_PAGE
          ? this.#view
          : 1;
    this.scrollTo(this.#offset + event.deltaY * unit, "scroll");
  }

  #update(by: "scroll" | "call"): void {
    const before = this.#drawn;
    const now = this.#draw();
    const same =
      before !== null &&
      before.top === now.top &&
      before.rows.first === now.rows.first &&
      before.rows.last === now.rows.last;
    if (same) return;
    this.#drawn = now;
    this.#changed(by);
  }

  #draw(): Drawn {
    const layout = this.#layout;
    const beyond = this.#view * OVERSCAN_SCREENS;
    const rows = rowsBetween(layout, this.#offset - beyond, this.#offset + this.#view + beyond);
    const shift = isScaled(this.#range) ? scrollTopOf(this.#range, this.#offset) - this.#offset : 0;
    const heading = headingOver(layout, rows.first) === null ? 0 : HEADING;
    return {
      layout,
      rows,
      top: rowTop(layout, rows.first) - heading + shift,
      scrolledHeight: scrolledHeight(this.#range),
      offset: this.#offset,
      view: this.#view,
    };
  }
}

/** Where a still stands in the view, CSS pixels from its top. */
export function heightInView(layout: Layout, position: number, offset: number): number {
  return rowTop(layout, rowOf(layout, position)) - offset;
}

/** The first still of the first row that is wholly in view, or else at all. */
export function firstInView(layout: Layout, offset: number): number {
  return rowSpan(layout, rowFrom(layout, offset))[0];
}
