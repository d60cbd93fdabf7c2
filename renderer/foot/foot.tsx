import { Pause, Play, TriangleAlert, X } from "lucide-react";
import { useStore } from "zustand";
import { canPause } from "../../shared/can-pause.ts";
import type { Job } from "../../shared/contract/archive.ts";
import { archiveState } from "../state/archive-state.ts";
import { currentJob, jobsState } from "../state/jobs.ts";
import { pauseOrGoOn, stopWork } from "../state/running-job.ts";
import { tellTrouble } from "../state/notices.ts";
import { tellReadOnly } from "../state/read-only.ts";
import { openDialog } from "../state/view.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Kbd } from "../ui/kbd.tsx";
import { MiddleName } from "../ui/middle-name.tsx";
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
        <span className={classes(styles, "archive")}>
          <MiddleName name={catalog.name} />
        </span>
      ) : null}
      {catalog?.readOnly === undefined || catalog.readOnly === null ? null : (
        <Reason words={`Read only: ${catalog.readOnly}`} onPress={tellReadOnly} />
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
        <Reason
          words={catalog.warning}
          isWarning
          onPress={() => tellTrouble(catalog.warning ?? "")}
        />
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

type ReasonProps = {
  readonly words: string;
  readonly isWarning?: boolean;
  readonly onPress: () => void;
};

/** Takes what room the archive's name and the buttons leave; whole on hover, and as a notice when it is pressed. */
function Reason({ words, isWarning = false, onPress }: ReasonProps) {
  return (
    <button type="button" className={classes(styles, "reason")} title={words} onClick={onPress}>
      {isWarning && <TriangleAlert size={13} aria-hidden />}
      <span className={classes(styles, "reason-words")}>{words}</span>
    </button>
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
