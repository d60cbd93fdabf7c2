import type { DragEvent, ReactNode } from "react";
import { ChevronRight, FolderX, TriangleAlert } from "lucide-react";
import { useState } from "react";
import type { SavedSearch } from "../../shared/contract/saved-searches.ts";
import type { StillSet } from "../../shared/contract/sets.ts";
import { offlineWords, type OfflineReason } from "../../shared/offline.ts";
import { SELECTION_DRAG_TYPE } from "../light-table/selection-drag.ts";
import { classes } from "../ui/classes.ts";
import { MiddleName } from "../ui/middle-name.tsx";
import { count, counted } from "../ui/numbers.ts";
import { renameSearch } from "../searches/change-searches.ts";
import { placeSet, renameSet } from "../sets/change-sets.ts";
import { NameField } from "./name-field.tsx";
import { setOpen } from "./open-rows.ts";
import { dropSelection, goTo } from "./row-actions.ts";
import type { SidebarRow } from "./rows.ts";
import styles from "./sidebar.module.css";

type TreeRowProps = {
  readonly row: SidebarRow;
  readonly top: number;
  readonly active: boolean;
  /** Whether it is what is searched for now. */
  readonly current: boolean;
  readonly renaming: boolean;
  readonly onActive: () => void;
  readonly onMenu: (at: { x: number; y: number }) => void;
  readonly onRenamed: () => void;
};

/** The element id of a line. */
export function rowId(key: string): string {
  return `sidebar-${key}`;
}

/** One line: a click searches, with ctrl it adds to the search; stills can be dropped on records and sets. */
export function TreeRow(props: TreeRowProps): ReactNode {
  const { row, top, active, current, renaming } = props;
  const { over, handlers } = useDrop(row);
  const { subject } = row;
  const head = subject.kind === "section" && "section";
  return (
    // The tree has the focus and the keys, and names this line to them: aria-activedescendant.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={rowId(row.key)}
      className={classes(
        styles,
        "row",
        head,
        (subject.kind === "group" || subject.kind === "rest") && "group",
        active && "active",
        current && "current",
        over && "over",
      )}
      style={{ top, paddingInlineStart: 6 + indent(row) }}
      role="treeitem"
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={row.expanded ?? undefined}
      aria-selected={current}
      title={titleOf(row)}
      {...handlers}
      {...dragOf(row)}
      onClick={(event) => {
        props.onActive();
        goTo(row, event.ctrlKey || event.metaKey);
      }}
      onContextMenu={(event) => {
        event.preventDefault();
        props.onMenu({ x: event.clientX, y: event.clientY });
      }}
    >
      <Twisty row={row} />
      {renaming && subject.kind === "set" ? (
        <NameField
          name={row.label}
          what="set"
          onKeep={(name) => void renameSet(subject.set, name)}
          onDone={props.onRenamed}
        />
      ) : renaming && subject.kind === "search" ? (
        <NameField
          name={row.label}
          what="saved search"
          onKeep={(name) => void renameSearch(subject.search, name)}
          onDone={props.onRenamed}
        />
      ) : (
        <span className={classes(styles, "name")} dir="auto">
          <MiddleName name={row.label} titled={false} />
          {row.detail !== "" && <span className={classes(styles, "detail")}>{row.detail}</span>}
        </span>
      )}
      {subject.kind === "source" && (
        <SourceState offline={subject.source.offline} problems={subject.source.problems} />
      )}
      {subject.kind === "search" && isInTrouble(subject.search) && (
        <TriangleAlert size={13} aria-hidden />
      )}
      {row.count !== null && <span className={classes(styles, "count")}>{count(row.count)}</span>}
    </div>
  );
}

function isInTrouble({ problem, lost }: SavedSearch): boolean {
  return problem !== null || lost !== null;
}

/** Sections stand at the edge; what they hold is set in by one step, and so on. */
function indent({ level }: SidebarRow): number {
  return level <= 2 ? 0 : (level - 2) * 14;
}

function Twisty({ row }: { row: SidebarRow }): ReactNode {
  if (row.expanded === null) return <span className={classes(styles, "twisty")} />;
  const expanded = row.expanded;
  return (
    <span
      className={classes(styles, "twisty", expanded && "open")}
      aria-hidden
      onClick={(event) => {
        event.stopPropagation();
        setOpen(row.key, !expanded);
      }}
    >
      <ChevronRight size={13} />
    </span>
  );
}

type SourceStateProps = { readonly offline: OfflineReason | null; readonly problems: number };

/** The word beside it says that it is offline; the shape is seen from afar. */
function SourceState({ offline, problems }: SourceStateProps): ReactNode {
  if (offline !== null) return <FolderX size={13} aria-hidden />;
  if (problems === 0) return null;
  return <TriangleAlert size={13} aria-label={`${counted(problems, "file")} with problems`} />;
}

function titleOf({ label, detail, subject }: SidebarRow): string {
  if (subject.kind === "source") {
    const { path, offline } = subject.source;
    return offline === null ? path : `${path}\n${offlineWords[offline]}`;
  }
  if (subject.kind === "search") {
    const { query, problem, lost } = subject.search;
    const trouble =
      problem?.message ??
      (lost === null
        ? null
        : `It looks in “${lost}”, and there is no set or saved search of that name any more.`);
    return [label, query, ...(trouble === null ? [] : [trouble])].join("\n");
  }
  if (subject.kind === "set" && subject.set.note !== "") return `${label}\n${subject.set.note}`;
  return detail === "" ? label : `${label}, ${detail}`;
}

/** The set that is being dragged, to be put into another. */
let draggedSet: StillSet | null = null;
const SET_DRAG_TYPE = "application/x-stillroom-set";

/** A set can be dragged onto another, or onto the head of the section. */
function dragOf({ subject }: SidebarRow): {
  readonly draggable?: true;
  readonly onDragStart?: (event: DragEvent<HTMLElement>) => void;
} {
  if (subject.kind !== "set") return {};
  return {
    draggable: true,
    onDragStart: (event) => {
      draggedSet = subject.set;
      event.dataTransfer.setData(SET_DRAG_TYPE, subject.set.name);
      event.dataTransfer.effectAllowed = "move";
    },
  };
}

/** What of it a line takes. */
function takes({ subject }: SidebarRow): readonly string[] {
  if (subject.kind === "record") return [SELECTION_DRAG_TYPE];
  if (subject.kind === "set") return [SELECTION_DRAG_TYPE, SET_DRAG_TYPE];
  return subject.kind === "section" && subject.section === "sets" ? [SET_DRAG_TYPE] : [];
}

function dropped(row: SidebarRow, types: readonly string[]): void {
  if (!types.includes(SET_DRAG_TYPE)) void dropSelection(row);
  else if (draggedSet !== null) {
    const into = row.subject.kind === "set" ? row.subject.set.id : null;
    if (into !== draggedSet.id) void placeSet(draggedSet, into);
  }
}

/** Takes the stills dragged from the light table, or another set. */
function useDrop(row: SidebarRow): {
  readonly over: boolean;
  readonly handlers: Partial<
    Record<"onDragOver" | "onDragLeave" | "onDrop", (event: DragEvent<HTMLElement>) => void>
  >;
} {
  const [over, setOver] = useState(false);
  const taken = takes(row);
  if (taken.length === 0) return { over: false, handlers: {} };
  return {
    over,
    handlers: {
      onDragOver: (event) => {
        if (!taken.some((type) => event.dataTransfer.types.includes(type))) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop: (event) => {
        event.preventDefault();
        setOver(false);
        dropped(row, event.dataTransfer.types);
      },
    },
  };
}
