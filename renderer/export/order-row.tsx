import { Pencil, X } from "lucide-react";
import type { ReactNode } from "react";
import type { CheckedFile } from "../../shared/contract/export.ts";
import type { StillCard } from "../../shared/still.ts";
import { classes } from "../ui/classes.ts";
import { MiddleName } from "../ui/middle-name.tsx";
import { StatusGlyph } from "../ui/status-glyph.tsx";
import styles from "./export.module.css";

type OrderRowProps = {
  readonly id: string;
  readonly card: StillCard;
  /** Undefined until the plan is there. */
  readonly planned: CheckedFile | undefined;
  readonly place: { readonly top: number; readonly index: number; readonly of: number };
  readonly active: boolean;
  /** Where a dragged still would land. */
  readonly gap: "before" | "after" | null;
  readonly onActive: () => void;
  /** Opens its texts. */
  readonly onOpen: () => void;
  readonly onRemove: () => void;
  readonly drag: {
    readonly start: () => void;
    readonly over: (lower: boolean) => void;
    readonly end: () => void;
  };
};

/** One still: its place, picture, future file name, and what a recipient would miss. */
export function OrderRow({
  id,
  card,
  planned,
  place,
  active,
  gap,
  onActive,
  onOpen,
  onRemove,
  drag,
}: OrderRowProps): ReactNode {
  const caption = planned?.caption ?? card.caption;
  const remarks = (planned?.remarks ?? []).map(({ message }) => message);
  return (
    // The list has the focus and the keys, and names this line to them: aria-activedescendant.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      className={classes(styles, "item", active && "active", gap !== null && `gap-${gap}`)}
      style={{ top: place.top }}
      role="option"
      aria-selected={active}
      aria-posinset={place.index + 1}
      aria-setsize={place.of}
      draggable
      onClick={onActive}
      onDoubleClick={onOpen}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", card.name);
        drag.start();
      }}
      onDragOver={(event) => {
        event.preventDefault();
        const box = event.currentTarget.getBoundingClientRect();
        drag.over(event.clientY > box.top + box.height / 2);
      }}
      onDrop={(event) => event.preventDefault()}
      onDragEnd={drag.end}
    >
      <span className={classes(styles, "number")}>{place.index + 1}</span>
      <span className={classes(styles, "thumb")}>
        {card.thumbnail === "made" && (
          <img src={`still://thumbnail/${card.hash}`} alt="" draggable={false} />
        )}
      </span>
      <span className={classes(styles, "words")}>
        <span className={classes(styles, "file-name")}>
          {planned !== undefined && <StatusGlyph status={planned.rights.status} />}
          <MiddleName name={planned?.fileName ?? card.name} />
        </span>
        <span className={classes(styles, "line", remarks.length === 0 && "alone")} title={caption}>
          {caption}
        </span>
        {remarks.length > 0 && (
          <span className={classes(styles, "line", "warn")} title={remarks.join("\n")}>
            {remarks.join(" ")}
          </span>
        )}
      </span>
      <span
        className={classes(styles, "take-out")}
        title={`Texts of ${card.name}`}
        aria-hidden
        onClick={onOpen}
      >
        <Pencil size={14} />
      </span>
      {/* For the mouse alone: an option may hold no button, and Enter and Delete do the same from the keyboard. */}
      <span
        className={classes(styles, "take-out")}
        title={`Take out ${card.name}`}
        aria-hidden
        onClick={onRemove}
      >
        <X size={14} />
      </span>
    </div>
  );
}
