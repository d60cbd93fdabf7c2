import type { ReactNode } from "react";
import { useState } from "react";
import { useStore } from "zustand";
import type { MergeChoices, MergeReport } from "../../shared/contract/merging.ts";
import { ask } from "../archive.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { openRecord } from "../records/record-pages.ts";
import { orTell } from "../state/notices.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Progress } from "../ui/progress.tsx";
import { Sentence } from "../ui/sentence.tsx";
import { Conflicts } from "./conflicts.tsx";
import { firstChoices } from "./merge-choices.ts";
import { hasNews } from "./merge-words.ts";
import styles from "./merging.module.css";
import { chooseOther, leaveMerging, otherArchive } from "./other-archive.ts";
import { PossiblySame, WhatComesIn } from "./what-comes-in.tsx";

type Step =
  | { readonly kind: "preview" }
  | { readonly kind: "working" }
  | { readonly kind: "done"; readonly report: MergeReport; readonly label: string };

/** Another archive is taken in: first what it brings and what is to be decided, then what became of it. */
export function MergeDialog(): ReactNode {
  const other = useStore(otherArchive, ({ folder }) => folder);
  return other === null ? null : <Merging key={other} other={other} />;
}

function Merging({ other }: { readonly other: string }): ReactNode {
  const [step, setStep] = useState<Step>({ kind: "preview" });
  const [choices, setChoices] = useState<MergeChoices>(firstChoices);
  const { answer, problem } = useAnswer("merge.preview", { other }, () => 0);
  const take = async (): Promise<void> => {
    setStep({ kind: "working" });
    const done = await orTell(() => ask("merge.take", { other, choices }));
    setStep(done === null ? { kind: "preview" } : { kind: "done", ...done });
  };
  return (
    <Dialog
      title={answer === null ? "Take in another archive" : `Take in “${answer.name}”`}
      size={step.kind === "preview" ? "large" : "medium"}
      onClose={leaveMerging}
      {...(step.kind !== "working" && {
        actions:
          step.kind === "done" ? (
            <Button tone="primary" autoFocus onPress={leaveMerging}>
              Done
            </Button>
          ) : (
            <>
              <Button onPress={leaveMerging}>Cancel</Button>
              <Button onPress={() => void chooseOther()}>Choose another…</Button>
              <Button
                tone="primary"
                disabled={answer === null || problem !== null || !hasNews(answer)}
                onPress={() => void take()}
              >
                Take in
              </Button>
            </>
          ),
      })}
    >
      {step.kind === "preview" && (
        <div className={classes(styles, "all")}>
          <p className={classes(styles, "path")}>{other}</p>
          {problem !== null && (
            <p role="alert" className={classes(styles, "problem")}>
              <Sentence text={problem.message} />
            </p>
          )}
          {answer === null && problem === null && (
            <p role="status" className={classes(styles, "soft")}>
              Reading the other archive, and comparing it with this one…
            </p>
          )}
          {answer !== null && <Preview report={answer} choices={choices} onChoose={setChoices} />}
        </div>
      )}
      {step.kind === "working" && (
        <div className={classes(styles, "working")} role="status">
          <Progress label="Taking in the archive" done={0} total={null} />
          <p>Backing up this archive, and taking in the other. It is closed meanwhile.</p>
        </div>
      )}
      {step.kind === "done" && <Done report={step.report} label={step.label} />}
    </Dialog>
  );
}

type PreviewProps = {
  readonly report: MergeReport;
  readonly choices: MergeChoices;
  readonly onChoose: (choices: MergeChoices) => void;
};

function Preview({ report, choices, onChoose }: PreviewProps): ReactNode {
  if (!hasNews(report))
    return (
      <p role="status" className={classes(styles, "words")}>
        <strong>All of it is here already.</strong> What is other here was changed here, and stays.
      </p>
    );
  return (
    <>
      <WhatComesIn report={report} />
      <Conflicts report={report} choices={choices} onChoose={onChoose} />
      <p className={classes(styles, "soft")}>
        This archive is backed up first. What comes in is one change, which Undo takes back. The
        other archive and all originals are only read.
      </p>
    </>
  );
}

function Done({
  report,
  label,
}: Pick<Extract<Step, { kind: "done" }>, "report" | "label">): ReactNode {
  return (
    <div className={classes(styles, "all")} role="status">
      <p className={classes(styles, "words")}>
        <strong>
          <Sentence text={`${label}.`} />
        </strong>{" "}
        Undo takes all of it back.
      </p>
      <PossiblySame
        report={report}
        onOpen={({ kind, ours }) => {
          leaveMerging();
          openRecord(kind, ours);
        }}
      />
    </div>
  );
}
