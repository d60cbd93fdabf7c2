import type { KeyboardEvent, ReactNode } from "react";
import { useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import type { FilmPage, RecordPage } from "../../shared/record-page.ts";
import type { RecordKind } from "../../shared/record.ts";
import { agentKindNames, recordKindNames } from "../../shared/record.ts";
import { HistoryEntries } from "../history/history-entries.tsx";
import { useAnswer } from "../inspector/use-answer.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { searchState } from "../state/search.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Empty } from "../ui/empty.tsx";
import { counted } from "../ui/numbers.ts";
import { DeleteRecord } from "./delete-record.tsx";
import { Part } from "./part.tsx";
import { MergeRecords } from "./merge-records.tsx";
import { RecordFields } from "./record-fields.tsx";
import { RecordLink } from "./record-link.tsx";
import { recordPages, showStillsOf } from "./record-pages.ts";
import { RecordTitle } from "./record-title.tsx";
import styles from "./records.module.css";
import { Sentence } from "../ui/sentence.tsx";

/** The page of a record, as the archive has it now. */
export function RecordView({ kind, id }: { kind: RecordKind; id: number }): ReactNode {
  const { answer, asked, problem } = useAnswer(
    "records.get",
    { kind, id },
    (archive) => archive.overviewVersion,
  );
  if (problem !== null && answer === null)
    return (
      <p className={classes(styles, "body")}>
        <Sentence text={problem.message} />
      </p>
    );
  if (asked === null) return <div className={classes(styles, "body")} />;
  if (answer === null)
    return (
      <Empty title={`This ${recordKindNames[kind]} is no longer in the archive`}>
        It was deleted or became part of another. Undo brings it back.
      </Empty>
    );
  return <Page page={answer} />;
}

/** Changes that a page lists at first. */
const CHANGES_SHOWN = 5;

function Page({ page }: { page: RecordPage }): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const [renaming, setRenaming] = useState(false);
  const [dialog, setDialog] = useState<"merge" | "delete" | null>(null);
  useEffect(() => box.current?.focus({ preventScroll: true }), []);
  useStillsShown(page);
  const rename = (on: boolean): void => {
    setRenaming(on);
    if (!on) box.current?.focus({ preventScroll: true });
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== "F2" || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    setRenaming(true);
  };
  return (
    <div
      ref={box}
      className={classes(styles, "body")}
      role="group"
      aria-label={`${recordKindNames[page.kind]} ${page.name}`}
      data-record-page
      tabIndex={-1}
      onKeyDown={keys}
    >
      <p className={classes(styles, "kind")}>{kindWords(page)}</p>
      <RecordTitle page={page} renaming={renaming} onRenaming={rename} />
      {page.kind === "film" && <Alike page={page} />}
      <Actions
        page={page}
        onMerge={() => setDialog("merge")}
        onDelete={() => setDialog("delete")}
      />
      <RecordFields page={page} />
      <Part name="What was changed">
        <HistoryEntries
          key={`${page.kind}-${String(page.id)}`}
          of={{ record: { kind: page.kind, id: page.id } }}
          nothing="Nothing was changed by hand yet."
          first={CHANGES_SHOWN}
        />
      </Part>
      {dialog === "merge" && <MergeRecords page={page} onClose={() => setDialog(null)} />}
      {dialog === "delete" && <DeleteRecord page={page} onClose={() => setDialog(null)} />}
    </div>
  );
}

/** What a record is, in a few words. */
function kindWords(page: RecordPage): string {
  const word = recordKindNames[page.kind];
  if (page.kind === "film" && page.year !== null) return `${word} of ${String(page.year)}`;
  if (page.kind === "scene" && page.film !== null) return `${word} of ${page.film.name}`;
  if (page.kind === "agent" && page.agentKind !== null)
    return `${word}: ${agentKindNames[page.agentKind].toLowerCase()}`;
  return word;
}

/** Shows the stills of a page that is turned to, and goes on with its query when it is renamed. */
function useStillsShown(page: RecordPage): void {
  const { query } = mainOccurrence(page);
  const shown = useRef<string | null>(null);
  useEffect(() => {
    const { follows, shown: onTable } = recordPages.getState();
    const isTurnedTo = shown.current === null;
    const isStillShown = searchState.getState().query === onTable && onTable === shown.current;
    if (follows && (isTurnedTo || isStillShown)) showStillsOf(query);
    shown.current = query;
  }, [query]);
}

/** Of an agent the stills it is in, or else those whose rights it holds, or those of the films it made. */
function mainOccurrence(page: RecordPage): {
  readonly query: string;
  readonly stills: number | null;
} {
  if (page.kind !== "agent" || page.stills !== 0) return page;
  const { held, filmed } = page;
  return held.stills === 0 && filmed !== null && filmed.stills !== 0 ? filmed : held;
}

function Alike({ page }: { page: FilmPage }): ReactNode {
  if (page.alike.length === 0) return null;
  return (
    <p className={classes(styles, "remark")}>
      {page.alike.length === 1 ? "Another film has" : "Other films have"} this title and year:{" "}
      {page.alike.map((film, index) => (
        <span key={film.id}>
          {index > 0 && ", "}
          <RecordLink kind="film" record={film} />
        </span>
      ))}
      . If they are one, merge them.
    </p>
  );
}

type ActionsProps = {
  readonly page: RecordPage;
  readonly onMerge: () => void;
  readonly onDelete: () => void;
};

function Actions({ page, onMerge, onDelete }: ActionsProps): ReactNode {
  const writable = useStore(archiveState, isWritable);
  const { stills, query } = page;
  const held = page.kind === "agent" ? page.held : null;
  return (
    <div className={classes(styles, "actions")}>
      {(held === null || stills !== 0) && (
        <Button disabled={stills === 0} onPress={() => showStillsOf(query)}>
          {stills === null
            ? "Show its stills"
            : stills === 0
              ? "No stills yet"
              : `Show its ${counted(stills, "still")}`}
        </Button>
      )}
      {held !== null && held.stills !== 0 && (
        <Button onPress={() => showStillsOf(held.query)}>
          {held.stills === null
            ? "Show the stills it holds"
            : `Show the ${counted(held.stills, "still")} it holds`}
        </Button>
      )}
      <span className={classes(styles, "space")} />
      <Button tone="plain" disabled={!writable} onPress={onMerge}>
        Merge…
      </Button>
      <Button tone="plain" disabled={!writable} onPress={onDelete}>
        Delete…
      </Button>
    </div>
  );
}
