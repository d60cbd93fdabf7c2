import { useEffect, type ReactNode } from "react";
import { useStore } from "zustand";
import type { Job } from "../../shared/contract/archive.ts";
import type { FixityState } from "../../shared/contract/fixity.ts";
import { fixityDays, type FixityDays } from "../../shared/fixity-days.ts";
import { ask } from "../archive.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { jobsState } from "../state/jobs.ts";
import { orTell } from "../state/notices.ts";
import { closeDialog, openDialog } from "../state/view.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Dialog } from "../ui/dialog.tsx";
import { count, counted } from "../ui/numbers.ts";
import styles from "./fixity.module.css";

const inWords: Readonly<Record<FixityDays, string>> = {
  30: "once a month",
  90: "every three months",
  180: "twice a year",
  365: "once a year",
};

/** How far the files are known to be undamaged, how often that is looked at, and a check of all of them now. */
export function FixityDialog(): ReactNode {
  const writable = useStore(archiveState, isWritable);
  const { answer: state, again } = useAnswer(
    "fixity.state",
    {},
    (archive) => archive.stillsVersion,
  );
  const running = useStore(jobsState, ({ jobs }) => jobs.find(isRunning)?.id ?? null);
  useEffect(again, [running, again]);
  const every = async (days: FixityDays | null): Promise<void> => {
    await orTell(() => ask("fixity.every", { days }));
    again();
  };
  const check = async (): Promise<void> => {
    await orTell(() => ask("fixity.check", {}));
    again();
  };
  const stop = (job: number): void => void orTell(() => ask("jobs.cancel", { job }));
  return (
    <Dialog title="Damage to files" size="medium" onClose={closeDialog}>
      <p className={classes(styles, "words")}>
        Disks lose bytes silently. Files are read again and compared with what the archive knows of
        them; one whose bytes are others, though nobody wrote it, is named.
      </p>
      <label className={classes(styles, "choice")}>
        Check every file
        <select
          className={classes(styles, "every")}
          value={state?.everyDays ?? ""}
          disabled={state === null || !writable}
          onChange={({ target }) => {
            void every(fixityDays.find((days) => String(days) === target.value) ?? null);
          }}
        >
          <option value="">only when asked</option>
          {fixityDays.map((days) => (
            <option key={days} value={days}>
              {inWords[days]}, slowly and in the background
            </option>
          ))}
        </select>
      </label>
      {state !== null && (
        <section className={classes(styles, "found")} aria-label="What is known">
          <p role="status">{known(state)}</p>
          <div className={classes(styles, "buttons")}>
            <Button
              disabled={!writable || state.files === 0}
              onPress={() => (running === null ? void check() : stop(running))}
            >
              {running === null ? "Check all now" : "Stop checking"}
            </Button>
            {state.damaged > 0 && (
              <Button onPress={() => openDialog("problems")}>Show what is damaged</Button>
            )}
          </div>
        </section>
      )}
    </Dialog>
  );
}

function isRunning({ kind, state }: Job): boolean {
  return kind === "fixity" && (state === "running" || state === "paused");
}

function known({ files, unseen, oldest, damaged }: FixityState): string {
  if (files === 0) return "The archive has no files that could be checked.";
  const bad =
    damaged === 0
      ? "No file is known to be damaged."
      : `${counted(damaged, "file is", "files are")} damaged.`;
  return `${counted(files, "file")}. ${bad} ${seenGood(unseen, oldest, damaged > 0)}`;
}

function seenGood(unseen: number, oldest: string | null, besideDamaged: boolean): string {
  if (oldest === null) return "None was seen good so far.";
  const but = unseen === 0 ? "" : `, but for ${count(unseen)} not seen yet`;
  return `${besideDamaged ? "The others" : "All"} were seen good on ${day.format(new Date(oldest))} or later${but}.`;
}

const day = new Intl.DateTimeFormat("en", { dateStyle: "medium" });
