import { Fragment, useEffect, useState } from "react";
import { classes } from "./classes.ts";
import styles from "./name-tip.module.css";

// As long as tooltips wait, so that going through a list with the arrow keys does not flicker.
const REST_MS = 600;

// As in the style sheet, so that the whole name begins where the short one does.
const PADDING = { side: 8, end: 4 } as const;
const WIDEST = 420;
// What a cell is framed with when it has the keyboard.
const FRAME = 4;

/** CSS pixels, from the left and from the bottom of the window. */
type Tip = {
  readonly name: string;
  readonly left: number;
  readonly bottom: number;
  readonly maxWidth: number;
};

/**
 * The whole name of what has the keyboard, where it is shown shortened; once for the window. It lies on
 * the short one and grows to the right and upwards, on the light table within its cell: so it covers no
 * other name.
 */
export function NameTip() {
  const [tip, setTip] = useState<Tip | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      clearTimeout(timer);
      setTip(null);
      timer = setTimeout(() => setTip(tipOfFocus()), REST_MS);
    };
    const hide = (): void => {
      clearTimeout(timer);
      setTip(null);
    };
    window.addEventListener("focusin", look);
    window.addEventListener("keyup", look);
    window.addEventListener("resize", look);
    window.addEventListener("scroll", hide, { capture: true, passive: true });
    window.addEventListener("pointerdown", hide, true);
    window.addEventListener("wheel", hide, { passive: true });
    return () => {
      clearTimeout(timer);
      window.removeEventListener("focusin", look);
      window.removeEventListener("keyup", look);
      window.removeEventListener("resize", look);
      window.removeEventListener("scroll", hide, { capture: true });
      window.removeEventListener("pointerdown", hide, true);
      window.removeEventListener("wheel", hide);
    };
  }, []);
  if (tip === null) return null;
  const { name, ...place } = tip;
  return (
    // The name is whole for screen readers where it stands.
    <div className={classes(styles, "tip")} style={place} aria-hidden>
      {name.split(/(?<=[-_.])/u).map((part, at) => (
        // The parts of one name have no other name than their place in it.
        // oxlint-disable-next-line react/no-array-index-key
        <Fragment key={at}>
          {part}
          <wbr />
        </Fragment>
      ))}
    </div>
  );
}

function tipOfFocus(): Tip | null {
  const element = focused();
  const name = element?.querySelector<HTMLElement>("[data-short]") ?? null;
  if (element === null || name === null) return null;
  const place = name.getBoundingClientRect();
  const cell = element.matches("[role=gridcell]") ? element.getBoundingClientRect() : null;
  const left = Math.max(cell === null ? 0 : cell.left + FRAME, place.left - PADDING.side);
  const right = cell === null ? window.innerWidth : cell.right - FRAME;
  const end = Math.min(
    cell === null ? window.innerHeight : cell.bottom - FRAME,
    place.bottom + PADDING.end,
  );
  return {
    name: name.textContent,
    left,
    bottom: window.innerHeight - end,
    maxWidth: Math.min(WIDEST, right - left),
  };
}

/** What the keyboard is at: a tree or list has the focus itself and names its active line. */
function focused(): Element | null {
  const element = document.activeElement;
  if (element === null || !element.matches(":focus-visible")) return null;
  const active = element.getAttribute("aria-activedescendant");
  if (active !== null) return document.getElementById(active);
  return element.matches("button, [role=gridcell]") ? element : null;
}
