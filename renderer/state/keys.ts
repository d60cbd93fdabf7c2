import type { ShellCommand } from "../../shared/shell-commands.ts";
import { actions, runAction } from "./actions.ts";
import { archiveState } from "./archive-state.ts";
import { isTyped, matches } from "./shortcuts.ts";
import { modalDialogs, viewState } from "./view.ts";

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
  else if (!isModal()) runAction(command);
}

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
  if (isModal() || inOverlay(event.target)) return;
  const writing = isWriting(event.target);
  for (const action of actions) {
    if (writing && ofText.has(action.id) && !leavesToArchive(action.id, event.target)) continue;
    const pressed = action.shortcuts.some(
      (shortcut) => matches(shortcut, event) && !(isTyped(shortcut) && inControl(event, writing)),
    );
    if (!pressed || !action.enabled()) continue;
    event.preventDefault();
    action.run();
    return;
  }
}

/** Whether a dialog has the whole window: what lies behind it waits, also for the menu. */
function isModal(): boolean {
  const { dialog } = viewState.getState();
  return dialog !== null && modalDialogs.has(dialog);
}

/** Letters belong to whoever is writing and to a sheet; Enter also to a button or a list. */
function inControl(event: KeyboardEvent, writing: boolean): boolean {
  if (
    writing ||
    (event.target instanceof Element && event.target.closest("[role=dialog]") !== null)
  )
    return true;
  const onEnter = event.key === "Enter" && event.target instanceof Element;
  return (
    onEnter &&
    event.target.closest(
      "button, a, [role=button], [role=option], [role=treeitem], [role=separator]",
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

function isWriting(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement)
    return !["range", "checkbox", "radio", "button"].includes(target.type);
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}
