import { Redo2, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { useMemo, useState } from "react";
import { useStore } from "zustand";
import type { HistoryEntry } from "../../shared/contract/history.ts";
import type { FileEvent } from "../../shared/file-changes.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { useChosen } from "../inspector/use-chosen.ts";
import { runAction } from "../state/actions.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { closeDialog } from "../state/view.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Change } from "./change.tsx";
import { changeWords, recordNames } from "./change-words.ts";
import type { RecordNames } from "./change-words.ts";
import { FileEventEntry } from "./file-event-entry.tsx";
import { Sheet } from "./sheet.tsx";
import styles from "./history.module.css";

const PAGE = 50;

/** What was changed, newest first; of the selected still alone when there is one. */
export function HistoryPanel(): ReactNode {
  const chosen = useChosen();
  const [all, setAll] = useState(false);
  const still = chosen.kind === "one" && !all ? chosen.id : null;
  return (
    <Sheet title="History" onClose={closeDialog} head={<UndoButtons />}>
      {chosen.kind === "one" && (
        <label className={classes(styles, "scope")}>
          <input
            type="checkbox"
            checked={!all}
            onChange={(event) => setAll(!event.target.checked)}
          />
          Only the selected still
        </label>
      )}
      <Entries key={String(still)} still={still} />
    </Sheet>
  );
}

function UndoButtons(): ReactNode {
  const { undo, redo } = useStore(archiveState, ({ history }) => history);
  const writable = useStore(archiveState, isWritable);
  return (
    <>
      <IconButton
        label={undo === null ? "Nothing to undo" : `Undo: ${undo}`}
        shortcut="Ctrl+Z"
        icon={<Undo2 size={16} />}
        disabled={undo === null || !writable}
        onPress={() => runAction("edit.undo")}
      />
      <IconButton
        label={redo === null ? "Nothing to redo" : `Redo: ${redo}`}
        shortcut="Ctrl+Shift+Z"
        icon={<Redo2 size={16} />}
        disabled={redo === null || !writable}
        onPress={() => runAction("edit.redo")}
      />
    </>
  );
}

function Entries({ still }: { still: number | null }): ReactNode {
  const [limit, setLimit] = useState(PAGE);
  const { answer, problem } = useAnswer("history.list", { still, offset: 0, limit }, versions);
  const { answer: events } = useAnswer(
    "stills.fileEvents",
    still === null ? null : { id: still },
    versions,
  );
  const { answer: overview } = useAnswer("overview.get", {}, (archive) => archive.overviewVersion);
  const names = useMemo(() => recordNames(overview), [overview]);
  if (problem !== null && answer === null) return <p>{problem.message}</p>;
  if (answer === null) return null;
  const lines = inOrder(answer, events ?? []);
  if (lines.length === 0) {
    return (
      <p className={classes(styles, "soft")}>
        {still === null ? "Nothing was changed yet." : "Nothing was changed in this still yet."}
      </p>
    );
  }
  return (
    <>
      <ol className={classes(styles, "entries")}>
        {lines.map((line) =>
          "changes" in line ? (
            <Entry key={line.id} entry={line} names={names} />
          ) : (
            <FileEventEntry key={`file-${String(line.id)}`} event={line} />
          ),
        )}
      </ol>
      {answer.length === limit && limit < 1000 && (
        <Button onPress={() => setLimit((old) => Math.min(1000, old * 2))}>
          Show earlier changes
        </Button>
      )}
    </>
  );
}

/** What the archivist did and what other programs did to the files, newest first. */
function inOrder(
  entries: readonly HistoryEntry[],
  events: readonly FileEvent[],
): readonly (HistoryEntry | FileEvent)[] {
  return [...entries, ...events].toSorted((a, b) => (a.at < b.at ? 1 : -1));
}

function versions({
  stillsVersion,
  overviewVersion,
}: {
  stillsVersion: number;
  overviewVersion: number;
}): number {
  return stillsVersion + overviewVersion;
}

const when = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });
// A batch over thousands of stills repeats itself; its label has the count.
const WORDS_SHOWN = 12;
/** Changes of this many rows at the most say at once what they were. */
const OPEN_AT_MOST = 2;

function Entry({ entry, names }: { entry: HistoryEntry; names: RecordNames }): ReactNode {
  const [open, setOpen] = useState(entry.changes.length <= OPEN_AT_MOST);
  const words = useMemo(
    () => (open ? changeWords(entry.changes, names) : []),
    [open, entry, names],
  );
  return (
    <li className={classes(styles, "entry", entry.state === "undone" && "undone")}>
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span>{entry.label}</span>
        <span className={classes(styles, "when")}>
          <time dateTime={entry.at}>{when.format(new Date(entry.at))}</time> · {entry.who}
          {entry.state === "undone" && " · undone"}
        </span>
      </button>
      {open && (
        <ul className={classes(styles, "changes")}>
          {words.slice(0, WORDS_SHOWN).map((change, index) => (
            <Change key={`${change.what}-${String(index)}`} change={change} />
          ))}
          {words.length > WORDS_SHOWN && (
            <li className={classes(styles, "soft")}>and {words.length - WORDS_SHOWN} more</li>
          )}
          {words.length === 0 && (
            <li className={classes(styles, "soft")}>Only the order changed.</li>
          )}
        </ul>
      )}
    </li>
  );
}
