import type { ReactNode } from "react";
import type { LocateResult, LocateRow } from "../../shared/contract/locate.ts";
import { classes } from "../ui/classes.ts";
import { count } from "../ui/numbers.ts";
import styles from "./locate.module.css";

type NewPlaceProps = {
  readonly row: LocateRow;
  readonly as: LocateResult;
  readonly onChoose: (to: string | null) => void;
};

/** Where a file is now; where several fit, each can be chosen, and of other versions also none. */
export function NewPlace({ row, as, onChoose }: NewPlaceProps): ReactNode {
  const { from, to, choices, joins } = row;
  return (
    <>
      {choices.length === 0 && to !== null && <span className={classes(styles, "to")}>{to}</span>}
      {choices.length > 0 && as === "found" && (
        <span className={classes(styles, "note")}>
          {count(choices.length)} files have its bytes. Choose the one it is to be:
        </span>
      )}
      {choices.length > 0 && (
        <select
          aria-label={`New place of ${from}`}
          value={to ?? ""}
          onChange={({ target }) => onChoose(target.value === "" ? null : target.value)}
        >
          {as === "another" && <option value="">Choose one of {count(choices.length)}…</option>}
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      )}
      {joins !== null && (
        <span className={classes(styles, "note")}>
          This file is a still of its own so far, which becomes part of this one.
        </span>
      )}
    </>
  );
}
