import type { ReactNode } from "react";
import { useRef, useState } from "react";
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Separator } from "react-aria-components";
import { classes } from "./classes.ts";
import styles from "./menu.module.css";

/** One line of a menu; `null` in a list is a separator. */
export type MenuEntry = {
  readonly id: string;
  readonly label: string;
  readonly shortcut?: string;
  readonly disabled?: boolean;
  readonly checked?: boolean;
  readonly run: () => void;
};

/** A menu that opens from a button: `trigger` is a `Button` or `IconButton`. */
export function MenuButton(props: {
  readonly trigger: ReactNode;
  readonly label: string;
  readonly entries: readonly (MenuEntry | null)[];
}) {
  return (
    <MenuTrigger>
      {props.trigger}
      <Popover className={classes(styles, "popover")} placement="bottom end">
        <MenuList label={props.label} entries={props.entries} />
      </Popover>
    </MenuTrigger>
  );
}

/**
 * The same for buttons of which there may be hundreds: a plain one, and the menu is there while it is open. Those
 * of react-aria are all drawn again when the hand goes from the mouse to the keyboard.
 */
export function LightMenuButton(props: {
  readonly className: string;
  readonly children: ReactNode;
  readonly label: string;
  readonly entries: readonly (MenuEntry | null)[];
}) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={props.className}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(true)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" || event.altKey) return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {props.children}
      </button>
      {open && (
        <Popover
          className={classes(styles, "popover")}
          triggerRef={button}
          isOpen
          placement="bottom end"
          onOpenChange={setOpen}
        >
          <MenuList label={props.label} entries={props.entries} onClose={() => setOpen(false)} />
        </Popover>
      )}
    </>
  );
}

/** The list itself, for a popover of one's own. */
export function MenuList(props: {
  readonly label: string;
  readonly entries: readonly (MenuEntry | null)[];
  readonly onClose?: () => void;
}) {
  const { label, entries, onClose } = props;
  const checkable = entries.some((entry) => entry?.checked !== undefined);
  const checked = entries.flatMap((entry) => (entry?.checked === true ? [entry.id] : []));
  return (
    <AriaMenu
      className={classes(styles, "menu")}
      aria-label={label}
      autoFocus="first"
      {...(onClose === undefined ? {} : { onClose })}
      {...(checkable ? { selectionMode: "single" as const, selectedKeys: checked } : {})}
    >
      {entries.map((entry, i) =>
        entry === null ? (
          <Separator key={`separator-${i}`} className={classes(styles, "separator")} />
        ) : (
          <MenuItem
            key={entry.id}
            id={entry.id}
            className={classes(styles, "item")}
            textValue={entry.label}
            isDisabled={entry.disabled ?? false}
            onAction={entry.run}
          >
            {checkable ? (
              <span className={classes(styles, "check")}>{entry.checked === true ? "✓" : ""}</span>
            ) : null}
            <span className={classes(styles, "label")}>{entry.label}</span>
            {entry.shortcut === undefined ? null : (
              <span className={classes(styles, "keys")}>{entry.shortcut}</span>
            )}
          </MenuItem>
        ),
      )}
    </AriaMenu>
  );
}
