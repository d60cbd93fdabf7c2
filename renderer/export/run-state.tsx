import { useCallback, useEffect, useRef, type ReactNode } from "react";
import { useStore } from "zustand";
import { useAnswer } from "../inspector/use-answer.ts";
import { jobsState } from "../state/jobs.ts";
import { openDialog } from "../state/view.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { count, counted } from "../ui/numbers.ts";
import { Progress } from "../ui/progress.tsx";
import { HeldList } from "./held-list.tsx";
import { OpenButtons } from "./open-buttons.tsx";
import styles from "./export.module.css";

/** How an export goes, and how it went; `of` is its UUID in the ledger. */
export function RunState({ job: id, of }: { job: number; of: string }): ReactNode {
  const job = useStore(jobsState, ({ jobs }) => jobs.find((other) => other.id === id));
  const going = job?.state === "running" || job?.state === "paused";
  const box = useRef<HTMLDivElement>(null);
  // It stands below the form, which is longer than the window mostly: whoever pressed the button wants to see it.
  const show = useCallback(() => box.current?.scrollIntoView({ block: "nearest" }), []);
  useEffect(show, [show, going]);
  if (job === undefined) return null;
  return (
    <div ref={box} className={classes(styles, "run")}>
      <div className={classes(styles, "run-line")} role="status">
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
      {!going && <WhatIsThere of={of} onShown={show} />}
    </div>
  );
}

/** Right after an export: the same ways into its folder as in the ledger. */
function WhatIsThere({ of, onShown }: { of: string; onShown: () => void }): ReactNode {
  const { answer } = useAnswer("ledger.get", { export: of }, () => 0);
  const isShown = answer !== null;
  useEffect(onShown, [onShown, isShown]);
  if (answer === null) return null;
  const present = answer.documents.filter((document) => document.present);
  return (
    <>
      <HeldList held={answer.heldBack} />
      <OpenButtons
        of={of}
        folderPresent={answer.folderPresent}
        packPresent={answer.packed === null ? null : answer.packPresent}
        documents={new Set(present.map(({ kind }) => kind))}
      />
    </>
  );
}
