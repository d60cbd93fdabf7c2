import type { ReactNode } from "react";
import { useState } from "react";
import { useStore } from "zustand";
import type { LocatePreview, LocateResult } from "../../shared/contract/locate.ts";
import { jobLine } from "../foot/job-line.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { jobsState } from "../state/jobs.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Dialog } from "../ui/dialog.tsx";
import { count, counted } from "../ui/numbers.ts";
import { Progress } from "../ui/progress.tsx";
import { confirmLocated, leaveLocating, locateState } from "./locate.ts";
import styles from "./locate.module.css";

const PAGE = 100;

/** What was found of files that are away, each with its old and its new place, before anything is changed. */
export function LocateDialog(): ReactNode {
  const id = useStore(locateState, ({ job }) => job);
  const job = useStore(jobsState, ({ jobs }) => jobs.find((one) => one.id === id) ?? null);
  const ended = job !== null && job.state !== "running" && job.state !== "paused";
  if (id === null) return null;
  return ended ? (
    <Finds job={id} />
  ) : (
    <Dialog title="Looking for files" size="medium" onClose={() => leaveLocating(id)}>
      <Progress
        label={job?.label ?? "Looking for files"}
        done={job?.done ?? 0}
        total={job?.total ?? null}
      />
      <p>{job === null ? "" : jobLine(job)}</p>
    </Dialog>
  );
}

function Finds({ job }: { job: number }): ReactNode {
  const [others, setOthers] = useState(false);
  const { answer, problem } = useAnswer(
    "locate.preview",
    { job, as: "found", from: 0, count: 0 },
    () => 0,
  );
  const close = (): void => leaveLocating(job);
  if (answer === null)
    return (
      <Dialog title="Files found" onClose={close}>
        <p>{problem?.message ?? "Looking for the files was stopped."}</p>
      </Dialog>
    );
  const taken = answer.found + (others ? answer.another : 0);
  return (
    <Dialog
      title={`${count(answer.found)} of ${counted(answer.total, "file")} found`}
      size="large"
      onClose={close}
      actions={
        <>
          <Button onPress={close}>Cancel</Button>
          <Button
            tone="primary"
            disabled={taken === 0}
            onPress={() => void confirmLocated(job, others)}
          >
            {taken === 0 ? "Nothing to take over" : `Take over ${counted(taken, "file")}`}
          </Button>
        </>
      }
    >
      <p className={classes(styles, "folder")}>
        {answer.folder}
        {answer.becomesSource && answer.found > 0 && " becomes a folder of the archive."}
      </p>
      <List job={job} as="found" preview={answer} title="Found" openAtFirst />
      <List
        job={job}
        as="another"
        preview={answer}
        title="Another version: the same name, but other bytes"
        openAtFirst
      >
        <label className={classes(styles, "choice")}>
          <input
            type="checkbox"
            checked={others}
            onChange={(event) => setOthers(event.target.checked)}
          />
          Take these too; their stills keep their records
        </label>
      </List>
      <List
        job={job}
        as="nowhere"
        preview={answer}
        title="Not found here; they stay as they are"
        openAtFirst={answer.found === 0}
      />
    </Dialog>
  );
}

type ListProps = {
  readonly job: number;
  readonly as: LocateResult;
  readonly preview: LocatePreview;
  readonly title: string;
  readonly openAtFirst: boolean;
  readonly children?: ReactNode;
};

function List({ job, as, preview, title, openAtFirst, children }: ListProps): ReactNode {
  const total = preview[as];
  if (total === 0) return null;
  return (
    <details className={classes(styles, "list")} open={openAtFirst}>
      <summary>
        {title} <span className={classes(styles, "count")}>{count(total)}</span>
      </summary>
      {children}
      <Rows job={job} as={as} total={total} />
    </details>
  );
}

function Rows({ job, as, total }: Pick<ListProps, "job" | "as"> & { total: number }): ReactNode {
  const [from, setFrom] = useState(0);
  const { answer } = useAnswer("locate.preview", { job, as, from, count: PAGE }, () => 0);
  return (
    <>
      <ul className={classes(styles, "rows")}>
        {answer?.rows.map((row) => (
          <li key={`${row.from} ${row.to ?? ""}`}>
            <span className={classes(styles, "from")}>{row.from}</span>
            {row.to !== null && <span className={classes(styles, "to")}>{row.to}</span>}
          </li>
        ))}
      </ul>
      {total > PAGE && (
        <div className={classes(styles, "pages")}>
          <Button disabled={from === 0} onPress={() => setFrom(from - PAGE)}>
            Earlier
          </Button>
          <span>
            {count(from + 1)}–{count(Math.min(from + PAGE, total))} of {count(total)}
          </span>
          <Button disabled={from + PAGE >= total} onPress={() => setFrom(from + PAGE)}>
            Later
          </Button>
        </div>
      )}
    </>
  );
}
