import { X } from "lucide-react";
import type { DragEvent, HTMLAttributes, KeyboardEvent, ReactNode } from "react";
import { useStore } from "zustand";
import type { MatchPlace } from "../../shared/contract/search.ts";
import { Marked } from "../matches/marked.tsx";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { classes } from "../ui/classes.ts";
import { LightMenuButton } from "../ui/menu.tsx";
import type { MenuEntry } from "../ui/menu.tsx";
import styles from "./inspector.module.css";

/** A record that a still, or some of several stills, is tagged with. */
export type ChipData = {
  readonly key: string;
  readonly name: string;
  /** Beside the name: who plays a character, the year of a film. */
  readonly detail: string;
  /** Whose name the name is, and the detail, where the search looks for words of them; left out where it does not. */
  readonly named?: NameOf;
  readonly detailNamed?: NameOf;
  /** Where the detail comes from, if it is not said of the still itself; otherwise empty. */
  readonly from: string;
  /** Who said that it is them, where that is known; left out of all but people. */
  readonly by?: string | null;
  /** "3 of 12" where not all of several stills have it; otherwise null. */
  readonly share: string | null;
  readonly entries: readonly (MenuEntry | null)[];
  /** Null for what only follows from elsewhere: there is nothing to take away. */
  readonly remove: (() => void) | null;
  /** Of those that stand in an order; left out of all others. */
  readonly ordered?: Ordered;
};

/** A record that is called so. */
export type NameOf = { readonly in: MatchPlace; readonly id: number };

/** A place in an order, from 0, and the way to another. */
export type Ordered = {
  readonly place: number;
  readonly of: number;
  readonly moveTo: (place: number) => void;
};

/** A chip: its body opens a menu, Delete or the cross takes it away. */
export function TagChip({ chip, onLeave }: { chip: ChipData; onLeave: () => void }): ReactNode {
  const writable = useStore(archiveState, isWritable);
  const keys = (event: KeyboardEvent<HTMLElement>): void => {
    if (!writable) return;
    const by = event.altKey ? { ArrowLeft: -1, ArrowRight: 1 }[event.key] : undefined;
    if (by !== undefined && chip.ordered !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      moveBy(chip.ordered, by);
      return;
    }
    if (event.key !== "Delete" && event.key !== "Backspace") return;
    event.preventDefault();
    event.stopPropagation();
    if (chip.remove === null) return;
    chip.remove();
    onLeave();
  };
  return (
    // Delete is pressed on one of the buttons within; the chip itself takes no focus.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <span
      className={classes(
        styles,
        "chip",
        chip.share !== null && "partial",
        chip.remove === null && "following",
      )}
      data-chip={chip.key}
      onKeyDown={keys}
      {...(chip.ordered === undefined ? {} : dropped(chip.ordered))}
    >
      {chip.ordered !== undefined && chip.ordered.of > 1 && (
        <span
          className={classes(styles, "chip-place")}
          {...(writable ? dragged(chip.ordered) : {})}
        >
          {chip.ordered.place + 1}
        </span>
      )}
      <LightMenuButton
        className={classes(styles, "chip-body")}
        label={chip.name}
        entries={writable ? chip.entries : chip.entries.filter(isOnlyShown)}
      >
        <span dir="auto">
          <NameText text={chip.name} of={chip.named} />
        </span>
        {chip.detail !== "" && (
          <>
            {" "}
            <span className={classes(styles, "chip-detail")}>
              <NameText text={chip.detail} of={chip.detailNamed} />
            </span>
          </>
        )}
        {chip.from !== "" && (
          <>
            {" "}
            <span className={classes(styles, "chip-from")}>{chip.from}</span>
          </>
        )}
        {chip.share !== null && (
          <>
            {" "}
            <span className={classes(styles, "chip-share")}>{chip.share}</span>
          </>
        )}
      </LightMenuButton>
      {typeof chip.by === "string" && (
        <>
          {" "}
          <span className={classes(styles, "chip-by")} title={`Identified by ${chip.by}`}>
            identified by <span dir="auto">{chip.by}</span>
          </span>
        </>
      )}
      {writable && chip.remove !== null && (
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

function NameText({ text, of }: { readonly text: string; readonly of: NameOf | undefined }) {
  return of === undefined ? text : <Marked in={of.in} text={text} id={of.id} />;
}

function moveBy({ place, of, moveTo }: Ordered, by: number): void {
  if (place + by >= 0 && place + by < of) moveTo(place + by);
}

const PLACE_DRAG_TYPE = "application/x-stillroom-place";
// While something is dragged over a place, only its type can be read; what it is, when it is let go.
let held: Ordered | null = null;

/** What a chip is taken hold of by, to be dragged to another place. */
function dragged(own: Ordered): HTMLAttributes<HTMLElement> & { readonly draggable: true } {
  return {
    draggable: true,
    onDragStart: ({ dataTransfer }) => {
      held = own;
      dataTransfer.setData(PLACE_DRAG_TYPE, String(own.place));
      dataTransfer.effectAllowed = "move";
    },
  };
}

/** A chip takes the place of the one it is let go on. */
function dropped(own: Ordered): HTMLAttributes<HTMLElement> {
  const isOfOrder = ({ dataTransfer }: DragEvent): boolean =>
    dataTransfer.types.includes(PLACE_DRAG_TYPE);
  return {
    onDragOver: (event) => {
      if (isOfOrder(event)) event.preventDefault();
    },
    onDrop: (event) => {
      if (!isOfOrder(event)) return;
      event.preventDefault();
      if (held !== null && held.place !== own.place) held.moveTo(own.place);
      held = null;
    },
  };
}

/** What a chip offers in an archive that cannot be changed. */
function isOnlyShown(entry: MenuEntry | null): boolean {
  return entry?.id === "show" || entry?.id === "open";
}
