import type { ReactNode } from "react";
import { useDeferredValue, useId, useMemo, useState } from "react";
import { useStore } from "zustand";
import type { Stills } from "../../shared/contract/schemas.ts";
import type { AskedGate, ExportPlan, PlanRemark } from "../../shared/contract/export.ts";
import type { StillSet } from "../../shared/contract/sets.ts";
import { documentsInWords } from "../../shared/export/documents-in-words.ts";
import { fileNameProblem } from "../../shared/export/file-name-template.ts";
import type { Recipient } from "../../shared/recipient.ts";
import { ask } from "../archive.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { jobsState } from "../state/jobs.ts";
import { orTell } from "../state/notices.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Kbd } from "../ui/kbd.tsx";
import { count, counted } from "../ui/numbers.ts";
import { AgainPart } from "./again-part.tsx";
import type { Again } from "./again.ts";
import { forgetBegun, formOf, useBegun } from "./begun-form.ts";
import { GateSection } from "./gate-section.tsx";
import { OrderList } from "./order-list.tsx";
import { ProfileSection } from "./profile-section.tsx";
import { RecipientFields, recipientOf } from "./recipient-fields.tsx";
import { RunState } from "./run-state.tsx";
import { TemplateField } from "./template-field.tsx";
import { decided, sorted, useGate, type GateState } from "./use-gate.ts";
import { useOrder } from "./use-order.ts";
import type { HandOut } from "./use-hand-out.ts";
import { useProfile } from "./use-profile.ts";
import styles from "./export.module.css";

const nobody: Recipient = { name: "", reference: "" };

/** Order, file names, folder, and go. */
export function HandOutForm({
  set,
  named = set,
  handOut,
  again,
  of,
}: {
  /** The set whose order is changed here. */
  set: StillSet | null;
  /** The set that names and titles speak of. */
  named?: StillSet | null;
  handOut: HandOut;
  /** The export that this is once more. */
  again: Again | null;
  /** Which stills it is for: what is written in it waits under that name. */
  of: string;
}): ReactNode {
  const form = formOf(of);
  const ofProfile = useProfile(again?.entry.profileThen ?? null);
  const { profile, change } = ofProfile;
  const [recipient, setRecipient] = useBegun(form, "recipient", again?.entry.recipient ?? nobody);
  const [asThen, setAsThen] = useBegun(form, "as then", false);
  const repeats = again?.entry.uuid ?? null;
  const then = asThen ? repeats : null;
  const template = profile.fileNames;
  const [folder, setFolder] = useBegun<string | null>(form, "folder", null);
  const [run, setRun] = useState<{ job: number; export: string } | null>(null);
  const writable = useStore(archiveState, isWritable);
  const running = useStore(jobsState, ({ jobs }) =>
    jobs.some(({ id, state }) => id === run?.job && state === "running"),
  );
  const { cards, move, remove, undo, redo } = useOrder(form, set, handOut);
  const problemId = useId();
  const stills: Stills = cards === null ? handOut.stills : { ids: cards.map(({ id }) => id) };
  const total = cards?.length ?? handOut.total;
  const planned = useDeferredValue(profile);
  const gate = useGate(form, profile.rights, again?.entry.request ?? null);
  const input =
    fileNameProblem(planned.fileNames) !== null ||
    cards === null ||
    total === 0 ||
    gate.undecided === null
      ? null
      : {
          stills,
          set: named?.id ?? null,
          profile: planned,
          asThen: then,
          repeats,
          rights: gate.undecided,
          ...(folder === null ? {} : { folder }),
        };
  const { answer, asked, problem } = useAnswer(
    "export.plan",
    input,
    (archive) => archive.stillsVersion + archive.overviewVersion,
  );
  // Of another use or country, ticks and counts would say something else than they seem to.
  const isOfThis = JSON.stringify(asked?.rights) === JSON.stringify(gate.undecided);
  const shown = isOfThis && cards !== null ? answer : null;
  const needs = shown === null ? null : sorted(shown, gate);
  const plan = useMemo(
    () => new Map((answer?.files ?? []).map((file) => [file.still, file])),
    [answer],
  );
  const noted = stillsWith(answer, () => true);
  const rights = shown === null || needs === null ? unlisted(gate) : decided(shown, gate, needs);
  const start = async (into: string): Promise<void> => {
    if (rights === null) return;
    const order = { stills, set: named?.id ?? null, folder: into, profile, asThen: then, repeats };
    const to = recipientOf(recipient);
    const begun = await orTell(() => ask("export.run", { ...order, rights, recipient: to }));
    if (begun === null) return;
    setRun(begun);
    forgetBegun(form);
  };
  return (
    <div className={classes(styles, "form")}>
      {again !== null && <AgainPart again={again} asThen={asThen} onAsThen={setAsThen} />}
      <RecipientFields
        recipient={recipient}
        onChange={(part) => setRecipient((before) => ({ ...before, ...part }))}
      />
      <ProfileSection chosen={ofProfile} />
      <TemplateField
        value={template}
        onChange={(fileNames) => change({ fileNames })}
        problemId={problemId}
      />
      <GateSection
        gate={gate}
        plan={shown}
        sorted={needs}
        isListed={cards !== null}
        onLeaveOut={(still) => remove(cards?.findIndex(({ id }) => id === still) ?? -1)}
      />
      <Summary
        total={total}
        goOut={needs?.goOut ?? null}
        noted={noted}
        problem={problem?.message ?? null}
      />
      {cards === null ? (
        <p className={classes(styles, "soft")}>
          So many stills are handed out in the order they are shown in, and no remarks on them are
          listed here. Check captions… looks over their texts.
        </p>
      ) : (
        <>
          <OrderList
            cards={cards}
            plan={plan}
            onMove={move}
            onRemove={remove}
            onUndo={undo}
            onRedo={redo}
            profile={profile}
          />
          {total > 1 && <OrderKeys />}
        </>
      )}
      <FolderLine
        folder={folder}
        obstacle={obstacleTo({
          writable,
          template,
          total,
          running,
          folder,
          isRefused: problem !== null,
          isLookedUp: cards === null || shown !== null,
          goOut: needs?.goOut ?? null,
          isReasonMissing: rights?.override?.reason.trim() === "",
        })}
        documents={folder === null ? [] : (answer?.documents ?? [])}
        warnings={answer?.warnings ?? []}
        onFolder={setFolder}
        onRun={(chosen) => void start(chosen)}
      />
      {run !== null && <RunState job={run.job} of={run.export} />}
    </div>
  );
}

