import { useVirtualizer } from "@tanstack/react-virtual";
import type { ReactNode } from "react";
import { useRef } from "react";
import { classes } from "../ui/classes.ts";
import { Row, useMoves, type RowsProps } from "./row.tsx";
import styles from "./row-list.module.css";

/** Height of a row before it is measured, CSS pixels. */
const ROW = 34;

type LongRowListProps<Item> = RowsProps<Item> & {
  readonly total: number;
  /** Undefined until it is known. */
  readonly rowAt: (index: number) => Item | undefined;
  /** The rows that are known: another list when one was moved. */
  readonly known: unknown;
  /** The first row in view is now the one at this place. */
  readonly onFirst: (index: number) => void;
};

/** The same as a RowList of thousands of rows: it scrolls by itself, and only the rows in view are drawn. */
export function LongRowList<Item extends { readonly id: number }>(
  props: LongRowListProps<Item>,
): ReactNode {
  const { name, total, rowAt, known, onFirst } = props;
  const box = useRef<HTMLDivElement>(null);
  const moves = useMoves(known, total, props.onMove);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 8,
    onChange: ({ range }) => onFirst(range?.startIndex ?? 0),
  });
  return (
    <div ref={box} className={classes(styles, "long")} role="group" aria-label={name} tabIndex={0}>
      <ul
        className={classes(styles, "rows")}
        aria-label={name}
        style={{ height: virtual.getTotalSize(), position: "relative" }}
      >
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rowAt(index);
          return row === undefined ? null : (
            <Row
              key={row.id}
              {...props}
              row={row}
              index={index}
              moves={moves}
              placed={{
                style: { position: "absolute", insetInline: 0, top: start },
                measure: virtual.measureElement,
              }}
            />
          );
        })}
      </ul>
    </div>
  );
}
