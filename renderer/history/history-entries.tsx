import type { ReactNode } from "react";
import { useMemo, useState } from "react";
import { useStore } from "zustand";
import { atWhatTime } from "../../shared/at-what-time.ts";
import type { HistoryEntry } from "../../shared/contract/history.ts";
import type { FileEvent } from "../../shared/file-changes.ts";
import type { RecordKind } from "../../shared/record.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Change } from "./change.tsx";
import { changeWords, type RecordedWords } from "./change-words.ts";
import { takeBack } from "./take-back.ts";
import { StillsNamed } from "./stills-named.tsx";
import { UndoSince } from "./undo-since.tsx";
import { EntryHead } from "./entry-head.tsx";
import { FileEventEntry } from "./file-event-entry.tsx";
import styles from "./history.module.css";
import { Sentence } from "../ui/sentence.tsx";

type HistoryEntriesProps = {
  /** Whose changes are listed. */
  readonly of:
    | "all"
    | { readonly still: number }
    | { readonly record: { kind: RecordKind; id: number } };
  /** What is said where there are none. */
  readonly nothing: string;
  /** How many are shown at first. */
  readonly first: number;
  /** Shows a still that a change is of, where changes of several are listed. */
  readonly onStill?: (id: number) => void;
};

/** What was changed, newest first, with the way to take each change back. */
export function HistoryEntries({ of, nothing, first, onStill }: HistoryEntriesProps): ReactNode {
  const [limit, setLimit] = useState(first);
  const still = of !== "all" && "still" in of ? of.still : null;
  const record = of !== "all" && "record" in of ? { record: of.record } : {};
  const { answer, problem } = useAnswer(
    "history.list",
    { still, ...record, offset: 0, limit },
    versions,
  );
  const { answer: events } = useAnswer(
    "stills.fileEvents",
    still === null ? null : { id: still },
    versions,
  );
  if (problem !== null && answer === null)
    return (
      <p>
        <Sentence text={problem.message} />
      </p>
    );
  if (answer === null) return null;
  const lines = inOrder(answer, events ?? []);
  if (lines.length === 0) return <p className={classes(styles, "soft")}>{nothing}</p>;
  return (
    <>
      <ol className={classes(styles, "entries")}>
        {lines.map((line) =>
          "changes" in line ? (
            <Entry key={line.id} entry={line} {...(onStill === undefined ? {} : { onStill })} />
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

// A batch over thousands of stills repeats itself; its label has the count.
const WORDS_SHOWN = 12;
/** Changes of this many rows at the most say at once what they were. */
const OPEN_AT_MOST = 2;

/** Whether it still stands, and since when not. */
function TakenBack({ entry: { state, takenBack } }: { entry: HistoryEntry }): ReactNode {
  if (takenBack === null) return null;
  const { at, part } = takenBack;
  const how = state === "undone" ? "undone" : part ? "partly taken back" : "taken back";
  return (
    <>
      {` · ${how}`}
      {at !== null && (
        <>
          {" "}
          <time dateTime={at}>{atWhatTime(at)}</time>
        </>
      )}
    </>
  );
}

type EntryProps = Pick<HistoryEntriesProps, "onStill"> & { readonly entry: HistoryEntry };

function Entry({ entry, onStill }: EntryProps): ReactNode {
  const [open, setOpen] = useState(entry.changes.length <= OPEN_AT_MOST);
  const [asking, setAsking] = useState(false);
  const writable = useStore(archiveState, isWritable);
  const isLast = useStore(archiveState, ({ history }) => history.last === entry.id);
  const stands = entry.takenBack === null || entry.takenBack.part;
  const done = entry.state === "done" && writable;
  const words = useMemo(() => (open ? changeWords(entry.changes, entry.names) : []), [open, entry]);
  return (
    <li className={classes(styles, "entry", !stands && "undone")}>
      <EntryHead
        label={<Sentence text={entry.label} />}
        when={
          <>
            <time dateTime={entry.at}>{atWhatTime(entry.at)}</time> · {entry.who}
            <TakenBack entry={entry} />
          </>
        }
        open={open}
        onToggle={() => setOpen(!open)}
      />
      {onStill !== undefined && <StillsNamed stills={entry.stills} onShow={onStill} />}
      {open && (
        <ul className={classes(styles, "changes")}>
          {words.slice(0, WORDS_SHOWN).map((change, index) => (
            <Change
              key={`${change.what}-${String(index)}`}
              change={onStill === undefined ? change : ofStill(change, entry)}
              onPutBack={
                stands && done && words.length > 1
                  ? () => void takeBack(entry.id, [change.row])
                  : undefined
              }
            />
          ))}
          {words.length > WORDS_SHOWN && (
            <li className={classes(styles, "soft")}>and {words.length - WORDS_SHOWN} more</li>
          )}
          {words.length === 0 && (
            <li className={classes(styles, "soft")}>Only the order changed.</li>
          )}
        </ul>
      )}
      {open && done && (
        <div className={classes(styles, "take-back")}>
          {stands && (
            <Button tone="plain" onPress={() => void takeBack(entry.id, null)}>
              Take this back
            </Button>
          )}
          {!isLast && (
            <Button tone="plain" onPress={() => setAsking(true)}>
              Undo all after this…
            </Button>
          )}
        </div>
      )}
      {asking && <UndoSince entry={entry} onClose={() => setAsking(false)} />}
    </li>
  );
}

/** A change of one of several stills says of which. */
function ofStill(change: RecordedWords, { changes, stills }: HistoryEntry): RecordedWords {
  const still = changes.find(({ id }) => id === change.row)?.still ?? null;
  const name = stills.find(({ id }) => id === still)?.name;
  return stills.length < 2 || name === undefined
    ? change
    : { ...change, what: `${change.what} · ${name}` };
}
