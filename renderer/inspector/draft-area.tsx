import type { KeyboardEvent, ReactNode, UIEvent } from "react";
import { useEffect, useId, useRef } from "react";
import { useStore } from "zustand";
import type { MatchPlace } from "../../shared/contract/search.ts";
import { codeClosedAt, type CastCode } from "../../shared/cast-code.ts";
import { MarksOver } from "../matches/marked.tsx";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { classes } from "../ui/classes.ts";
import type { Draft, DraftTarget } from "./drafts.ts";
import {
  discardDraft,
  draftsState,
  dropDraft,
  dropSavedDraft,
  isOvertaken,
  saveDraft,
  savedBy,
  typeDraft,
} from "./drafts.ts";
import styles from "./inspector.module.css";
import { Quoted } from "./quoted.tsx";

export type DraftAreaProps = {
  readonly name: string;
  readonly target: DraftTarget;
  /** What the archive has. */
  readonly text: string;
  /** Anything that is new whenever `text` was read anew. */
  readonly version: unknown;
  readonly look: "caption" | "reading" | "plain";
  /** Which field it is, for whoever leads the keyboard there. */
  readonly field: string;
  /** A BCP 47 tag; null where it is not stated. */
  readonly language: string | null;
  readonly fixed?: boolean;
  /** Has the keyboard as soon as it is there. */
  readonly autoFocus?: boolean;
  /** Enter saves instead of starting a line. */
  readonly oneLine?: boolean;
  readonly placeholder?: string;
  /** What codes stand for: one is replaced as its closing sign is typed. */
  readonly codes?: readonly CastCode[];
  /** Where the search looks for words of it; left out of what is not searched. */
  readonly searched?: MatchPlace;
  /** Escape gives the keyboard away. */
  readonly onLeave: () => void;
};

/**
 * A text edited in place. Saved when it is left, when another text is turned to, and by Ctrl+Enter;
 * Escape brings back what the archive has, and can be taken back. A text that could not be saved stays, and says so.
 */
export function DraftArea(props: DraftAreaProps): ReactNode {
  const { target, text, look, fixed = false } = props;
  const { key } = target;
  const draft = useStore(draftsState, ({ drafts }) => drafts.get(key));
  const writable = useStore(archiveState, isWritable);
  const problemId = useId();
  const failed = draft?.state === "failed";
  const area = useRef<HTMLTextAreaElement>(null);
  useSavedWhenLeft(props);
  useEffect(() => {
    // One comes back to see what is wrong with it.
    if (draftsState.getState().drafts.get(key)?.state === "failed")
      area.current?.scrollIntoView({ block: "nearest" });
  }, [key]);
  const { autoFocus = false } = props;
  useEffect(() => {
    if (autoFocus) area.current?.focus();
  }, [autoFocus]);
  const saved = draft?.saved ?? null;
  useEffect(() => {
    if (area.current?.value === saved) forgetTyping(area.current);
  }, [saved]);
  const shown = draft?.text ?? text;
  const textarea = (
    <textarea
      ref={area}
      rows={1}
      className={classes(styles, look, fixed && "fixed")}
      aria-label={props.name}
      aria-invalid={failed}
      aria-describedby={failed ? problemId : undefined}
      lang={props.language ?? undefined}
      dir="auto"
      spellCheck={!fixed}
      data-field={props.field}
      data-one-line={props.oneLine === true}
      data-dirty={isUnsaved(draft)}
      readOnly={!writable}
      placeholder={props.placeholder ?? ""}
      value={shown}
      onChange={({ target: { value }, nativeEvent }) => {
        typeDraft(key, value, text);
        if (area.current !== null && isTyping(nativeEvent))
          replaceCode(area.current, props.codes ?? []);
      }}
      onBlur={(event) => {
        if (!keepsDraft(event.relatedTarget)) void saveDraft(target, text);
      }}
      onKeyDown={(event) => answerKey(event, props)}
    />
  );
  return (
    <>
      {props.searched === undefined || fixed ? (
        textarea
      ) : (
        <div className={classes(styles, "marked")} onScrollCapture={scrollMarks}>
          {textarea}
          <MarksOver
            text={{ in: props.searched, text: shown, id: null }}
            look={classes(styles, look)}
          />
        </div>
      )}
      {draft !== undefined && target.overtaking !== undefined && isOvertaken(draft, text) && (
        <div className={classes(styles, "overtaken")} role="status">
          <p>
            {text === ""
              ? "The file’s text was removed meanwhile."
              : "The file’s text has changed meanwhile:"}
          </p>
          {text !== "" && <Quoted value={text} others={[draft.text]} />}
          <p>{target.overtaking}</p>
        </div>
      )}
      {failed && (
        <p className={classes(styles, "failed")} id={problemId} role="alert">
          {draft.problem?.kind === "invalid" ? "" : "Not saved: "}
          {draft.problem?.message}{" "}
          {draft.problem?.kind !== "invalid" && (
            <button type="button" onClick={() => void saveDraft(target, text)}>
              Try again
            </button>
          )}{" "}
          <button type="button" onClick={() => dropDraft(key)}>
            Discard
          </button>
        </p>
      )}
    </>
  );
}

