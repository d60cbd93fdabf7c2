import type { ReactNode } from "react";
import { useEffect, useState } from "react";
import { useStore } from "zustand";
import type { MergeChoices, MergeReport } from "../../shared/contract/merging.ts";
import { ask, listen } from "../archive.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { orTell } from "../state/notices.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Progress } from "../ui/progress.tsx";
import { Sentence } from "../ui/sentence.tsx";
import { placeOfKind, type ConflictPlace } from "./conflict-place.ts";
import { Conflicts } from "./conflicts.tsx";
import { firstChoices } from "./merge-choices.ts";
import { hasNews } from "./merge-words.ts";
import styles from "./merging.module.css";
import {
  chooseOther,
  leaveMerging,
  openPossiblySame,
  otherArchive,
  type Taken,
} from "./other-archive.ts";
import { PossiblySame, WhatComesIn } from "./what-comes-in.tsx";

type Step =
  /** `again` once taking it in came to nothing. */
  | { readonly kind: "preview"; readonly again: boolean }
  | { readonly kind: "working" }
  | ({ readonly kind: "done" } & Taken);

/** Another archive is taken in: first what it brings and what is to be decided, then what became of it. */
export function MergeDialog(): ReactNode {
  const { folder: other, taken } = useStore(otherArchive);
  return other === null ? null : <Merging key={other} other={other} taken={taken} />;
}

function Merging({
  other,
  taken,
}: {
  readonly other: string;
  readonly taken: Taken | null;
}): ReactNode {
  const [step, setStep] = useState<Step>(
    taken === null ? { kind: "preview", again: false } : { kind: "done", ...taken },
  );
  const [choices, setChoices] = useState<MergeChoices>(firstChoices);
  const { answer, problem } = useAnswer(
    "merge.preview",
    taken === null ? { other } : null,
    () => 0,
  );
  const name = answer?.name ?? taken?.report.name;
  const isReading = step.kind === "preview" && answer === null && problem === null;
  const isOffered = step.kind === "preview" && answer !== null && hasNews(answer);
  const stop = (): void => void orTell(() => ask("merge.stop", {}));
  const take = async (): Promise<void> => {
    setStep({ kind: "working" });
    const done = await orTell(() => ask("merge.take", { other, choices }));
    setStep(done === null ? { kind: "preview", again: true } : { kind: "done", ...done });
  };
  // What is stopped while it is taken in is decided once more, or left; or it was done by then, and that is told.
  const leave = (): void => {
    if (isReading || step.kind === "working") stop();
    if (step.kind !== "working") leaveMerging();
  };
  return (
    <Dialog
      title={name === undefined ? "Take in another archive" : `Take in “${name}”`}
      size={isOffered ? "large" : "medium"}
      onClose={leave}
      actions={
        <>
          {(isReading || isOffered || step.kind === "working") && (
            // another button when it has another thing to end, which gets the keyboard from the one that went
            <Button
              key={step.kind}
              autoFocus={step.kind === "working" || step.again}
              onPress={leave}
            >
              Cancel
            </Button>
          )}
          {step.kind === "preview" && !isReading && (
            <Button onPress={() => void chooseOther()}>Choose another…</Button>
          )}
          {isOffered && (
            <Button tone="primary" onPress={() => void take()}>
              Take in
            </Button>
          )}
          {step.kind === "preview" && !isReading && !isOffered && (
            <Button tone="primary" autoFocus onPress={leave}>
              Close
            </Button>
          )}
          {step.kind === "done" && (
            <Button tone="primary" autoFocus onPress={leave}>
              Done
            </Button>
          )}
        </>
      }
    >
      {step.kind === "preview" && (
        <div className={classes(styles, "all")}>
          <p className={classes(styles, "path")}>{other}</p>
          {problem !== null && (
            <p role="alert" className={classes(styles, "problem")}>
              <Sentence text={problem.message} />
            </p>
          )}
          {isReading && (
            <Underway
              label="Reading the archive"
              words="Reading the other archive, and comparing it with this one…"
            />
          )}
          {answer !== null && <Preview report={answer} choices={choices} onChoose={setChoices} />}
        </div>
      )}
      {step.kind === "working" && (
        <Underway
          label="Taking in the archive"
          words="Backing up this archive, and taking in the other. It is closed meanwhile."
        />
      )}
      {step.kind === "done" && <Done taken={step} />}
    </Dialog>
  );
}

/** How far it is, as soon as the engine tells. */
function Underway({ label, words }: { readonly label: string; readonly words: string }): ReactNode {
  const [share, setShare] = useState<number | null>(null);
  useEffect(() => listen("merge.changed", (now) => setShare(now.share)), []);
  return (
    <div className={classes(styles, "working")} role="status">
      <Progress label={label} done={share ?? 0} total={share === null ? null : 1} />
      <p>{words}</p>
    </div>
  );
}

type PreviewProps = {
  readonly report: MergeReport;
  readonly choices: MergeChoices;
  readonly onChoose: (choices: MergeChoices) => void;
};

function Preview({ report, choices, onChoose }: PreviewProps): ReactNode {
  const [place, setPlace] = useState<ConflictPlace>({ from: 0, soughtKind: null });
  if (!hasNews(report))
    return (
      <>
        <p role="status" className={classes(styles, "words")}>
          <strong>All of it is here already.</strong> What is other here was changed here, and
          stays.
        </p>
        {report.counts.some(({ kept }) => kept > 0) && <WhatComesIn report={report} />}
      </>
    );
  return (
    <>
      <WhatComesIn report={report} onDecide={(kind) => setPlace(placeOfKind(report, kind))} />
      <Conflicts
        report={report}
        choices={choices}
        place={place}
        onPlace={setPlace}
        onChoose={onChoose}
      />
      <p className={classes(styles, "soft")}>
        This archive is backed up first. What comes in is one change, which Undo takes back. The
        other archive and all originals are only read.
      </p>
    </>
  );
}

function Done({ taken }: { readonly taken: Taken }): ReactNode {
  return (
    <div className={classes(styles, "all")} role="status">
      <p className={classes(styles, "words")}>
        <strong>
          <Sentence text={`${taken.label}.`} />
        </strong>{" "}
        Undo takes all of it back.
      </p>
      <PossiblySame report={taken.report} onOpen={(record) => openPossiblySame(record, taken)} />
    </div>
  );
}
