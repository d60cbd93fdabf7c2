import { useVirtualizer } from "@tanstack/react-virtual";
import type { KeyboardEvent, ReactNode } from "react";
import { useEffect, useRef, useState } from "react";
import type { RowOutcome, ShownSheetRow } from "../../shared/caption-sheet.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { classes } from "../ui/classes.ts";
import { SheetRowLine } from "./sheet-row.tsx";
import type { Ticks } from "./ticks.ts";
import styles from "./caption-import.module.css";

/** Height of a row before it is measured, CSS pixels. */
const ROW = 96;
/** Rows asked for at once: what is in view, and as much before and after it. */
const WINDOW = 60;
const STEP = WINDOW / 4;

type SheetRowsProps = {
  readonly preview: string;
  readonly of: readonly RowOutcome[];
  readonly total: number;
  readonly place: string;
  readonly ticks: Ticks;
  readonly onTick: (row: ShownSheetRow, differences: readonly number[], take: boolean) => void;
  readonly onChoose: (at: number, still: number | null) => void;
};

/** The rows beside the archive, those in view: arrows walk them, Space ticks one, Tab reaches its texts and its still. */
export function SheetRows(props: SheetRowsProps): ReactNode {
  const { preview, of, total, place, ticks, onTick, onChoose } = props;
  const box = useRef<HTMLDivElement>(null);
  const [first, setFirst] = useState(0);
  const [active, setActive] = useState(0);
  const from = Math.max(0, Math.floor(first / STEP) - 1) * STEP;
  const { answer, asked } = useAnswer(
    "captions.rows",
    total === 0 ? null : { preview, of: [...of], from, count: WINDOW },
    () => 0,
  );
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 6,
    onChange: ({ range }) => setFirst(range?.startIndex ?? 0),
  });
  const at = Math.min(active, Math.max(0, total - 1));
  /** The row that is to have the keyboard once it is drawn. */
  const awaited = useRef<number | null>(null);
  useEffect(() => {
    if (awaited.current !== null && focusRow(box.current, awaited.current)) awaited.current = null;
  });
  const walk = (to: number): void => {
    const next = Math.min(Math.max(to, 0), total - 1);
    setActive(next);
    virtual.scrollToIndex(next, { align: "auto" });
    if (focusRow(box.current, next)) return;
    // A row far off has to be fetched and drawn first: until then the list itself has the keys.
    awaited.current = next;
    box.current?.focus();
  };
  const keys = (event: KeyboardEvent): void => {
    const { target } = event;
    const isTick = target instanceof HTMLElement && "rowTick" in target.dataset;
    const to = isTick || target === box.current ? targetOf(event.key, at, total) : null;
    if (to === null) return;
    event.preventDefault();
    walk(to);
  };
  const isKnown = asked !== null && JSON.stringify(asked.of) === JSON.stringify(of);
  return (
    <>
      <div className={classes(styles, "heads")} aria-hidden>
        <span />
        <span>Still</span>
        <span />
        <span>In the archive</span>
        <span>In the file</span>
      </div>
      <div
        ref={box}
        className={classes(styles, "rows")}
        role="group"
        aria-label="Rows of the file"
        tabIndex={-1}
        onKeyDown={keys}
      >
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: "relative" }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = isKnown ? answer?.[index - asked.from] : undefined;
            return (
              <div
                key={index}
                ref={virtual.measureElement}
                data-index={index}
                className={classes(styles, "place")}
                style={{ top: start }}
              >
                {row !== undefined && (
                  <SheetRowLine
                    row={row}
                    place={place}
                    ticks={ticks}
                    isActive={index === at}
                    onTick={(differences, take) => onTick(row, differences, take)}
                    onChoose={(still) => onChoose(row.at, still)}
                    onActive={() => setActive(index)}
                  />
                )}
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}

function targetOf(key: string, at: number, count: number): number | null {
  switch (key) {
    case "ArrowDown":
      return at + 1;
    case "ArrowUp":
      return at - 1;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}

/** Whether the row is drawn and has the keyboard now. */
function focusRow(box: HTMLElement | null, index: number): boolean {
  const row = box?.querySelector<HTMLElement>(`[data-index="${String(index)}"] [data-row-tick]`);
  row?.focus();
  return row !== null && row !== undefined;
}
