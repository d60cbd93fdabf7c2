import { useVirtualizer } from "@tanstack/react-virtual";
import { Plus } from "lucide-react";
import type { KeyboardEvent, ReactNode, RefObject } from "react";
import { useEffect, useId, useRef, useState } from "react";
import { useStore } from "zustand";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { count } from "../ui/numbers.ts";
import { NewRecord } from "./new-record.tsx";
import { newRecordLabels } from "./new-record-words.ts";
import { RecordListRow } from "./record-list-row.tsx";
import type { ListName } from "./record-kinds.ts";
import { listed, listLabels, listNames } from "./record-kinds.ts";
import { openRecord, replacePlace } from "./record-pages.ts";
import { useRecordLines } from "./use-record-lines.ts";
import styles from "./record-list.module.css";

/** Height of a line, CSS pixels. */
const ROW = 28;

type RecordListProps = { readonly list: ListName; readonly filter: string };

/** All records of a kind by name. The keyboard stays in the filter, from where arrows walk the list. */
export function RecordList({ list, filter }: RecordListProps): ReactNode {
  const [making, setMaking] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const writable = useStore(archiveState, isWritable);
  const kind = listed[list].kind;
  return (
    <>
      <div className={classes(styles, "kinds")} role="group" aria-label="Lists">
        {listNames.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === list}
            onClick={() => {
              replacePlace({ kind: "list", list: name, filter });
              input.current?.focus();
            }}
          >
            {listLabels[name]}
          </button>
        ))}
      </div>
      <Lines
        key={list}
        list={list}
        filter={filter}
        input={input}
        onFilter={(next) => replacePlace({ kind: "list", list, filter: next })}
      >
        <Button disabled={!writable} onPress={() => setMaking(true)}>
          <Plus size={14} aria-hidden /> {newRecordLabels[kind]}
        </Button>
      </Lines>
      {making && <NewRecord kind={kind} name={filter} onClose={() => setMaking(false)} />}
    </>
  );
}

type LinesProps = RecordListProps & {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onFilter: (filter: string) => void;
  /** Beside the filter. */
  readonly children: ReactNode;
};

function Lines({ list, filter, input, onFilter, children }: LinesProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const [active, setActive] = useState(0);
  const [first, setFirst] = useState(0);
  const [entered, setEntered] = useState(false);
  const lines = useRecordLines(list, filter, first);
  const total = lines.total ?? 0;
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 10,
    onChange: ({ range }) => setFirst(range?.startIndex ?? 0),
  });
  useEffect(() => input.current?.focus({ preventScroll: true }), [input]);
  const { filter: answered } = lines;
  useEffect(() => {
    setActive(0);
    box.current?.scrollTo({ top: 0 });
  }, [answered]);
  const at = Math.min(active, total - 1);
  const move = (to: number): void => {
    const next = Math.min(Math.max(to, 0), total - 1);
    setActive(next);
    virtual.scrollToIndex(next, { align: "auto" });
  };
  const open = (index: number): void => {
    const line = lines.lineAt(index);
    if (line !== undefined) openRecord(line.kind, line.id);
  };
  // Enter after quick typing is about what is typed, of which the answer may be on its way.
  const arrived = entered && answered === filter;
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  useEffect(() => {
    if (!arrived) return;
    setEntered(false);
    latest.current(0);
  }, [arrived]);
  const keys = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.altKey) return;
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? ROW) / ROW) - 1);
    const to = walked(event.key, at, page);
    if (to !== null) move(to);
    else if (event.key === "Enter" && answered === filter) open(at);
    else if (event.key === "Enter") setEntered(true);
    else if (event.key === "Escape" && filter !== "") onFilter("");
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <div className={classes(styles, "top")}>
        <input
          ref={input}
          className={classes(styles, "filter")}
          role="combobox"
          aria-label={`Filter ${listLabels[list].toLowerCase()}`}
          aria-expanded
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={at >= 0 ? lineId(id, at) : undefined}
          data-dirty={filter !== ""}
          data-filter
          placeholder="Filter by any name, in any script"
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          value={filter}
          onChange={({ target }) => {
            setEntered(false);
            onFilter(target.value);
          }}
          onKeyDown={keys}
        />
        {children}
      </div>
      <p className={classes(styles, "total")} role="status">
        {lines.problem ?? totalWords(list, lines.total, answered)}
      </p>
      <div
        ref={box}
        id={id}
        className={classes(styles, "lines")}
        role="listbox"
        aria-label={listLabels[list]}
      >
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: "relative" }}>
          {virtual.getVirtualItems().map(({ index, start }) => (
            <RecordListRow
              key={index}
              id={lineId(id, index)}
              list={list}
              line={lines.lineAt(index)}
              place={{ top: start, index, of: total }}
              active={index === at}
              onOpen={() => open(index)}
            />
          ))}
        </div>
      </div>
    </>
  );
}

function lineId(list: string, index: number): string {
  return `${list}-${String(index)}`;
}

/** Where a key leads from a line; null when it is none of the list's. */
function walked(key: string, at: number, page: number): number | null {
  switch (key) {
    case "ArrowDown":
      return at + 1;
    case "ArrowUp":
      return at - 1;
    case "PageDown":
      return at + page;
    case "PageUp":
      return at - page;
    default:
      return null;
  }
}

function totalWords(list: ListName, total: number | null, filter: string): string {
  const name = listLabels[list].toLowerCase();
  if (total === null) return "";
  if (filter.trim() === "")
    return total === 0 ? `There are no ${name} yet.` : `${count(total)} in all`;
  return total === 0 ? `No ${name} of this name.` : `${count(total)} found`;
}
