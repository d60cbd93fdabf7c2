import { Pause, Play, TriangleAlert, X } from "lucide-react";
import { useStore } from "zustand";
import { canPause } from "../../shared/can-pause.ts";
import type { Job } from "../../shared/contract/archive.ts";
import { archiveState } from "../state/archive-state.ts";
import { currentJob, jobsState } from "../state/jobs.ts";
import { pauseOrGoOn, stopWork } from "../state/running-job.ts";
import { openDialog } from "../state/view.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Kbd } from "../ui/kbd.tsx";
import { counted } from "../ui/numbers.ts";
import { Progress } from "../ui/progress.tsx";
import { jobLine } from "./job-line.ts";
import { keysOf } from "./keys-of.ts";
import { useMoment } from "./use-moment.ts";
import styles from "./foot.module.css";

/** Long work, problems and the keys of the moment: never in the way. */
export function Foot() {
  const job = useStore(jobsState, currentJob);
  const problems = useStore(archiveState, (archive) => archive.problems);
  const catalog = useStore(archiveState, ({ archive }) => archive?.catalog ?? null);
  const isStopped = useStore(archiveState, ({ stopped }) => stopped !== null);
  if (isStopped) return <footer className={classes(styles, "foot")} />; // nothing of it can be done any more
  return (
    <footer className={classes(styles, "foot")}>
      {job === null ? null : <RunningJob job={job} />}
      {job === null && catalog !== null ? (
        <span className={classes(styles, "archive")}>{catalog.name}</span>
      ) : null}
      {catalog?.readOnly === undefined || catalog.readOnly === null ? null : (
        <span className={classes(styles, "read-only")} title={catalog.readOnly}>
          Read only: {catalog.readOnly}
        </span>
      )}
      {catalog?.damaged === true && (
        <Button tone="plain" onPress={() => openDialog("backups")}>
          <TriangleAlert size={13} /> Repair or restore…
        </Button>
      )}
      {(catalog?.lost ?? null) === null ? null : (
        <Button tone="plain" onPress={() => openDialog("backups")}>
          <TriangleAlert size={13} /> Missing changes…
        </Button>
      )}
      {catalog?.warning === undefined || catalog.warning === null ? null : (
        <span className={classes(styles, "read-only")} title={catalog.warning}>
          <TriangleAlert size={13} /> {catalog.warning}
        </span>
      )}
      {problems === 0 || catalog === null ? null : (
        <Button tone="plain" onPress={() => openDialog("problems")}>
          <TriangleAlert size={13} /> {counted(problems, "problem")}
        </Button>
      )}
      <span className={classes(styles, "space")} />
      <KeysOfTheMoment />
    </footer>
  );
}

function RunningJob({ job }: { readonly job: Job }) {
  const paused = job.state === "paused";
  return (
    <div className={classes(styles, "job")}>
      <Progress label={job.label} done={job.done} total={job.total} />
      <span className={classes(styles, "line")}>{jobLine(job)}</span>
      {canPause(job) && (
        <IconButton
          label={paused ? "Go on" : "Pause"}
          icon={paused ? <Play size={13} /> : <Pause size={13} />}
          onPress={() => void pauseOrGoOn()}
        />
      )}
      <IconButton
        label={job.kind === "dump" ? "Stop" : "Stop; what is done stays"}
        icon={<X size={14} />}
        onPress={() => void stopWork()}
      />
    </div>
  );
}

function KeysOfTheMoment() {
  const moment = useMoment();
  return (
    <span className={classes(styles, "keys")} aria-hidden>
      {keysOf(moment).map(({ key, does }) => (
        <span key={key} className={classes(styles, "key")}>
          <Kbd>{key}</Kbd> {does}
        </span>
      ))}
    </span>
  );
}
