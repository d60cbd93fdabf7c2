import type { ReactNode } from "react";
import { useStore } from "zustand";
import { jobsState } from "../state/jobs.ts";
import { openDialog } from "../state/view.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { count, counted } from "../ui/numbers.ts";
import { Progress } from "../ui/progress.tsx";
import styles from "./export.module.css";

/** How an export goes, and how it went. */
export function RunState({ job: id }: { job: number }): ReactNode {
  const job = useStore(jobsState, ({ jobs }) => jobs.find((other) => other.id === id));
  if (job === undefined) return null;
  const going = job.state === "running" || job.state === "paused";
  return (
    <div className={classes(styles, "run")} role="status">
      {going && <Progress label={job.label} done={job.done} total={job.total} />}
      <p>
        {going
          ? `${count(job.done)}${job.total === null ? "" : ` of ${count(job.total)}`} written`
          : (job.outcome ?? "The export has ended.")}
      </p>
      {job.problems > 0 && (
        <Button onPress={() => openDialog("problems")}>{counted(job.problems, "problem")}</Button>
      )}
    </div>
  );
}
