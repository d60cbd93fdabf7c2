import type { ReactNode } from "react";
import { useDeferredValue, useId, useMemo, useState } from "react";
import { useStore } from "zustand";
import type { Stills } from "../../shared/contract/schemas.ts";
import type { ExportPlan, PlanRemark, StillSet } from "../../shared/contract/sets.ts";
import { FILE_NAME_TEMPLATE, fileNameProblem } from "../../shared/file-name-template.ts";
import { ask } from "../archive.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { jobsState } from "../state/jobs.ts";
import { orTell } from "../state/notices.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Kbd } from "../ui/kbd.tsx";
import { count, counted } from "../ui/numbers.ts";
import { OrderList } from "./order-list.tsx";
import { RunState } from "./run-state.tsx";
import { TemplateField } from "./template-field.tsx";
import { useOrder } from "./use-order.ts";
import type { HandOut } from "./use-hand-out.ts";
import styles from "./export.module.css";

const KEPT_TEMPLATE = "stillroom.export.template";

/** Order, file names, folder, and go. */
export function HandOutForm({
  set,
  handOut,
}: {
  set: StillSet | null;
  handOut: HandOut;
}): ReactNode {
  const [template, setTemplate] = useState(
    () => localStorage.getItem(KEPT_TEMPLATE) ?? FILE_NAME_TEMPLATE,
  );
  const [folder, setFolder] = useState<string | null>(null);
  const [run, setRun] = useState<{ job: number; export: string } | null>(null);
  const writable = useStore(archiveState, isWritable);
  const running = useStore(jobsState, ({ jobs }) =>
    jobs.some(({ id, state }) => id === run?.job && state === "running"),
  );
  const { cards, move, remove, undo, redo } = useOrder(set, handOut);
  const problemId = useId();
  const stills: Stills = cards === null ? handOut.stills : { ids: cards.map(({ id }) => id) };
  const total = cards?.length ?? handOut.total;
  const planned = useDeferredValue(template.trim());
  const input =
    fileNameProblem(planned) !== null || cards === null || total === 0
      ? null
      : {
          stills,
          set: set?.id ?? null,
          template: planned,
          ...(folder === null ? {} : { folder }),
        };
  const { answer, problem } = useAnswer("export.plan", input, (archive) => archive.stillsVersion);
  const plan = useMemo(
    () => new Map((answer?.files ?? []).map((file) => [file.still, file])),
    [answer],
  );
  const noted = stillsWith(answer, () => true);
  const unfilled = stillsWith(answer, ({ kind }) => kind === "leftover");
  const start = async (into: string): Promise<void> => {
    localStorage.setItem(KEPT_TEMPLATE, template);
    const begun = await orTell(() =>
      ask("export.run", { stills, set: set?.id ?? null, folder: into, template: template.trim() }),
    );
    if (begun !== null) setRun(begun);
  };
  return (
    <div className={classes(styles, "form")}>
      <TemplateField value={template} onChange={setTemplate} problemId={problemId} />
      <Summary total={total} noted={noted} unfilled={unfilled} problem={problem?.message ?? null} />
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
          />
          {total > 1 && <OrderKeys />}
        </>
      )}
      <FolderLine
        folder={folder}
        obstacle={obstacleTo({ writable, template, total, running, folder })}
        documents={folder === null ? [] : (answer?.documents ?? [])}
        warnings={answer?.warnings ?? []}
        onFolder={setFolder}
        onRun={(chosen) => void start(chosen)}
      />
      {run !== null && <RunState job={run.job} of={run.export} />}
    </div>
  );
}

/** How the list is put in order; the list's own name says the keys to those who cannot see this. */
function OrderKeys(): ReactNode {
  return (
    <p className={classes(styles, "soft")} aria-hidden>
      Drag to put in order, or <Kbd>Alt</Kbd> <Kbd>↑</Kbd> <Kbd>↓</Kbd>; <Kbd>Delete</Kbd> takes a
      still out.
    </p>
  );
}

type Circumstances = {
  readonly writable: boolean;
  readonly template: string;
  readonly total: number;
  readonly running: boolean;
  readonly folder: string | null;
};

/** Why nothing can be handed out now, in words; null when it can. */
function obstacleTo(now: Circumstances): string | null {
  if (!now.writable) return "This archive is read-only, and its ledger could not be written.";
  if (now.running) return "The export is running.";
  if (now.total === 0) return "There is no still left to hand out.";
  if (fileNameProblem(now.template) !== null) return "Mend the file names above first.";
  return now.folder === null ? "Choose the folder to export to." : null;
}

function stillsWith(plan: ExportPlan | null, isMeant: (remark: PlanRemark) => boolean): number {
  return plan?.files.filter(({ remarks }) => remarks.some(isMeant)).length ?? 0;
}

type SummaryProps = {
  readonly total: number;
  /** Stills with remarks, and those of them in whose texts something was never filled in. */
  readonly noted: number;
  readonly unfilled: number;
  readonly problem: string | null;
};

function Summary({ total, noted, unfilled, problem }: SummaryProps): ReactNode {
  return (
    <p className={classes(styles, "summary")} aria-live="polite">
      {counted(total, "still")}
      {noted > 0 && (
        <span className={classes(styles, "warn")}> · {counted(noted, "still")} with remarks</span>
      )}
      {unfilled > 0 && (
        <span className={classes(styles, "warn")}>
          , {count(unfilled)} with a variable, a code or a name to come left in a text
        </span>
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
        {folder ?? "Copies, a caption list and a contact sheet are written there."}
        <span id={obstacleId} className={classes(styles, "obstacle")}>
          {obstacle}
        </span>
        {obstacle === null && documents.length > 0 && (
          <span className={classes(styles, "soft")}>
            {" "}
            with {documents.join(" and ")}; no file there is replaced.
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
