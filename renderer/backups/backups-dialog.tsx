import type { ReactNode } from "react";
import { useEffect, useState } from "react";
import { useStore } from "zustand";
import type { Backup, Repaired } from "../../shared/contract/backups.ts";
import { ask, listen } from "../archive.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { archiveState, isDamaged, type Archive } from "../state/archive-state.ts";
import { orTell, tell } from "../state/notices.ts";
import { closeDialog } from "../state/view.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Dialog } from "../ui/dialog.tsx";
import { counted } from "../ui/numbers.ts";
import { Progress } from "../ui/progress.tsx";
import { Sentence } from "../ui/sentence.tsx";
import { BackupList } from "./backup-list.tsx";
import { BackupPlaces } from "./backup-places.tsx";
import styles from "./backups.module.css";
import { RepairOutcome } from "./repair-outcome.tsx";
import { LostChanges } from "./lost-changes.tsx";
import { RestorePreview } from "./restore-preview.tsx";

/** What the dialog is at. */
type Step =
  | { readonly kind: "list" }
  | { readonly kind: "preview"; readonly backup: Backup }
  | { readonly kind: "working"; readonly words: string }
  | { readonly kind: "restored"; readonly before: Backup | null }
  | { readonly kind: "repaired"; readonly repaired: Repaired };

/** The backups of the archive that is open, or of the one that could not be opened: made, restored; and its repair. */
export function BackupsDialog(): ReactNode {
  const archive = useStore(archiveState, archiveMeant);
  const damaged = useStore(archiveState, isDamaged);
  const lost = useStore(archiveState, (state) => state.archive?.catalog?.lost ?? null);
  const [kept] = useState(archive);
  const [step, setStep] = useState<Step>({ kind: "list" });
  const folder = kept ?? archive;
  const asked = folder === null ? null : { archive: folder };
  const { answer, again } = useAnswer("backups.list", asked, () => 0);
  const share = useShare(again);

  const attempt = async (words: string, work: () => Promise<Step>): Promise<void> => {
    setStep({ kind: "working", words });
    const next = await orTell(work);
    again();
    setStep(next ?? { kind: "list" });
  };
  const restore = (backup: Backup): Promise<void> =>
    attempt("Restoring the backup…", async () => {
      const { before } = await ask("backups.restore", { backup: backup.path, ...asked });
      return { kind: "restored", before };
    });
  const repair = (): Promise<void> =>
    attempt("Reading what can still be read…", async () => {
      const repaired = await ask("archive.repair", { ...asked });
      return { kind: "repaired", repaired };
    });
  const goOn = (): Promise<void> =>
    attempt("Opening the archive…", async () => {
      await ask("archive.goOn", {});
      tell("The archive can be changed again.");
      return { kind: "list" };
    });
  const backUp = async (): Promise<void> => {
    if (share !== null) return; // the button stays, and with it the keyboard
    const done = await orTell(() => ask("backups.make", {}));
    if (done === null) return;
    if (done.made.length > 0)
      tell(`Backed up ${counted(done.made[0]?.holds.stills ?? 0, "still")}.`);
    else if (done.problems.length === 0)
      tell("Nothing has changed since the last backup, so none was made.");
    again();
  };
  const withMore = answer?.backups.find(
    ({ at, place }) => place === "archive" && at === lost?.backup?.at,
  );
  return (
    <Dialog title="Backups" size="large" onClose={closeDialog}>
      {step.kind === "list" && answer !== null && (
        <div className={classes(styles, "all")}>
          {damaged && (
            <Damaged hasBackups={answer.backups.length > 0} onRepair={() => void repair()} />
          )}
          {!damaged && lost !== null && (
            <LostChanges
              lost={lost}
              onRestore={
                withMore === undefined ? null : () => setStep({ kind: "preview", backup: withMore })
              }
              onGoOn={() => void goOn()}
            />
          )}
          {!damaged && (
            <BackupPlaces backups={answer} onChanged={again}>
              {/* one of an archive that lacks changes helps nobody */}
              {lost === null && (
                <Button tone="primary" onPress={() => void backUp()}>
                  Back up now
                </Button>
              )}
              {share === null ? null : (
                <div className={classes(styles, "making")} role="status">
                  <Progress label="Backing up" done={share} total={1} />
                  Backing up…
                </div>
              )}
            </BackupPlaces>
          )}
          <BackupList
            backups={answer.backups}
            damaged={damaged}
            onRestore={(backup) => setStep({ kind: "preview", backup })}
          />
        </div>
      )}
      {step.kind === "preview" && (
        <RestorePreview
          backup={step.backup}
          archive={folder}
          damaged={damaged}
          onBack={() => setStep({ kind: "list" })}
          onRestore={() => void restore(step.backup)}
        />
      )}
      {step.kind === "working" && (
        <div className={classes(styles, "working")} role="status">
          <Progress label={step.words} done={share ?? 0} total={null} />
          <p>{step.words} The archive is closed meanwhile.</p>
        </div>
      )}
      {step.kind === "restored" && (
        <Restored
          before={step.before}
          onBack={() => setStep({ kind: "list" })}
          onUndo={(backup) => setStep({ kind: "preview", backup })}
        />
      )}
      {step.kind === "repaired" && (
        <RepairOutcome repaired={step.repaired} onBack={() => setStep({ kind: "list" })} />
      )}
    </Dialog>
  );
}

/** The archive that is open, else the one that could not be. */
function archiveMeant({ archive }: Archive): string | null {
  return archive?.catalog?.path ?? archive?.problem?.path ?? null;
}

/** How far a backup is that is being made; null while none is. */
function useShare(ended: () => void): number | null {
  const [share, setShare] = useState<number | null>(null);
  useEffect(
    () =>
      listen("backups.changed", (backup) => {
        setShare(backup.running ? backup.share : null);
        if (!backup.running) ended();
      }),
    [ended],
  );
  return share;
}

type DamagedProps = { readonly hasBackups: boolean; readonly onRepair: () => void };

function Damaged({ hasBackups, onRepair }: DamagedProps): ReactNode {
  return (
    <section className={classes(styles, "damaged")} aria-label="Damaged">
      <p>
        <strong>The archive’s database is damaged.</strong> A repair reads what can still be read
        into a new one
        {hasBackups ? ", takes the rest from the newest backup as far as that has it," : ""} and
        says what is lost.{" "}
        {hasBackups ? "Or restore one of the backups below. Either way the" : "The"} damaged one is
        kept, and the originals are not touched.
      </p>
      <Button tone="primary" autoFocus onPress={onRepair}>
        Repair
      </Button>
    </section>
  );
}

type RestoredProps = {
  readonly before: Backup | null;
  readonly onBack: () => void;
  readonly onUndo: (before: Backup) => void;
};

function Restored({ before, onBack, onUndo }: RestoredProps): ReactNode {
  return (
    <div className={classes(styles, "all")} role="status">
      <p className={classes(styles, "words")}>
        <strong>The backup is restored.</strong>{" "}
        {before === null ? (
          <Sentence text="The damaged database is kept in the archive’s folder “damaged”." />
        ) : (
          "The archive as it was before is kept as a backup of its own. Restoring that takes this back."
        )}
      </p>
      <div className={classes(styles, "buttons")}>
        <Button tone="primary" autoFocus onPress={closeDialog}>
          Done
        </Button>
        <Button onPress={onBack}>All backups</Button>
        {before === null ? null : (
          <Button onPress={() => onUndo(before)}>Take the restore back…</Button>
        )}
      </div>
    </div>
  );
}
