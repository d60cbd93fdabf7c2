import { useVirtualizer } from "@tanstack/react-virtual";
import type { KeyboardEvent, ReactNode } from "react";
import { useRef, useState } from "react";
import type { ComparedRow } from "../../shared/cast-list.ts";
import { classes } from "../ui/classes.ts";
import { CastRowLine, type WhoIsMeant } from "./cast-row.tsx";
import styles from "./cast-import.module.css";

const ROW = 32;

type CastRowsProps = {
  readonly rows: readonly ComparedRow[];
  readonly ticked: ReadonlySet<number>;
  readonly choices: ReadonlyMap<number, WhoIsMeant>;
  readonly onTick: (at: number, ticked: boolean) => void;
  readonly onChoose: (at: number, who: WhoIsMeant) => void;
};

/** The rows of a list beside the cast: arrows walk them, Space ticks one, Tab reaches the choices of a row. */
export function CastRows({ rows, ticked, choices, onTick, onChoose }: CastRowsProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const at = Math.min(active, Math.max(0, rows.length - 1));
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  const walk = (to: number): void => {
    const next = Math.min(Math.max(to, 0), rows.length - 1);
    setActive(next);
    virtual.scrollToIndex(next, { align: "auto" });
    // A row far off has to be drawn first; one that is there has the next key already.
    if (!focusRow(box.current, next)) requestAnimationFrame(() => focusRow(box.current, next));
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLSelectElement) return;
    const to = targetOf(event.key, at, rows.length);
    if (to === null) return;
    event.preventDefault();
    walk(to);
  };
  const showsFilm = new Set(rows.map(({ film }) => film)).size > 1;
  return (
    <div className={classes(styles, "compared")}>
      <div className={classes(styles, "row", "head")}>
        <span className={classes(styles, "of-character")}>Character</span>
        <span>Performer</span>
      </div>
      <div
        ref={box}
        className={classes(styles, "rows")}
        role="group"
        aria-label="Rows of the list"
        tabIndex={-1}
        onKeyDown={keys}
      >
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: "relative" }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const compared = rows[index];
            return compared === undefined ? null : (
              <div
                key={index}
                ref={virtual.measureElement}
                data-index={index}
                className={classes(styles, "place")}
                style={{ top: start }}
              >
                <CastRowLine
                  compared={compared}
                  choice={choices.get(index) ?? {}}
                  ticked={ticked.has(index)}
                  showsFilm={showsFilm}
                  isActive={index === at}
                  onTick={(isTicked) => onTick(index, isTicked)}
                  onChoose={(who) => onChoose(index, who)}
                  onActive={() => setActive(index)}
                />
              </div>
            );
          })}
        </div>
      </div>
    </div>
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
  const row = box?.querySelector<HTMLElement>(`[data-index="${String(index)}"] input`) ?? null;
  row?.focus();
  return row !== null;
}
