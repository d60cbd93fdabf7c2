import { X } from "lucide-react";
import type { KeyboardEvent, ReactNode } from "react";
import { Button } from "react-aria-components";
import { useStore } from "zustand";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { classes } from "../ui/classes.ts";
import { MenuButton } from "../ui/menu.tsx";
import type { MenuEntry } from "../ui/menu.tsx";
import styles from "./inspector.module.css";

/** A record that a still, or some of several stills, is tagged with. */
export type ChipData = {
  readonly key: string;
  readonly name: string;
  /** Beside the name: who plays a character, the year of a film. */
  readonly detail: string;
  /** "3 of 12" where not all of several stills have it; otherwise null. */
  readonly share: string | null;
  readonly entries: readonly (MenuEntry | null)[];
  readonly remove: () => void;
};

/** A chip: its body opens a menu, Delete or the cross takes it away. */
export function TagChip({ chip, onLeave }: { chip: ChipData; onLeave: () => void }): ReactNode {
  const writable = useStore(archiveState, isWritable);
  const keys = (event: KeyboardEvent<HTMLElement>): void => {
    if (!writable || (event.key !== "Delete" && event.key !== "Backspace")) return;
    event.preventDefault();
    event.stopPropagation();
    chip.remove();
    onLeave();
  };
  return (
    // Delete is pressed on one of the buttons within; the chip itself takes no focus.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <span
      className={classes(styles, "chip", chip.share !== null && "partial")}
      data-chip={chip.key}
      onKeyDown={keys}
    >
      <MenuButton
        label={chip.name}
        entries={writable ? chip.entries : chip.entries.filter(isOnlyShown)}
        trigger={
          <Button className={classes(styles, "chip-body")}>
            <span dir="auto">{chip.name}</span>
            {chip.detail !== "" && (
              <>
                {" "}
                <span className={classes(styles, "chip-detail")}>{chip.detail}</span>
              </>
            )}
            {chip.share !== null && (
              <>
                {" "}
                <span className={classes(styles, "chip-share")}>{chip.share}</span>
              </>
            )}
          </Button>
        }
      />
      {writable && (
        <button
          type="button"
          className={classes(styles, "chip-remove")}
          tabIndex={-1}
          aria-label={`Remove ${chip.name}`}
          title={`Remove ${chip.name}`}
          onClick={chip.remove}
        >
          <X size={12} aria-hidden />
        </button>
      )}
    </span>
  );
}

/** What a chip offers in an archive that cannot be changed. */
function isOnlyShown(entry: MenuEntry | null): boolean {
  return entry?.id === "show";
}
