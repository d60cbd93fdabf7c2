import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { Problem } from "../../shared/problem.ts";
import { classes } from "../ui/classes.ts";
import styles from "./record-dialogs.module.css";
import { Sentence } from "../ui/sentence.tsx";

/** What is to be thought over before something is done, and why it cannot be done. */
export function Outlook({
  remarks,
  problem,
}: {
  readonly remarks: readonly string[];
  readonly problem: Problem | null;
}): ReactNode {
  const said = problem === null ? remarks : [problem.message];
  return (
    <div className={classes(styles, "outlook")} role="status">
      {said.length > 0 && (
        <ul className={classes(styles, "remarks", problem !== null && "refused")}>
          {said.map((remark) => (
            <li key={remark}>
              <TriangleAlert size={14} aria-hidden />{" "}
              <span>
                <Sentence text={remark} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
