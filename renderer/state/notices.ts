import { createStore } from "zustand/vanilla";
import type { Problem } from "../../shared/problem.ts";
import { ask, problemOf } from "../archive.ts";

/** Something the window tells once: an outcome, or a problem. */
export type WindowNotice = {
  readonly id: number;
  readonly text: string;
  /** The file or folder it is about. */
  readonly path: string | null;
  readonly tone: "done" | "problem";
  /** What can be done about it at once, such as undo. */
  readonly action: { readonly label: string; readonly run: () => void } | null;
  /** The change in the history that it tells of; null for anything else. */
  readonly change: number | null;
  /** What it says is true only until this is over; null when it stays true. */
  readonly until: Until | null;
  /** The field that could not take something, or what was tried and refused, until {@link endRefusal} is told of it; null for anything else. */
  readonly field: string | null;
};

/** The folder named by `path` is back; the missing files are; the damaged files are whole; something else is undone or done again; is edited; cannot be done. */
export type Until = "back" | "found" | "whole" | "replayed" | "edited" | "refused";

const KEPT = 4;
let lastId = 0;

export const noticesState = createStore<{ readonly notices: readonly WindowNotice[] }>(() => ({
  notices: [],
}));

/** Tells an outcome, e.g. the label a change came back with; `path` is the folder it is about. */
export function tell(
  text: string,
  action: WindowNotice["action"] = null,
  path: string | null = null,
): void {
  add({ text, path, tone: "done", action, change: null, until: null });
}

/**
 * Tells what a change did (the label it came back with), with a button that takes back this very change
 * as long as nothing else was changed after it. `change` is its key in the history; null when there is none.
 */
export function tellChange(
  text: string,
  change: number | null,
  until: "edited" | null = null,
): void {
  if (change === null) return tell(text);
  const undo = async (): Promise<void> => {
    const undone = await orTell(() => ask("history.undo", { change }));
    if (undone !== null) tellReplayed("Undone", undone.label ?? text);
  };
  add({
    text,
    path: null,
    tone: "done",
    action: { label: "Undo", run: () => void undo() },
    change,
    until,
  });
}

/** Tells an edit, whose outcome shows where it was made, in place of the one before: one edits field by field. */
export function tellEdit(text: string, change: number): void {
  withdraw(({ until }) => until === "edited");
  tellChange(text, change, "edited");
}

/** Tells that a change was undone or done again, in place of the one before. */
export function tellReplayed(
  how: "Undone" | "Done again",
  label: string,
  action: WindowNotice["action"] = null,
): void {
  withdraw(({ until }) => until === "replayed");
  add({
    text: `${how}: ${label}`,
    path: null,
    tone: "done",
    action,
    change: null,
    until: "replayed",
  });
}

/**
 * Follows the history, of which `last` is the key of the last change that is done, and `before` what that was: notices
 * of those that were undone go, and those of earlier ones lose their undo. A change may be told before the history that
 * has it comes here.
 */
export function followHistory(last: number | null, before: number | null): void {
  withdraw(({ change }) => change !== null && change > (last ?? 0) && change <= (before ?? 0));
  noticesState.setState(({ notices }) => ({
    notices: notices.map((notice) =>
      notice.change === null || notice.change >= (last ?? 0) ? notice : { ...notice, action: null },
    ),
  }));
}

/** Tells what went wrong and is being put right without the archivist; it stays until it is sent away. */
export function tellTrouble(text: string): void {
  add({ text, path: null, tone: "problem", action: null, change: null, until: null });
}

/** Tells what waits for the archivist, with the way there; it stays until it is gone after or sent away. */
export function tellToDo(text: string, action: NonNullable<WindowNotice["action"]>): void {
  add({ text, path: null, tone: "problem", action, change: null, until: null });
}

/** Tells that files are missing, until {@link endMissing} is told. */
export function tellMissing(text: string, action: NonNullable<WindowNotice["action"]>): void {
  add({ text, path: null, tone: "problem", action, change: null, until: "found" });
}

/** The files that were told to be missing are back, or their number is told anew. */
export function endMissing(): void {
  withdraw(({ until }) => until === "found");
}

/** Tells that files are damaged, until {@link endDamage} is told. */
export function tellDamage(text: string, action: NonNullable<WindowNotice["action"]>): void {
  endDamage();
  add({ text, path: null, tone: "problem", action, change: null, until: "whole" });
}

/** No file is damaged any more, or it is told anew which are. */
export function endDamage(): void {
  withdraw(({ until }) => until === "whole");
}

/** Tells that a folder is offline, in words, until {@link endOffline} is told of it; `action` where it can be decided. */
export function tellOffline(path: string, text: string, action: WindowNotice["action"]): void {
  endOffline(path);
  add({ text, path, tone: "problem", action, change: null, until: "back" });
}

/** The folder is back. */
export function endOffline(folder: string): void {
  withdraw(({ until, path }) => until === "back" && path === folder);
}

/** Takes away what was told of an archive that is left. */
export function dropNotices(): void {
  withdraw(() => true);
}

/**
 * Tells a problem, in its own words; one that is about no file, or that the archive cannot be changed, takes the place of the
 * one before. Where `tried` names what was refused, trying that again ends it: {@link endRefusal}.
 */
export function tellProblem(problem: Problem, tried: string | null = null): void {
  const { kind, message } = problem;
  const path = problem.path ?? null;
  const until = path === null || kind === "read-only" ? "refused" : null;
  if (until !== null) withdraw((notice) => notice.until === until);
  add({ text: message, path, tone: "problem", action: null, change: null, until, field: tried });
}

/**
 * Tells what a field could not take, by any name that is its own, in place of what was told of it before;
 * `action` leads there. It is over once the field is mended, shown again, or left for good: {@link endRefusal}.
 */
export function tellRefusal(
  field: string,
  text: string,
  action: WindowNotice["action"] = null,
): void {
  endRefusal(field);
  add({ text, path: null, tone: "problem", action, change: null, until: null, field });
}

/** What a field could not take, or what was refused, is over. */
export function endRefusal(field: string): void {
  if (noticesState.getState().notices.some((notice) => notice.field === field))
    withdraw((notice) => notice.field === field);
}

/** Runs something that asks the engine; a failure is told instead of thrown. Null then. */
export async function orTell<Result>(work: () => Promise<Result>): Promise<Result | null> {
  try {
    return await work();
  } catch (thrown) {
    tellProblem(problemOf(thrown));
    return null;
  }
}

/**
 * The same for what the window asks of its own accord, such as a list kept up to date: that the archive
 * was closed over it is no news, for another one is shown next, or none. Answers whether it was done.
 */
export async function orTellUnlessClosed(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (thrown) {
    const problem = problemOf(thrown);
    if (problem.kind !== "closed") tellProblem(problem);
    return false;
  }
}

export function dismiss(id: number): void {
  withdraw((notice) => notice.id === id);
}

function withdraw(isOver: (notice: WindowNotice) => boolean): void {
  noticesState.setState(({ notices }) => ({
    notices: notices.filter((notice) => !isOver(notice)),
  }));
}

type Told = Omit<WindowNotice, "id" | "field"> & Partial<Pick<WindowNotice, "field">>;

function add(notice: Told): void {
  noticesState.setState(({ notices }) => ({
    notices: [
      ...notices.filter(({ text, path }) => text !== notice.text || path !== notice.path),
      { field: null, ...notice, id: ++lastId },
    ].slice(-KEPT),
  }));
}
