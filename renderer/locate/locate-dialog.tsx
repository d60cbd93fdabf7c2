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
import { NewPlace } from "./new-place.tsx";
import { WhereToLook } from "./where-to-look.tsx";
import { ask } from "../archive.ts";
import { orTell } from "../state/notices.ts";
import { confirmLocated, leaveLocating, locateState } from "./locate.ts";
import styles from "./locate.module.css";

const PAGE = 100;

/** What was found of files that are away, each with its old and its new place, before anything is changed. */
export function LocateDialog(): ReactNode {
  const { job: id, still } = useStore(locateState);
  const job = useStore(jobsState, ({ jobs }) => jobs.find((one) => one.id === id) ?? null);
  const ended = job !== null && job.state !== "running" && job.state !== "paused";
  if (still !== null) return <WhereToLook still={still} />;
  if (id === null) return null;
  return ended ? (
    <Finds job={id} failure={job.state === "failed" ? job.outcome : null} />
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

type FindsProps = { readonly job: number; readonly failure: string | null };

function Finds({ job, failure }: FindsProps): ReactNode {
  const [others, setOthers] = useState(false);
  const { answer, problem, again } = useAnswer(
    "locate.preview",
    { job, as: "found", from: 0, count: 0 },
    () => 0,
  );
  const close = (): void => leaveLocating(job);
  if (answer === null)
    return (
      <Dialog title="Files found" onClose={close}>
        <p>{problem?.message ?? failure ?? "Looking for the files was stopped."}</p>
      </Dialog>
    );
  const taken = answer.found + (others ? answer.another - answer.unchosen : 0);
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
        {answer.becomesSource &&
          taken > 0 &&
          " becomes a folder of the archive: all pictures in it will be read."}
      </p>
      <List job={job} as="found" preview={answer} title="Found" openAtFirst onChosen={again} />
      <List
        job={job}
        as="another"
        preview={answer}
        title="Another version: a picture with other bytes"
        openAtFirst
        onChosen={again}
      >
        <label className={classes(styles, "choice")}>
          <input
            type="checkbox"
            checked={others}
            onChange={(event) => setOthers(event.target.checked)}
          />
          Take these too; their stills keep their records
        </label>
        {answer.unchosen > 0 && (
          <p className={classes(styles, "note")}>
            Of {counted(answer.unchosen, "file")} there are several versions: choose one, or it
            stays missing.
          </p>
        )}
      </List>
      <List
        job={job}
        as="nowhere"
        preview={answer}
        title="Not found here; they stay as they are"
        openAtFirst={answer.found === 0}
        onChosen={again}
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
  /** One of several places was chosen. */
  readonly onChosen: () => void;
  readonly children?: ReactNode;
};

function List(props: ListProps): ReactNode {
  const { job, as, preview, title, openAtFirst, onChosen, children } = props;
  const total = preview[as];
  if (total === 0) return null;
  return (
    <details className={classes(styles, "list")} open={openAtFirst}>
      <summary>
        {title} <span className={classes(styles, "count")}>{count(total)}</span>
      </summary>
      {children}
      <Rows job={job} as={as} total={total} onChosen={onChosen} />
    </details>
  );
}

type RowsProps = Pick<ListProps, "job" | "as" | "onChosen"> & { readonly total: number };

function Rows({ job, as, total, onChosen }: RowsProps): ReactNode {
  const [from, setFrom] = useState(0);
  const { answer, again } = useAnswer("locate.preview", { job, as, from, count: PAGE }, () => 0);
  const choose = async (file: number, to: string | null): Promise<void> => {
    await orTell(() => ask("locate.choose", { job, file, to }));
    again();
    onChosen();
  };
  return (
    <>
      <ul className={classes(styles, "rows")}>
        {answer?.rows.map((row) => (
          <li key={row.file}>
            <span className={classes(styles, "from")}>{row.from}</span>
            <NewPlace row={row} as={as} onChoose={(to) => void choose(row.file, to)} />
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
