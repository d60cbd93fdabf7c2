import { GripVertical, X } from "lucide-react";
import type { KeyboardEvent, ReactNode } from "react";
import { useLayoutEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { classes } from "../ui/classes.ts";
import { count } from "../ui/numbers.ts";
import styles from "./row-list.module.css";

type RowListProps<Row> = {
  /** What the rows are, for those who do not see their heading. */
  readonly name: string;
  readonly rows: readonly Row[];
  readonly nameOf: (row: Row) => string;
  readonly render: (row: Row) => ReactNode;
  /** Puts the row at a place before the one at another; null where they have an order of their own. */
  readonly onMove: ((from: number, before: number) => void) | null;
  /** Null where a row is removed elsewhere. */
  readonly onRemove: ((row: Row) => void) | null;
};

/** Rows shown at first: a page opens at once, also that of a film with thousands in its cast. */
const AT_FIRST = 60;
/** Rows that come with each press: what takes a tenth of a second to draw. */
const MORE = 300;

/** Rows in an order of the archivist's: dragged by their grip, or moved with Alt and the arrows. */
export function RowList<Row extends { readonly id: number }>(props: RowListProps<Row>): ReactNode {
  const { name, rows, nameOf, render, onMove, onRemove } = props;
  const writable = useStore(archiveState, isWritable);
  const [most, setMost] = useState(AT_FIRST);
  const [dragged, setDragged] = useState<number | null>(null);
  const [gap, setGap] = useState<number | null>(null);
  const keepFocus = useFocusKept(rows);
  const shown = rows.slice(0, most);
  if (rows.length === 0) return null;
  const keys = (event: KeyboardEvent, index: number): void => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (!event.altKey || by === 0 || onMove === null || !writable) return;
    event.preventDefault();
    event.stopPropagation();
    if (rows[index + by] === undefined) return;
    keepFocus();
    onMove(index, by > 0 ? index + 2 : index - 1);
  };
  return (
    <>
      <ul className={classes(styles, "rows")} aria-label={name}>
        {shown.map((row, index) => (
          // Alt and the arrows are pressed in the fields of the row.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
          <li
            key={row.id}
            className={classes(
              styles,
              "row",
              gap === index && "before",
              gap === index + 1 && index === shown.length - 1 && "after",
            )}
            onKeyDown={(event) => keys(event, index)}
            onDragOver={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              const box = event.currentTarget.getBoundingClientRect();
              setGap(event.clientY > box.top + box.height / 2 ? index + 1 : index);
            }}
            onDrop={(event) => {
              event.preventDefault();
              if (dragged !== null && gap !== null) onMove?.(dragged, gap);
            }}
          >
            {onMove !== null && (
              <span
                className={classes(styles, "grip", (!writable || rows.length < 2) && "still")}
                draggable={writable && rows.length > 1}
                title="Drag, or Alt+↑ and Alt+↓"
                aria-hidden
                onDragStart={(event) => {
                  event.dataTransfer.effectAllowed = "move";
                  event.dataTransfer.setData("text/plain", nameOf(row));
                  const line = event.currentTarget.parentElement;
                  if (line !== null) event.dataTransfer.setDragImage(line, 8, 8);
                  setDragged(index);
                }}
                onDragEnd={() => {
                  setDragged(null);
                  setGap(null);
                }}
              >
                <GripVertical size={13} />
              </span>
            )}
            <div className={classes(styles, "fields")}>{render(row)}</div>
            {onRemove !== null && (
              <button
                type="button"
                className={classes(styles, "remove")}
                aria-label={`Remove ${nameOf(row)}`}
                title={`Remove ${nameOf(row)}`}
                disabled={!writable}
                onClick={() => onRemove(row)}
              >
                <X size={13} aria-hidden />
              </button>
            )}
          </li>
        ))}
      </ul>
      {shown.length < rows.length && (
        <button
          type="button"
          className={classes(styles, "more")}
          onClick={() => setMost(most + MORE)}
        >
          Show more: {count(shown.length)} of {count(rows.length)}
        </button>
      )}
    </>
  );
}

/** A row that is moved in the document loses the keyboard: it gets it back. Call what it returns before. */
function useFocusKept(rows: unknown): () => void {
  const kept = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    const element = kept.current;
    kept.current = null;
    if (element?.isConnected === true && document.activeElement !== element) element.focus();
  }, [rows]);
  return () => {
    if (document.activeElement instanceof HTMLElement) kept.current = document.activeElement;
  };
}
