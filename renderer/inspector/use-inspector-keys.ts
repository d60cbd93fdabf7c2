import { useEffect } from "react";
import { viewState } from "../state/view.ts";
import { focusTagField } from "./any-tag-field.tsx";

/** The keys of the inspector while nothing is being written: T to tag, C to caption. */
export function useInspectorKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (
        event.defaultPrevented ||
        event.isComposing ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey
      )
        return;
      if (viewState.getState().dialog !== null || isWriting(event.target)) return;
      const key = event.key.toLowerCase();
      if ((key === "t" && focusTagField()) || (key === "c" && focusCaption()))
        event.preventDefault();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}

function focusCaption(): boolean {
  const field = document.querySelector<HTMLTextAreaElement>('textarea[data-field="caption"]');
  field?.focus();
  return field !== null;
}

function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return (
    target.closest("input, textarea, select, [role=menu], [role=listbox], [role=dialog]") !== null
  );
}
