import { createStore } from "zustand/vanilla";
import type { Stills } from "../../shared/contract/schemas.ts";
import type { BatchChange, ChangedTags } from "../../shared/contract/stills.ts";
import type { TagField } from "../../shared/tag.ts";
import { closeDialog, openDialog, viewState } from "../state/view.ts";

/** What is looked over before it is done to many stills: a change, or one that is still to be chosen for a field. */
export type BatchQuestion = {
  readonly stills: Stills;
  readonly count: number;
  readonly about: { readonly change: BatchChange } | { readonly replace: TagField };
};

type Batch = {
  readonly question: BatchQuestion | null;
  readonly answer: (done: ChangedTags | null) => void;
};

const nothing: Batch = { question: null, answer: () => undefined };

export const batchState = createStore<Batch>(() => nothing);

/** Shows what would be done; answers what was done, or null where the archivist left it. */
export function lookOver(question: BatchQuestion): Promise<ChangedTags | null> {
  settleBatch(null);
  return new Promise((resolve) => {
    openDialog("batch");
    // Another dialog in its place, or Escape, is a no.
    const stop = viewState.subscribe(({ dialog }) => {
      if (dialog !== "batch") answer(null);
    });
    const answer = (done: ChangedTags | null): void => {
      stop();
      batchState.setState(nothing);
      resolve(done);
    };
    batchState.setState({ question, answer });
  });
}

/** Ends looking over, with what was done. */
export function settleBatch(done: ChangedTags | null): void {
  const { question, answer } = batchState.getState();
  if (question === null) return;
  answer(done);
  if (viewState.getState().dialog === "batch") closeDialog();
}

/** From now on nothing is looked over: it is left. Returns the way to stop. */
export function leaveBatches(): () => void {
  settleBatch(null);
  return batchState.subscribe(({ question }) => {
    if (question !== null) settleBatch(null);
  });
}
