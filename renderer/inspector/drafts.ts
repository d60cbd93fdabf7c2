import { createStore } from "zustand/vanilla";
import type { Problem } from "../../shared/problem.ts";
import { problemOf } from "../archive.ts";
import { archiveState } from "../state/archive-state.ts";
import { endRefusal, tell, tellRefusal } from "../state/notices.ts";

/** Where a text goes when it is saved. */
export type DraftTarget = {
  /** The name its draft is kept under: {@link draftKey}. */
  readonly key: string;
  /** What the text is, as its label says it. */
  readonly name: string;
  /** What it is a text of, where the field is not the only one of its name: "scene “Hatching eggs”". */
  readonly of?: string;
  /** Leads to the field from anywhere. */
  readonly show?: () => void;
  /** What is wrong with a text, in words: it is not saved then. Null when nothing is. */
  readonly complaint?: (text: string) => string | null;
  /**
   * Puts it into the archive, and tells of it where it does not show. Rejects when it cannot; answers "left"
   * where the archivist was shown what it would do, and left it. `begunOn` stood there when it was begun.
   */
  readonly write: (text: string, begunOn: string) => Promise<"left" | undefined>;
  /** Where other programs write it too: what becomes of their text when this one is saved, in words. */
  readonly overtaking?: string;
};

/**
 * A text that is being typed. It outlives the field it is typed in: one that could not be saved waits
 * here until its still is looked at again. "saved" ones are shown until the engine's answer is there.
 */
export type Draft = {
  readonly text: string;
  /** What the archive had when it was begun. */
  readonly begunOn: string;
  readonly state: "editing" | "saving" | "saved" | "failed";
  /** What was handed in last: the archive has it, though what was read of the still may be older. */
  readonly saved: string | null;
  readonly problem: Problem | null;
};

export const draftsState = createStore<{ readonly drafts: ReadonlyMap<string, Draft> }>(() => ({
  drafts: new Map(),
}));

/** The name under which a draft is kept: keys of stills and records mean something in one archive only. */
export function draftKey(...of: readonly string[]): string {
  const archive = archiveState.getState().archive?.catalog?.path ?? "";
  return [archive, ...of].join("|");
}

function draftOf(key: string): Draft | undefined {
  return draftsState.getState().drafts.get(key);
}

/** Takes what was typed in a field; typed back to what the archive has, it is no draft any more. */
export function typeDraft(key: string, text: string, present: string): void {
  const { saved = null, begunOn = present } = draftOf(key) ?? {};
  if (text === (saved ?? present))
    put(key, saved === null ? null : { text, begunOn, state: "saved", saved, problem: null });
  else put(key, { text, begunOn, state: "editing", saved, problem: null });
}

/** Whether the archive has come to have another text than the one a draft was begun on. */
export function isOvertaken({ begunOn, state, saved }: Draft, present: string): boolean {
  return (state === "editing" || state === "failed") && saved === null && begunOn !== present;
}

/** The fields that are shown, by the keys of their drafts: each saves what is typed in it. */
const savers = new Map<string, () => Promise<void>>();

/** What drafts were last to be saved as: says what a text is whose field is not shown any more. */
const targets = new Map<string, DraftTarget>();

/** Says how the draft of a field is saved while it is shown. Returns the way to stop. */
export function savedBy(key: string, save: () => Promise<void>): () => void {
  savers.set(key, save);
  endRefusal(key); // it is said beside the field
  return () => {
    if (savers.get(key) === save) savers.delete(key);
  };
}

/** Fields that are written as a whole, with no draft: each saves what it holds, and answers how it is called where it cannot. */
const holders = new Set<() => Promise<string | null>>();

/** Says how a field without a draft saves what it holds when the window closes. Returns the way to stop. */
export function savedAtClosing(save: () => Promise<string | null>): () => void {
  holders.add(save);
  return () => void holders.delete(save);
}

/**
 * Saves whatever is being written, and answers which texts are not in the archive after that, by their fields.
 * Of one whose field is not shown a notice leads there.
 */
export async function saveAllDrafts(): Promise<readonly string[]> {
  const held = await Promise.all([...holders].map((save) => save()));
  await Promise.all([...savers.values()].map((save) => save()));
  while (isSaving()) await nextChange();
  const unsaved = [...draftsState.getState().drafts].filter(([, { state }]) => state !== "saved");
  const drafted = unsaved.map(([key, { problem }]) => {
    const target = targets.get(key);
    if (target === undefined) return "A text";
    tellUnlessShown(target, problem);
    return inWords(target);
  });
  return [...held.filter((name) => name !== null), ...drafted];
}