/** Of stills too many to list nothing was seen: those that are blocked stay here. */
function unlisted({ undecided, allRead }: GateState): AskedGate | null {
  return undecided === null ? null : { ...undecided, read: allRead ? "all" : [] };
}

/** How the list is put in order; the list's own name says the keys to those who cannot see this. */
function OrderKeys(): ReactNode {
  return (
    <p className={classes(styles, "soft")} aria-hidden>
      Drag to put in order, or <Kbd>Alt</Kbd> <Kbd>↑</Kbd> <Kbd>↓</Kbd>; <Kbd>Delete</Kbd> takes a
      still out, <Kbd>Enter</Kbd> opens its texts.
    </p>
  );
}

type Circumstances = {
  readonly writable: boolean;
  readonly template: string;
  readonly total: number;
  readonly running: boolean;
  readonly folder: string | null;
  /** What is asked for makes no sense, as the summary says. */
  readonly isRefused: boolean;
  readonly isLookedUp: boolean;
  /** How many would go out; null where that is not known before. */
  readonly goOut: number | null;
  readonly isReasonMissing: boolean;
};

/** Why nothing can be handed out now, in words; null when it can. */
function obstacleTo(now: Circumstances): string | null {
  if (!now.writable) return "This archive is read-only, and its ledger could not be written.";
  if (now.running) return "The export is running.";
  if (now.total === 0) return "There is no still left to hand out.";
  if (fileNameProblem(now.template) !== null) return "Mend the file names above first.";
  if (now.isRefused) return "Mend what is said above first.";
  if (now.isReasonMissing) return "Write above why the blocked stills go out all the same.";
  if (now.folder === null) return "Choose the folder to export to.";
  if (!now.isLookedUp) return "The rights are being looked up.";
  return now.goOut === 0 ? "Every still is held back; above stands why." : null;
}

function stillsWith(plan: ExportPlan | null, isMeant: (remark: PlanRemark) => boolean): number {
  return plan?.files.filter(({ remarks }) => remarks.some(isMeant)).length ?? 0;
}

type SummaryProps = {
  readonly total: number;
  /** Stills that would go out; null while that is not known. */
  readonly goOut: number | null;
  /** Stills with remarks. */
  readonly noted: number;
  readonly problem: string | null;
};

function Summary({ total, goOut, noted, problem }: SummaryProps): ReactNode {
  return (
    <p className={classes(styles, "summary")} aria-live="polite">
      {counted(total, "still")}
      {goOut !== null && goOut < total && (
        <span>
          , {count(goOut)} to go out, {count(total - goOut)} held back
        </span>
      )}
      {noted > 0 && (
        <span className={classes(styles, "warn")}> · {counted(noted, "still")} with remarks</span>
      )}
      {problem !== null && <span className={classes(styles, "problem")}> · {problem}</span>}
    </p>
  );
}

type FolderLineProps = {
  readonly folder: string | null;
  /** Why it cannot be exported now; null when it can. */
  readonly obstacle: string | null;
  /** Names of the lists written beside the copies, once a folder is chosen. */
  readonly documents: readonly string[];
  readonly warnings: readonly string[];
  readonly onFolder: (folder: string) => void;
  readonly onRun: (folder: string) => void;
};

/** Where the export goes, and the button that starts it. */
function FolderLine(props: FolderLineProps): ReactNode {
  const { folder, obstacle, documents, warnings, onFolder, onRun } = props;
  const obstacleId = useId();
  const choose = async (): Promise<void> => {
    const chosen = await orTell(() => window.stillroom.chooseFolder("Folder for the export"));
    if (chosen !== null) onFolder(chosen);
  };
  return (
    <div className={classes(styles, "folder")}>
      <Button onPress={() => void choose()}>
        {folder === null ? "Choose folder…" : "Other folder…"}
      </Button>
      <span className={classes(styles, "folder-path")} title={folder ?? ""}>
        {folder ?? "Pictures and documents are written there."}
        <span id={obstacleId} className={classes(styles, "obstacle")}>
          {obstacle}
        </span>
        {obstacle === null && documents.length > 0 && (
          <span className={classes(styles, "soft")}>
            {" "}
            with {documentsInWords(documents)}; no file there is replaced.
          </span>
        )}
        {warnings.map((warning) => (
          <span key={warning} role="alert" className={classes(styles, "caution")}>
            {warning}
          </span>
        ))}
      </span>
      <Button
        tone="primary"
        disabled={obstacle !== null}
        describedBy={obstacleId}
        onPress={() => {
          if (folder !== null) onRun(folder);
        }}
      >
        Export
      </Button>
    </div>
  );
}
