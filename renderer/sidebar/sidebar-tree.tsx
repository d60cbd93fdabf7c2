import { useVirtualizer } from "@tanstack/react-virtual";
import type { ComponentProps, KeyboardEvent, ReactNode } from "react";
import { useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { asksFor } from "../../shared/query/terms.ts";
import { savedSearchOf } from "../searches/saved-state.ts";
import { searchState } from "../state/search.ts";
import { classes } from "../ui/classes.ts";
import { ContextMenu } from "../ui/context-menu.tsx";
import { goTo, openPageOf, rowEntries } from "./row-actions.ts";
import type { SidebarRow } from "./rows.ts";
import { setOpen } from "./open-rows.ts";
import { rowId, TreeRow } from "./tree-row.tsx";
import { treeMove, typedTo } from "./tree-keys.ts";
import styles from "./sidebar.module.css";

/** Height of every line, CSS pixels. */
const ROW = 26;

/** The line the keys are about, and where it stood. */
type Active = { readonly key: string; readonly at: number };

/** What a line offered at the moment its menu was opened. */
type Menu = Pick<ComponentProps<typeof ContextMenu>, "at" | "label" | "entries">;

/**
 * The lines as an ARIA tree. Only those in view are in the document; the focus stays on the tree,
 * which names the active line, so that a line scrolled away cannot lose it.
 */
export function SidebarTree({
  rows,
  onNewSet,
}: {
  rows: readonly SidebarRow[];
  onNewSet: () => void;
}): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<Active | null>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const [menu, setMenu] = useState<Menu | null>(null);
  const query = useStore(searchState, (search) => search.query.trim());
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 12,
  });
  const place = rows.findIndex(({ key }) => key === active?.key);
  // Where the active line has gone, as one that was deleted, the one in its place is active.
  const at = place >= 0 ? place : Math.min(active?.at ?? 0, rows.length - 1);
  const activate = (index: number): void => {
    const key = rows[index]?.key;
    setActive(key === undefined ? null : { key, at: index });
  };
  const move = (index: number): void => {
    activate(index);
    virtual.scrollToIndex(index, { align: "auto" });
  };
  const typed = useTyping((text) => {
    const found = typedTo(rows, at, text);
    if (found !== null) move(found);
  });
  const openMenu = (row: SidebarRow, point: Menu["at"]): void => {
    activate(rows.indexOf(row));
    const entries = rowEntries(row, { onNewSet, onRename: setRenaming });
    if (entries.length > 0) setMenu({ at: point, label: row.label, entries });
  };
  const keys = (event: KeyboardEvent<HTMLDivElement>): void => {
    const row = rows[at];
    if (row === undefined || event.target !== event.currentTarget) return;
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? ROW) / ROW) - 1);
    const done = answerKey(event, row, {
      move: (key) => {
        const next = treeMove(rows, at, key, page);
        if (next.kind === "focus") move(next.index);
        else if (next.kind !== "none") setOpen(row.key, next.kind === "open");
        return next.kind !== "none";
      },
      rename: () => setRenaming(row.key),
      menu: () => openMenu(row, placeOf(document.getElementById(rowId(row.key)))),
      type: typed,
    });
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={box}
      className={classes(styles, "tree")}
      role="tree"
      aria-label="Films, rights holders, keywords, sets, saved searches and folders"
      tabIndex={0}
      aria-activedescendant={rows[at] === undefined ? undefined : rowId(rows[at].key)}
      onKeyDown={keys}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize(), position: "relative" }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          return row === undefined ? null : (
            <TreeRow
              key={row.key}
              row={row}
              top={start}
              active={index === at}
              current={isCurrent(row, query)}
              renaming={renaming === row.key}
              onActive={() => activate(index)}
              onMenu={(point) => openMenu(row, point)}
              onRenamed={() => {
                setRenaming(null);
                box.current?.focus();
              }}
            />
          );
        })}
      </div>
      {menu !== null && <ContextMenu {...menu} onClose={() => setMenu(null)} />}
    </div>
  );
}

/** Also where something else is asked for beside it; beside a saved search only where that is asked for by its name. */
function isCurrent({ query, subject }: SidebarRow, searched: string): boolean {
  if (subject.kind === "search")
    return (
      savedSearchOf(searched, [subject.search]) !== null || asksFor(searched, subject.search.within)
    );
  return query !== null && asksFor(searched, query);
}

type TreeAnswers = {
  readonly move: (key: string) => boolean;
  readonly rename: () => void;
  readonly menu: () => void;
  readonly type: (letter: string) => void;
};

/** True when the key was the tree's. */
function answerKey(
  event: KeyboardEvent<HTMLElement>,
  row: SidebarRow,
  answers: TreeAnswers,
): boolean {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (key === "Enter" && altKey) {
    openPageOf(row);
    return true;
  }
  if (key === "Enter") {
    goTo(row, ctrlKey || metaKey);
    return true;
  }
  if (key === "ContextMenu" || (key === "F10" && shiftKey)) {
    answers.menu();
    return true;
  }
  if (key === "F2" && (row.subject.kind === "set" || row.subject.kind === "search")) {
    answers.rename();
    return true;
  }
  if (ctrlKey || metaKey || altKey) return false;
  if (key === "/" || key.length !== 1 || key === " ") return answers.move(key);
  answers.type(key);
  return true;
}

/** Letters typed in quick succession are one name. */
function useTyping(onTyped: (text: string) => void): (letter: string) => void {
  const text = useRef("");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (letter) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      text.current = "";
    }, 700);
    text.current += letter;
    onTyped(text.current);
  };
}

function placeOf(line: HTMLElement | null): Menu["at"] {
  const box = line?.getBoundingClientRect();
  return { x: (box?.left ?? 0) + 24, y: box?.bottom ?? 0 };
}
