import { useEffect, useLayoutEffect, useRef } from "react";
import type { KeyboardEvent, ReactNode } from "react";
import { focusPictures } from "../state/focus-pictures.ts";
import { closeDrawer } from "../state/room.ts";
import { classes } from "../ui/classes.ts";
import styles from "./drawer.module.css";

type DrawerProps = {
  readonly side: "start" | "end";
  /** CSS pixels; less when the window is narrower. */
  readonly width: number;
  /** Whether it has the keyboard when it opens, and goes when one clicks beside it. */
  readonly passing: boolean;
  readonly children: ReactNode;
};

/** A pane over the light table, when there is no room beside it. Escape closes it. */
export function Drawer({ side, width, passing, children }: DrawerProps): ReactNode {
  const drawer = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = drawer.current;
    if (passing) element?.focus({ preventScroll: true });
    return () => {
      if (element?.contains(document.activeElement) === true) focusPictures();
    };
  }, [passing]);
  useEffect(() => {
    if (!passing) return undefined;
    const onClick = ({ target }: MouseEvent): void => {
      if (isBeside(target, drawer.current)) closeDrawer();
    };
    window.addEventListener("click", onClick);
    return () => window.removeEventListener("click", onClick);
  }, [passing]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    closeDrawer();
  };
  return (
    <div
      ref={drawer}
      className={classes(styles, "drawer", side)}
      style={{ width: `min(${width}px, 100% - 48px)` }}
      role="presentation"
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
  );
}

/** Buttons, menus and dialogs have a purpose of their own, which may be this very drawer. */
function isBeside(target: EventTarget | null, drawer: Element | null): boolean {
  return (
    target instanceof Element &&
    target.isConnected &&
    drawer?.contains(target) === false &&
    target.closest("button, [role=menu], [role=dialog], [role=listbox]") === null
  );
}
