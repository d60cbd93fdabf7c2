import type { ReactNode } from "react";
import { rowOutcomes, type RowOutcome } from "../../shared/caption-sheet.ts";
import { classes } from "../ui/classes.ts";
import { rowsInWords } from "./caption-words.ts";
import styles from "./caption-import.module.css";

type OutcomeFilterProps = {
  readonly rows: Readonly<Record<RowOutcome, number>>;
  readonly shown: readonly RowOutcome[];
  readonly onShown: (shown: readonly RowOutcome[]) => void;
};

/** How many rows come to what; each kind is shown or left out of the list. */
export function OutcomeFilter({ rows, shown, onShown }: OutcomeFilterProps): ReactNode {
  const there = rowOutcomes.filter((as) => rows[as] > 0);
  return (
    <div className={classes(styles, "filter")} role="group" aria-label="Rows shown">
      {there.map((as) => (
        <button
          key={as}
          type="button"
          aria-pressed={shown.includes(as)}
          onClick={() => onShown(rowOutcomes.filter((one) => (one === as) !== shown.includes(one)))}
        >
          {rowsInWords(rows[as], as)}
        </button>
      ))}
    </div>
  );
}
