import type { ReactNode } from "react";
import { useState } from "react";
import { count } from "../ui/numbers.ts";
import { Row, useMoves, type RowsProps } from "./row.tsx";
import { classes } from "../ui/classes.ts";
import styles from "./row-list.module.css";

/** Rows shown at first: a page opens at once, also that of a film with thousands of scenes. */
const AT_FIRST = 60;
/** Rows that come with each press: what takes a tenth of a second to draw. */
const MORE = 300;

/** Rows in an order of the archivist's: dragged by their grip, or moved with Alt and the arrows. */
export function RowList<Item extends { readonly id: number }>(
  props: RowsProps<Item> & { readonly rows: readonly Item[] },
): ReactNode {
  const { name, rows } = props;
  const [most, setMost] = useState(AT_FIRST);
  const moves = useMoves(rows, rows.length, props.onMove);
  const shown = rows.slice(0, most);
  if (rows.length === 0) return null;
  return (
    <>
      <ul className={classes(styles, "rows")} aria-label={name}>
        {shown.map((row, index) => (
          <Row key={row.id} {...props} row={row} index={index} moves={moves} />
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
