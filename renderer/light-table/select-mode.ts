import type { SelectMode } from "../state/selection.ts";

type Modifiers = {
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
};

/** What a click with these keys held does to the selection. */
export function clickMode({ shiftKey, ctrlKey, metaKey }: Modifiers): SelectMode {
  const ctrl = ctrlKey || metaKey;
  if (shiftKey) return ctrl ? "add-range" : "range";
  return ctrl ? "toggle" : "only";
}

/** What moving by keyboard does: with ctrl alone only the focus moves. */
export function moveMode({ shiftKey, ctrlKey, metaKey }: Modifiers): SelectMode {
  const ctrl = ctrlKey || metaKey;
  if (shiftKey) return ctrl ? "add-range" : "range";
  return ctrl ? "focus" : "only";
}
