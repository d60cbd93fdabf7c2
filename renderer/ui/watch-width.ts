/** The width of an element's content box, and that of what it holds, shown or cut off; CSS pixels. */
export type Widths = { readonly room: number; readonly content: number };

const watched = new WeakMap<Element, (widths: Widths) => void>();

// One for all: a light table shows hundreds of names. It tells before the frame is drawn, and all is
// read before anything is written, for a reading after a writing lays the page out anew.
const observer = new ResizeObserver((entries) => {
  const read = entries.map(({ target, contentRect }) => ({
    target,
    widths: { room: contentRect.width, content: target.scrollWidth },
  }));
  for (const { target, widths } of read) watched.get(target)?.(widths);
});

/** Calls back with the widths of an element, now and whenever its own changes; the answer ends that. */
export function watchWidth(element: Element, onWidth: (widths: Widths) => void): () => void {
  watched.set(element, onWidth);
  observer.observe(element);
  return () => {
    observer.unobserve(element);
    watched.delete(element);
  };
}
