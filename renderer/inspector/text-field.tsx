import type { KeyboardEvent, ReactNode } from "react";
import { useEffect, useId, useRef } from "react";
import { useStore } from "zustand";
import { archiveState, isWritable } from "../state/archive-state.ts";
import type { Draft, TextTarget } from "./drafts.ts";
import {
  draftKey,
  discardDraft,
  draftsState,
  dropDraft,
  dropSavedDraft,
  savedBy,
  saveDraft,
  typeDraft,
} from "./drafts.ts";
import { languageName } from "./languages.ts";
import { focusPictures } from "../state/focus-pictures.ts";
import { classes } from "../ui/classes.ts";
import styles from "./inspector.module.css";

export type TextFieldProps = {
  readonly name: string;
  readonly target: TextTarget;
  /** What the archive has. */
  readonly text: string;
  /** Anything that is new whenever `text` was read anew. */
  readonly version: unknown;
  readonly look: "caption" | "reading" | "plain";
  /** Enter saves instead of starting a line. */
  readonly oneLine?: boolean;
  readonly placeholder?: string;
};

/**
 * A text edited in place. Saved when it is left, when another still is selected, and by Ctrl+Enter;
 * Escape brings back what the archive has, and can be taken back. A text that could not be saved stays, and says so.
 */
export function TextField(props: TextFieldProps): ReactNode {
  const { target, text, look } = props;
  const key = draftKey(target);
  const draft = useStore(draftsState, ({ drafts }) => drafts.get(key));
  const writable = useStore(archiveState, isWritable);
  const problemId = useId();
  const failed = draft?.state === "failed";
  const area = useRef<HTMLTextAreaElement>(null);
  useSavedWhenLeft(props, key);
  const saved = draft?.saved ?? null;
  useEffect(() => {
    if (area.current?.value === saved) forgetTyping(area.current);
  }, [saved]);
  return (
    <>
      <textarea
        ref={area}
        rows={1}
        className={classes(styles, look)}
        aria-label={props.name}
        aria-invalid={failed}
        aria-describedby={failed ? problemId : undefined}
        lang={target.language === "x-default" ? undefined : target.language}
        dir="auto"
        spellCheck
        data-field={target.field}
        data-one-line={props.oneLine === true}
        data-dirty={isUnsaved(draft)}
        readOnly={!writable}
        placeholder={props.placeholder ?? ""}
        value={draft?.text ?? text}
        onChange={({ target: { value } }) => typeDraft(key, value, text)}
        onBlur={(event) => {
          if (!keepsDraft(event.relatedTarget)) void saveDraft(target, text);
        }}
        onKeyDown={(event) => answerKey(event, props)}
      />
      {failed && (
        <p className={classes(styles, "failed")} id={problemId} role="alert">
          Not saved: {draft.problem?.message}{" "}
          <button type="button" onClick={() => void saveDraft(target, text)}>
            Try again
          </button>{" "}
          <button type="button" onClick={() => dropDraft(key)}>
            Discard
          </button>
        </p>
      )}
    </>
  );
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
function useSavedWhenLeft({ target, text, version }: TextFieldProps, key: string): void {
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

function answerKey(event: KeyboardEvent<HTMLTextAreaElement>, props: TextFieldProps): void {
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
    focusPictures();
  }
}

/** What the line of the label says of a text. */
export function textNote(text: string, language: string | null): string {
  if (text !== "") return "";
  return language === null || language === "x-default"
    ? "missing"
    : `${languageName(language)} missing`;
}

/** How long an alt text is against the 250 characters of the IPTC standard (AltTextAccessibility), by code points. */
export function altTextCount(text: string): { readonly words: string; readonly over: boolean } {
  const length = Array.from(text).length;
  return { words: `${String(length)} of 250`, over: length > 250 };
}
