import { ArrowLeft, ArrowRight, X } from "lucide-react";
import type { KeyboardEvent, ReactNode } from "react";
import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import { matches } from "../state/shortcuts.ts";
import { IconButton } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { RecordList } from "./record-list.tsx";
import { listLabels, listOf } from "./record-kinds.ts";
import { RecordView } from "./record-view.tsx";
import type { Place } from "./record-pages.ts";
import { canStep, closePages, openList, placeOf, recordPages, step } from "./record-pages.ts";
import { useRefusalsUntilLeft } from "./refused.ts";
import styles from "./records.module.css";

/** Lists and pages of records, in the place of the inspector, so that the light table shows their stills. */
export function RecordsPane(): ReactNode {
  const place = useStore(recordPages, placeOf);
  const pane = useRef<HTMLElement>(null);
  const key =
    place === null || place.kind === "list" ? "list" : `${place.kind}-${String(place.id)}`;
  useEffect(() => {
    // A list gives the keyboard to its filter.
    if (key !== "list") pane.current?.focus({ preventScroll: true });
  }, [key]);
  useRefusalsUntilLeft(key);
  const keys = (event: KeyboardEvent): void => {
    // Menus and dialogs of the page lie outside it, and have keys of their own.
    if (!(event.target instanceof Node) || pane.current?.contains(event.target) !== true) return;
    const run = event.defaultPrevented || event.nativeEvent.isComposing ? null : answerTo(event);
    if (run === null) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };
  if (place === null) return null;
  return (
    // Its keys are pressed on what stands in the pane.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      ref={pane}
      className={classes(styles, "pane")}
      aria-label="Records"
      data-letters="own"
      tabIndex={-1}
      onKeyDown={keys}
    >
      <Head place={place} />
      {place.kind === "list" ? (
        <RecordList list={place.list} filter={place.filter} />
      ) : (
        <RecordView key={key} kind={place.kind} id={place.id} />
      )}
    </aside>
  );
}

function answerTo(event: KeyboardEvent): (() => void) | null {
  if (event.key === "Escape") return closePages;
  // With Alt the arrows move by words where there is text; elsewhere they do what they do in the window.
  const { target } = event;
  const isText = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  if (isText && target.value !== "") return null;
  if (matches("Alt+ArrowLeft", event)) return () => step(-1);
  return matches("Alt+ArrowRight", event) ? () => step(1) : null;
}

function Head({ place }: { place: Place }): ReactNode {
  const back = useStore(recordPages, () => canStep(-1));
  const forward = useStore(recordPages, () => canStep(1));
  return (
    <div className={classes(styles, "head")}>
      <IconButton
        label="Back"
        shortcut="Alt+←"
        icon={<ArrowLeft size={15} />}
        disabled={!back}
        onPress={() => step(-1)}
      />
      <IconButton
        label="Forward"
        shortcut="Alt+→"
        icon={<ArrowRight size={15} />}
        disabled={!forward}
        onPress={() => step(1)}
      />
      {place.kind === "list" ? (
        <h2>Records</h2>
      ) : (
        <button
          type="button"
          className={classes(styles, "link")}
          onClick={() => openList(listOf[place.kind])}
        >
          All {listLabels[listOf[place.kind]].toLowerCase()}
        </button>
      )}
      <span className={classes(styles, "space")} />
      <IconButton label="Close" shortcut="Esc" icon={<X size={16} />} onPress={closePages} />
    </div>
  );
}
