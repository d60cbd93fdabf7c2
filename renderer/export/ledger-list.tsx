import type { ReactNode } from "react";
import { useAnswer } from "../inspector/use-answer.ts";
import { jobsState } from "../state/jobs.ts";
import { classes } from "../ui/classes.ts";
import { counted } from "../ui/numbers.ts";
import { useStore } from "zustand";
import styles from "./export.module.css";

const when = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

/** Every hand-out so far, newest first. */
export function LedgerList(): ReactNode {
  const ended = useStore(
    jobsState,
    ({ jobs }) => jobs.filter(({ kind, state }) => kind === "export" && state === "done").length,
  );
  const { answer, problem } = useAnswer(
    "ledger.list",
    {},
    (archive) => archive.overviewVersion + ended,
  );
  if (problem !== null && answer === null)
    return <p className={classes(styles, "problem")}>{problem.message}</p>;
  if (answer === null) return null;
  if (answer.length === 0)
    return <p className={classes(styles, "soft")}>Nothing was handed out of this archive yet.</p>;
  return (
    <ol className={classes(styles, "ledger")}>
      {answer.map((entry) => (
        <li key={entry.id}>
          <span className={classes(styles, "ledger-name")}>
            {entry.set ?? "A selection"} · {counted(entry.stills, "still")}
            {entry.held > 0 && `, ${String(entry.held)} held back`}
          </span>
          <time dateTime={entry.at}>{when.format(new Date(entry.at))}</time>
          <span className={classes(styles, "ledger-folder")} title={entry.folder}>
            {entry.folder}
          </span>
        </li>
      ))}
    </ol>
  );
}
