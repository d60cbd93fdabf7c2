import { useEffect, useState } from "react";
import { classes } from "./classes.ts";
import styles from "./name-tip.module.css";

// As long as tooltips wait, so that going through a list with the arrow keys does not flicker.
const REST_MS = 600;

type Tip = { readonly name: string; readonly left: number; readonly top: number };

/** The whole name of what has the keyboard, where it is shown shortened; once for the window. */
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
    window.addEventListener("pointerdown", hide, true);
    window.addEventListener("wheel", hide, { passive: true });
    return () => {
      clearTimeout(timer);
      window.removeEventListener("focusin", look);
      window.removeEventListener("keyup", look);
      window.removeEventListener("pointerdown", hide, true);
      window.removeEventListener("wheel", hide);
    };
  }, []);
  if (tip === null) return null;
  return (
    // The name is whole for screen readers where it stands.
    <div className={classes(styles, "tip")} style={{ left: tip.left, top: tip.top }} aria-hidden>
      {tip.name}
    </div>
  );
}

function tipOfFocus(): Tip | null {
  const name = focused()?.querySelector<HTMLElement>("[data-short]");
  if (name === null || name === undefined) return null;
  const { left, bottom } = name.getBoundingClientRect();
  return { name: name.textContent, left: Math.max(8, left - 8), top: bottom + 2 };
}

/** What the keyboard is at: a tree or list has the focus itself and names its active line. */
function focused(): Element | null {
  const element = document.activeElement;
  if (element === null || !element.matches(":focus-visible")) return null;
  const active = element.getAttribute("aria-activedescendant");
  if (active !== null) return document.getElementById(active);
  return element.matches("button, [role=gridcell]") ? element : null;
}