/** Which text it is: "Year of film “Dust”". */
function inWords({ name, of }: DraftTarget): string {
  return of === undefined ? name : `${name} of ${of}`;
}

/** A text that could not be saved says so beside its field; where that is not shown, a notice leads there. */
function tellUnlessShown(target: DraftTarget, problem: Problem | null): void {
  const { key, show } = target;
  // In another archive the way there would lead to another record.
  const isOfThis = key.startsWith(draftKey(""));
  if (savers.has(key) || problem === null || !isOfThis) return;
  const action = show === undefined ? null : { label: "Show it", run: show };
  tellRefusal(key, `Not saved: ${inWords(target)}. ${problem.message}`, action);
}

function isSaving(): boolean {
  return [...draftsState.getState().drafts.values()].some(({ state }) => state === "saving");
}

/** Resolves when a draft is not being saved (any more). */
export async function whenSaved(key: string): Promise<void> {
  while (draftOf(key)?.state === "saving") await nextChange();
}

function nextChange(): Promise<void> {
  return new Promise((resolve) => {
    const stop = draftsState.subscribe(() => {
      stop();
      resolve();
    });
  });
}

export function dropDraft(key: string): void {
  put(key, null);
}

/** Goes back to what the archive has; what was typed can be brought back, which also saves it. */
export function discardDraft(target: DraftTarget, present: string): void {
  const { key } = target;
  const draft = draftOf(key);
  dropDraft(key);
  if (draft === undefined || (draft.state !== "editing" && draft.state !== "failed")) return;
  const bringBack = (): void => {
    put(key, { ...draft, state: "editing", saved: null, problem: null });
    void saveDraft(target, present);
  };
  tell(`Discarded what was typed as ${target.name.toLowerCase()}`, {
    label: "Bring back",
    run: bringBack,
  });
}

/** Forgets what is safely in the archive, whose `present` text was read just now. */
export function dropSavedDraft(key: string, present: string): void {
  const draft = draftOf(key);
  if (draft === undefined) return;
  if (draft.state === "saved" || draft.text === present) put(key, null);
  else if (draft.state === "editing" && draft.saved !== null)
    put(key, { ...draft, saved: null, begunOn: present });
}

/**
 * Saves what was typed for a target, if it differs from `present`. Of a failure the draft stays as "failed",
 * which is told where its field is not shown. What is typed while it is being saved stays a draft of its own.
 */
export async function saveDraft(target: DraftTarget, present: string): Promise<void> {
  const { key } = target;
  const draft = draftOf(key);
  if (draft === undefined || draft.state === "saving" || draft.state === "saved") return;
  if (draft.text === (draft.saved ?? present)) return put(key, null);
  targets.set(key, target);
  const complaint = target.complaint?.(draft.text) ?? null;
  if (complaint !== null) {
    const problem: Problem = { kind: "invalid", message: complaint };
    put(key, { ...draft, state: "failed", problem });
    return tellUnlessShown(target, problem);
  }
  put(key, { ...draft, state: "saving", saved: draft.text });
  const { begunOn } = draft;
  const settle = (settled: Pick<Draft, "state" | "saved" | "problem" | "begunOn">): void => {
    const now = draftOf(key);
    if (now === undefined) return;
    const { saved, begunOn: on } = settled;
    put(key, now.text === draft.text ? { ...now, ...settled } : { ...now, saved, begunOn: on });
  };
  try {
    if ((await target.write(draft.text, begunOn)) === "left")
      settle({ state: "failed", saved: draft.saved, begunOn, problem: LEFT });
    else settle({ state: "saved", saved: draft.text, begunOn: draft.text, problem: null });
  } catch (thrown) {
    const problem = problemOf(thrown);
    settle({ state: "failed", saved: draft.saved, begunOn, problem });
    tellUnlessShown(target, problem);
  }
}

const LEFT: Problem = {
  kind: "changed",
  message: "the stills have what they had. What you typed stays here.",
};

function put(key: string, draft: Draft | null): void {
  if (draft?.state !== "failed") endRefusal(key);
  if (draft === null) targets.delete(key);
  draftsState.setState(({ drafts }) => {
    const next = new Map(drafts);
    if (draft === null) next.delete(key);
    else next.set(key, draft);
    return { drafts: next };
  });
}
