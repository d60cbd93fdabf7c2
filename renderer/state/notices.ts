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
  /** The change in the history that the action takes back; null for any other action. */
  readonly change: number | null;
};

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
  add({ text, path, tone: "done", action, change: null });
}

/**
 * Tells what a change did, in the past tense, with a button that takes back this very change as long
 * as nothing else was changed after it. `change` is its key in the history; null when there is none.
 */
export function tellChange(text: string, change: number | null): void {
  if (change === null) return tell(text);
  const undo = async (): Promise<void> => {
    const undone = await orTell(() => ask("history.undo", { change }));
    if (undone !== null) tell(`Undone: ${text}`);
  };
  add({
    text,
    path: null,
    tone: "done",
    action: { label: "Undo", run: () => void undo() },
    change,
  });
}

/** Takes the undo from notices of changes that are not the last one any more; `last` is its key. */
export function retireUndos(last: number | null): void {
  noticesState.setState(({ notices }) => ({
    notices: notices.map((notice) =>
      notice.change === null || notice.change === last
        ? notice
        : { ...notice, action: null, change: null },
    ),
  }));
}

/** Tells a problem, in its own words. */
export function tellProblem(problem: Problem): void {
  add({
    text: problem.message,
    path: problem.path ?? null,
    tone: "problem",
    action: null,
    change: null,
  });
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
 * was closed over it is no news, for another one is shown next, or none.
 */
export async function orTellUnlessClosed(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    const problem = problemOf(thrown);
    if (problem.kind !== "closed") tellProblem(problem);
  }
}

export function dismiss(id: number): void {
  noticesState.setState(({ notices }) => ({
    notices: notices.filter((notice) => notice.id !== id),
  }));
}

function add(notice: Omit<WindowNotice, "id">): void {
  noticesState.setState(({ notices }) => ({
    notices: [
      ...notices.filter(({ text, path }) => text !== notice.text || path !== notice.path),
      { ...notice, id: ++lastId },
    ].slice(-KEPT),
  }));
}
