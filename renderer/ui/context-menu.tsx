import { useRef } from "react";
import { Popover } from "react-aria-components";
import { classes } from "./classes.ts";
import { MenuList } from "./menu.tsx";
import type { MenuEntry } from "./menu.tsx";
import styles from "./menu.module.css";

/** A menu at a point of the window (CSS pixels), as a right click or the menu key asks for. */
export function ContextMenu(props: {
  readonly at: { readonly x: number; readonly y: number };
  readonly label: string;
  readonly entries: readonly (MenuEntry | null)[];
  readonly onClose: () => void;
}) {
  const { at, label, entries, onClose } = props;
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span
        ref={anchor}
        style={{ position: "fixed", left: at.x, top: at.y, width: 1, height: 1 }}
      />
      <Popover
        className={classes(styles, "popover")}
        triggerRef={anchor}
        isOpen
        placement="bottom start"
        offset={0}
        onOpenChange={(open) => open || onClose()}
      >
        <MenuList label={label} entries={entries} onClose={onClose} />
      </Popover>
    </>
  );
}
