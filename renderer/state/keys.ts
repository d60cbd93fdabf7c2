import type { ShellCommand } from "../../shared/shell-commands.ts";
import { actions, runAction } from "./actions.ts";
import { archiveState } from "./archive-state.ts";
import { isWriting } from "./is-writing.ts";
import { tell } from "./notices.ts";
import { tellReadOnly } from "./read-only.ts";
import { selectedState, stillsOf } from "./selected.ts";
import { isTyped, matches } from "./shortcuts.ts";
import { tagWithCast } from "../tagging/main-cast.ts";
import { modalDialogs, reviewDialogs, viewState } from "./view.ts";

/** Answers the menu and the keyboard with the list of actions. Returns the way to stop. */
export function followKeys(): () => void {
  const stop = window.stillroom.onCommand(onCommand);
  window.addEventListener("keydown", onKeyDown);
  return () => {
    stop();
    window.removeEventListener("keydown", onKeyDown);
  };
}

function onCommand(command: ShellCommand): void {
  // While one writes, the menu's Undo and Select all are about the text, as everywhere else.
  const words = textCommands[command];
  const { activeElement } = document;
  if (words !== undefined && isWriting(activeElement) && !leavesToArchive(command, activeElement))
    document.execCommand(words);
  else if (!isModal() || isOfReview(command)) runAction(command);
}

/** What is decided in a review can be taken back there, wherever the keyboard is, also after the last. */
function isOfReview(command: string): boolean {
  const { dialog } = viewState.getState();
  return dialog !== null && reviewDialogs.has(dialog) && ofHistory.has(command);
}

const ofHistory: ReadonlySet<string> = new Set(["edit.undo", "edit.redo"]);

const textCommands: Readonly<Partial<Record<ShellCommand, string>>> = {
  "edit.undo": "undo",
  "edit.redo": "redo",
  "edit.selectAll": "selectAll",
};
const ofText: ReadonlySet<string> = new Set(Object.keys(textCommands));

/**
 * Whether undo and redo in a field are about the archive: all that was typed in it is saved, so the
 * last change is one of the archive, and taking letters back would only be a further one.
 */
function leavesToArchive(command: string, field: EventTarget | null): boolean {
  if (!(field instanceof HTMLElement) || field.dataset["dirty"] !== "false") return false;
  const { redo } = archiveState.getState().history;
  return command === "edit.undo" || (command === "edit.redo" && redo !== null);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const covered = isModal() || inOverlay(event.target);
  const writing = isWriting(event.target);
  const place = castPlace(event);
  if (place !== null && !covered && !inControl(event, writing)) {
    event.preventDefault();
    if (stillsOf(selectedState.getState()) === null) tellNothingSelected();
    else if (!tellReadOnly()) void tagWithCast(place);
    return;
  }
  let isForStills = false;
  for (const action of actions) {
    if (covered && !isOfReview(action.id)) continue;
    if (writing && ofText.has(action.id) && !leavesToArchive(action.id, event.target)) continue;
    const pressed = action.shortcuts.some(
      (shortcut) => matches(shortcut, event) && !(isTyped(shortcut) && inControl(event, writing)),
    );
    if (!pressed) continue;
    if (!action.enabled()) {
      isForStills ||= action.needsStills;
      continue;
    }
    event.preventDefault();
    action.run();
    return;
  }
  if (isForStills) tellNothingSelected();
}

/** A key that waits for stills says so, rather than nothing. */
function tellNothingSelected(): void {
  const { result, selection } = selectedState.getState();
  if (result === null || selection.total === 0) return;
  tell(
    selection.chosen.length === 0
      ? "Nothing is selected. Click a still or press Space on it, or Ctrl+A for all."
      : "This is for one still alone. Select only one.",
  );
}

/** The place in the cast that a number key stands for; by where the key is, for not every keyboard writes numbers there. */
function castPlace({ code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): number | null {
  const digit = /^(?:Digit|Numpad)(?<digit>[1-9])$/u.exec(code)?.groups?.["digit"];
  return digit === undefined || ctrlKey || metaKey || altKey || shiftKey ? null : Number(digit);
}

/** Whether a dialog has the whole window: what lies behind it waits, also for the menu. */
function isModal(): boolean {
  const { dialog } = viewState.getState();
  return dialog !== null && modalDialogs.has(dialog);
}

/** Letters belong to whoever is writing, to a list that is chosen from, to a sheet and to a page; Enter also to a button, a part that opens, or a list. */
function inControl(event: KeyboardEvent, writing: boolean): boolean {
  if (
    writing ||
    event.target instanceof HTMLSelectElement ||
    (event.target instanceof Element &&
      event.target.closest("[role=dialog], [data-letters=own]") !== null)
  )
    return true;
  const onEnter = event.key === "Enter" && event.target instanceof Element;
  return (
    onEnter &&
    event.target.closest(
      "button, a, summary, [role=button], [role=option], [role=treeitem], [role=separator]",
    ) !== null
  );
}

/** Menus and dialogs answer their own keys. */
function inOverlay(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest("[role=menu], [role=listbox], [role=dialog]:not([aria-modal=false])") !== null
  );
}
