import { useLayoutEffect, useRef, type ReactNode } from "react";
import { classes } from "./classes.ts";
import styles from "./middle-name.module.css";
import { shortenMiddle } from "./shorten-middle.ts";
import { widthIn } from "./text-width.ts";
import type { Widths } from "./watch-width.ts";
import { watchWidth } from "./watch-width.ts";

/**
 * A name that is shortened in its middle when there is no room. The whole one stays in the document
 * and keeps the width; it shows on hover, and by the keyboard through `NameTip`.
 */
export function MiddleName(props: {
  readonly name: string;
  /** False where something around it says more on hover. */
  readonly titled?: boolean;
  /** The same letters with something marked in them, which is seen where the name is not shortened. */
  readonly marked?: ReactNode;
}) {
  const { name, titled = true, marked = name } = props;
  const text = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const element = text.current;
    if (element === null) return undefined;
    return watchWidth(element, (widths) => shorten(element, name, widths));
  }, [name]);
  return (
    <span ref={text} className={classes(styles, "name")} title={titled ? name : undefined}>
      {marked}
    </span>
  );
}

/** Written past React: with hundreds of names a second rendering of each would cost a frame. */
function shorten(element: HTMLElement, name: string, { room, content }: Widths): void {
  if (content <= Math.ceil(room)) {
    delete element.dataset["short"];
    return;
  }
  const measure = widthIn(element);
  // The whole name tells how much wider the page writes than the canvas measures.
  const scale = content / measure(name);
  element.dataset["short"] = shortenMiddle(name, (shown) => measure(shown) * scale <= room);
}
