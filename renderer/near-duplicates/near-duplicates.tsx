import type { ReactNode } from "react";
import { useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import type { Job } from "../../shared/contract/archive.ts";
import { ask } from "../archive.ts";
import { jobLine } from "../foot/job-line.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { jobsState } from "../state/jobs.ts";
import { orTell } from "../state/notices.ts";
import { closeDialog } from "../state/view.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Empty } from "../ui/empty.tsx";
import { counted } from "../ui/numbers.ts";
import { Progress } from "../ui/progress.tsx";
import { GroupList } from "./group-list.tsx";
import { GroupReview } from "./group-review.tsx";
import styles from "./near-duplicates.module.css";
import { Sentence } from "../ui/sentence.tsx";

/** Groups shown at once; the others move up as these are decided. */
const SHOWN = 200;

/** The review of near-duplicates: groups at the left, the stills of one side by side. */
export function NearDuplicates(): ReactNode {
  const { answer, problem } = useAnswer(
    "near.groups",
    { offset: 0, limit: SHOWN },
    (archive) => archive.stillsVersion,
  );
  const [place, setPlace] = useState(0);
  const groups = answer?.groups ?? [];
  const at = Math.min(place, Math.max(0, groups.length - 1));
  const group = groups[at];
  const box = useRef<HTMLDivElement>(null);
  const isEmpty = group === undefined;
  const job = useStore(jobsState, searchAtWork);
  const waiting = answer?.waiting ?? 0;
  const canSearch = waiting > 0 && job === null;
  // The keyboard was on the group that is decided now; without one it would leave the dialog.
  useEffect(() => {
    if (isEmpty) (box.current?.querySelector("button") ?? box.current)?.focus();
  }, [isEmpty, canSearch]);
  return (
    <Dialog
      title={
        answer === null ? "Near-duplicates" : `Near-duplicates: ${counted(answer.total, "group")}`
      }
      size="whole"
      onClose={closeDialog}
    >
      <div ref={box} className={classes(styles, "all")} tabIndex={-1}>
        {problem !== null && answer === null && (
          <p>
            <Sentence text={problem.message} />
          </p>
        )}
        {job !== null && <Searching job={job} />}
        {canSearch && <Waiting waiting={waiting} />}
        {answer !== null && isEmpty && waiting === 0 && job === null && (
          <Empty title="No near-duplicates to look at">
            Crops, resized and recompressed copies and black-and-white copies of a picture are found
            when folders are indexed, and listed here until you say what they are.
          </Empty>
        )}
        {group !== undefined && (
          <div className={classes(styles, "review")}>
            <GroupList groups={groups} total={answer?.total ?? 0} at={at} onChoose={setPlace} />
            <GroupReview
              key={group.cards.map(({ id }) => id).join(" ")}
              group={group}
              onStep={(by) => setPlace(Math.min(groups.length - 1, Math.max(0, at + by)))}
            />
          </div>
        )}
      </div>
    </Dialog>
  );
}

function Waiting({ waiting }: { waiting: number }): ReactNode {
  return (
    <div className={classes(styles, "waiting")} role="status">
      {`${counted(waiting, "picture was", "pictures were")} not compared with the others yet.`}
      <Button onPress={() => void orTell(() => ask("near.search", {}))}>Compare them now</Button>
    </div>
  );
}

function Searching({ job }: { job: Job }): ReactNode {
  const line = jobLine(job);
  return (
    <div className={classes(styles, "waiting")}>
      <Progress label={job.label} done={job.done} total={job.total} />
      <span>{line}. More groups may come.</span>
    </div>
  );
}

/** The job that compares pictures now; null when none does. */
function searchAtWork({ jobs }: { readonly jobs: readonly Job[] }): Job | null {
  const isOpen = ({ kind, state }: Job): boolean =>
    kind === "compare" && (state === "running" || state === "paused");
  return jobs.find(isOpen) ?? null;
}
