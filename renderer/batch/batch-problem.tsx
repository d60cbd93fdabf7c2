import type { ReactNode } from "react";
import type { Problem } from "../../shared/problem.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import styles from "./batch.module.css";
import { Sentence } from "../ui/sentence.tsx";

/** Why something of a change cannot be shown, and a way to look again. */
export function BatchProblem({
  problem,
  onAgain,
}: {
  readonly problem: Problem;
  readonly onAgain: () => void;
}): ReactNode {
  return (
    <div className={classes(styles, "problem")} role="alert">
      <p>
        <Sentence text={problem.message} />
      </p>
      <Button onPress={onAgain}>Look again</Button>
    </div>
  );
}