/** The marks lie on their words wherever the text is scrolled to. */
function scrollMarks({ target, currentTarget }: UIEvent<HTMLElement>): void {
  const marks = currentTarget.querySelector("[data-marks]");
  if (marks !== null && target instanceof HTMLTextAreaElement) marks.scrollTop = target.scrollTop;
}

/** Whether letters come one by one: what is pasted or undone is as it is. */
function isTyping(event: Event): boolean {
  return event instanceof InputEvent && event.inputType === "insertText" && !event.isComposing;
}

/** As if the words had been typed over the code: the browser's own undo brings it back. */
function replaceCode(area: HTMLTextAreaElement, codes: readonly CastCode[]): void {
  const closed = codeClosedAt(area.value, area.selectionEnd, codes);
  if (closed === null) return;
  queueMicrotask(() => {
    area.setSelectionRange(closed.from, closed.to);
    document.execCommand("insertText", false, closed.words);
  });
}

function isUnsaved(draft: Draft | undefined): draft is Draft {
  return draft?.state === "editing" || draft?.state === "failed";
}

/**
 * What is saved is undone in the archive. The browser forgets the letters it was typed with when the
 * text is set anew, or else its own undo would go back beyond what was saved.
 */
function forgetTyping(area: HTMLTextAreaElement): void {
  const { value, selectionStart, selectionEnd } = area;
  area.value = "";
  area.value = value;
  area.setSelectionRange(selectionStart, selectionEnd);
}

/** Choosing how a text is written is part of writing it: going there does not save it yet. */
function keepsDraft(next: EventTarget | null): boolean {
  return next instanceof HTMLElement && next.dataset["keepsDraft"] !== undefined;
}

/** Saves the draft of a target when the field turns to another one, is taken away, or the window closes. */
function useSavedWhenLeft({ target, text, version }: DraftAreaProps): void {
  const { key } = target;
  const latest = useRef({ target, text });
  useEffect(() => dropSavedDraft(key, text), [key, text, version]);
  useEffect(() => {
    const save = (): Promise<void> => saveDraft(latest.current.target, latest.current.text);
    const stop = savedBy(key, save); // the window asks for it before it closes
    return () => {
      stop();
      void save();
    };
  }, [key]);
  // After the effect above, so that its cleanup still finds the target that is being left.
  useEffect(() => {
    latest.current = { target, text };
  });
}

function answerKey(event: KeyboardEvent<HTMLTextAreaElement>, props: DraftAreaProps): void {
  // Enter and Escape belong to the input method while it composes.
  if (event.nativeEvent.isComposing) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey || props.oneLine === true)) {
    event.preventDefault();
    event.stopPropagation();
    void saveDraft(props.target, props.text);
  }
  if (event.key === "Escape") {
    event.stopPropagation();
    discardDraft(props.target, props.text);
    props.onLeave();
  }
}
