import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { archiveState, isOpen, isWritable } from "../state/archive-state.ts";
import { cardAt, cardsState } from "../state/cards.ts";
import { searchState } from "../state/search.ts";
import { selectedCount, selectedState } from "../state/selected.ts";
import { viewState } from "../state/view.ts";
import { isPainting, paintingState } from "../tagging/painting.ts";
import type { Moment } from "./keys-of.ts";

/** What the archivist is at just now. */
export function useMoment(): Moment {
  const open = useStore(archiveState, isOpen);
  const writable = useStore(archiveState, isWritable);
  const { mode, enlarged } = useStore(viewState);
  const total = useStore(searchState, (search) => search.total);
  const selected = useStore(selectedState, selectedCount);
  const focus = useStore(selectedState, ({ selection }) => selection.focus) ?? 0;
  const pictured = useStore(cardsState, (cards) => cardAt(cards, focus)?.thumbnail !== "failed");
  const painting = useStore(paintingState, isPainting);
  const written = useWritten();
  if (!open) return "closed";
  if (written === "filter" || (written !== null && writable)) return written;
  if (mode === "loupe")
    return !pictured ? "loupe-without-picture" : enlarged ? "enlarged" : "loupe";
  if (mode === "captions") return "desk";
  if (total === 0) return "empty";
  if (painting) return "painting";
  if (selected === 0) return "unselected";
  return writable ? "selected" : "reading";
}

type Written = Extract<
  Moment,
  "text" | "line" | "desk-text" | "names" | "names-of-dialog" | "name" | "filter" | "region"
> | null;

/** What kind of field has the keyboard, or that a region has it; null when it is none of these. */
function useWritten(): Written {
  const [written, setWritten] = useState<Written>(null);
  useEffect(() => {
    const look = (): void => setWritten(writtenIn(document.activeElement));
    // Between two fields nothing has the keyboard for a moment, which is not worth a change.
    const lookLater = (): void => void setTimeout(look);
    document.addEventListener("focusin", look);
    document.addEventListener("focusout", lookLater);
    return () => {
      document.removeEventListener("focusin", look);
      document.removeEventListener("focusout", lookLater);
    };
  }, []);
  return written;
}

function writtenIn(element: Element | null): Written {
  if (element instanceof HTMLTextAreaElement && element.dataset["field"] !== undefined) {
    if (element.closest("[data-desk]") !== null) return "desk-text";
    return element.dataset["oneLine"] === "true" ? "line" : "text";
  }
  if (element instanceof HTMLElement && element.dataset["label"] !== undefined) return "region";
  if (!(element instanceof HTMLInputElement)) return null;
  if (element.dataset["filter"] !== undefined) return "filter";
  if (element.dataset["names"] === undefined) return null;
  if (element.dataset["names"] !== "goesOn") return "name";
  return element.closest("[role=dialog]") === null ? "names" : "names-of-dialog";
}
