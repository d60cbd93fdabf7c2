import type { ReactNode } from "react";
import { useDeferredValue, useMemo, useState } from "react";
import { useStore } from "zustand";
import type { Stills } from "../../shared/contract/schemas.ts";
import type { StillSet } from "../../shared/contract/sets.ts";
import type { StillCard } from "../../shared/still.ts";
import { ask } from "../archive.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { moveInSet, removeFromSet } from "../sets/change-sets.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { jobsState } from "../state/jobs.ts";
import { orTell } from "../state/notices.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { counted } from "../ui/numbers.ts";
import { movedOrder } from "./moved-order.ts";
import { OrderList } from "./order-list.tsx";
import { RunState } from "./run-state.tsx";
import { TemplateField } from "./template-field.tsx";
import type { HandOut } from "./use-hand-out.ts";
import styles from "./export.module.css";

const KEPT_TEMPLATE = "stillroom.export.template";
const FIRST_TEMPLATE = "{film}_{seq:3}";

/** Order, file names, folder, and go. */
export function HandOutForm({
  set,
  handOut,
}: {
  set: StillSet | null;
  handOut: HandOut;
}): ReactNode {
  const [template, setTemplate] = useState(
    () => localStorage.getItem(KEPT_TEMPLATE) ?? FIRST_TEMPLATE,
  );
  const [folder, setFolder] = useState<string | null>(null);
  const [job, setJob] = useState<number | null>(null);
  const writable = useStore(archiveState, isWritable);
  const running = useStore(jobsState, ({ jobs }) =>
    jobs.some(({ id, state }) => id === job && state === "running"),
  );
  const { cards, move, remove } = useOrder(set, handOut);
  const stills: Stills = cards === null ? handOut.stills : { ids: cards.map(({ id }) => id) };
  const total = cards?.length ?? handOut.total;
  const planned = useDeferredValue(template.trim());
  const input =
    planned === "" || cards === null || total === 0
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
  const noted = answer?.files.filter(({ remarks }) => remarks.length > 0).length ?? 0;
  const run = async (into: string): Promise<void> => {
    localStorage.setItem(KEPT_TEMPLATE, template);
    const begun = await orTell(() =>
      ask("export.run", { stills, set: set?.id ?? null, folder: into, template: template.trim() }),
    );
    if (begun !== null) setJob(begun.job);
  };
  return (
    <div className={classes(styles, "form")}>
      <TemplateField value={template} onChange={setTemplate} />
      <Summary total={total} noted={noted} problem={problem?.message ?? null} />
      {cards === null ? (
        <p className={classes(styles, "soft")}>
          So many stills are handed out in the order they are shown in.
        </p>
      ) : (
        <OrderList cards={cards} plan={plan} onMove={move} onRemove={remove} />
      )}
      <FolderLine
        folder={folder}
        ready={writable && template.trim() !== "" && total > 0 && !running}
        documents={folder === null ? [] : (answer?.documents ?? [])}
        onFolder={setFolder}
        onRun={(chosen) => void run(chosen)}
      />
      {job !== null && <RunState job={job} />}
    </div>
  );
}

type SummaryProps = {
  readonly total: number;
  readonly noted: number;
  readonly problem: string | null;
};

function Summary({ total, noted, problem }: SummaryProps): ReactNode {
  return (
    <p className={classes(styles, "summary")} aria-live="polite">
      {counted(total, "still")}
      {noted > 0 && (
        <span className={classes(styles, "warn")}> · {counted(noted, "still")} with remarks</span>
      )}
      {problem !== null && <span className={classes(styles, "problem")}> · {problem}</span>}
    </p>
  );
}

type FolderLineProps = {
  readonly folder: string | null;
  readonly ready: boolean;
  /** Names of the lists written beside the copies, once a folder is chosen. */
  readonly documents: readonly string[];
  readonly onFolder: (folder: string) => void;
  readonly onRun: (folder: string) => void;
};

/** Where the export goes, and the button that starts it. */
function FolderLine({ folder, ready, documents, onFolder, onRun }: FolderLineProps): ReactNode {
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
        {documents.length > 0 && (
          <span className={classes(styles, "soft")}>
            {" "}
            with {documents.join(" and ")}; no file there is replaced.
          </span>
        )}
      </span>
      <Button
        tone="primary"
        disabled={!ready || folder === null}
        onPress={() => {
          if (folder !== null) onRun(folder);
        }}
      >
        Export
      </Button>
    </div>
  );
}

type Order = {
  readonly cards: readonly StillCard[] | null;
  readonly move: (from: number, before: number) => void;
  readonly remove: (index: number) => void;
};

/** A set keeps its order in the archive; that of a selection lasts as long as the panel shows it. */
function useOrder(set: StillSet | null, handOut: HandOut): Order {
  const [local, setLocal] = useState<{ of: HandOut; cards: readonly StillCard[] } | null>(null);
  // Read anew while indexing goes on, a selection is the same stills in the result's order: ours stays.
  const stays =
    local !== null && (local.of === handOut || (set === null && sameStills(local.of, handOut)));
  const cards = stays ? local.cards : handOut.cards;
  const put = (next: readonly StillCard[]): void => setLocal({ of: handOut, cards: next });
  return {
    cards,
    move: (from, before) => {
      const card = cards?.[from];
      if (cards === null || card === undefined) return;
      put(movedOrder(cards, from, before));
      if (set !== null) void moveInSet(set.id, [card.id], before);
    },
    remove: (index) => {
      const card = cards?.[index];
      if (cards === null || card === undefined) return;
      put(cards.toSpliced(index, 1));
      if (set !== null) void removeFromSet(set.id, [card.id]);
    },
  };
}

function sameStills(a: HandOut, b: HandOut): boolean {
  if (a.cards === null || b.cards === null || a.total !== b.total) return false;
  const known = new Set(a.cards.map(({ id }) => id));
  return b.cards.every(({ id }) => known.has(id));
}
