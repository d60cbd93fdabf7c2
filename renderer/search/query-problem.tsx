import type { ReactNode } from "react";
import type { QueryProblem, QueryRepair } from "../../shared/contract/search.ts";
import { classes } from "../ui/classes.ts";
import { count } from "../ui/numbers.ts";
import { Sentence } from "../ui/sentence.tsx";
import styles from "./search-bar.module.css";

export const PROBLEM_ID = "query-problem";

/**
 * What is wrong with the query, and what may have been meant, one click away. It is always there, so that screen
 * readers hear what comes into it; `isSaidBelow` where the builder shows the same where this would lie.
 */
export function QueryProblemNote(props: {
  readonly problem: QueryProblem | null;
  readonly isSaidBelow: boolean;
  readonly onRepair: (repair: QueryRepair) => void;
}): ReactNode {
  const { problem, isSaidBelow, onRepair } = props;
  const isSeen = problem !== null && !isSaidBelow;
  return (
    <div className={isSeen ? classes(styles, "problem") : "visually-hidden"}>
      <p id={PROBLEM_ID} role="status">
        {problem === null ? null : <Sentence text={problem.message} />}
      </p>
      {isSeen ? <Repairs problem={problem} onRepair={onRepair} /> : null}
    </div>
  );
}

/** What may have been meant, a button each, with how many stills it finds where that is known. */
export function Repairs({
  problem,
  onRepair,
}: {
  readonly problem: QueryProblem;
  readonly onRepair: (repair: QueryRepair) => void;
}): ReactNode {
  if (problem.instead === undefined) return null;
  return (
    <div className={classes(styles, "repairs")}>
      {problem.instead.map((repair) => (
        <button
          key={repair.insert}
          type="button"
          className={classes(styles, "repair")}
          // A press would take the keyboard from the field.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onRepair(repair)}
        >
          {repair.label}
          {repair.count === undefined ? null : (
            <span className={classes(styles, "finds")}> {count(repair.count)}</span>
          )}
        </button>
      ))}
    </div>
  );
}
