import type { KeyboardEvent, ReactNode } from "react";
import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import type { FileAnswer, FileQuestion } from "../../shared/file-questions.ts";
import { ask } from "../archive.ts";
import near from "../near-duplicates/near-duplicates.module.css";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { orTell, tellChange } from "../state/notices.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Kbd } from "../ui/kbd.tsx";
import { FilesTable } from "./files-table.tsx";
import { answersTo, assumed, happened } from "./question-words.ts";
import styles from "./questions.module.css";

type QuestionReviewProps = {
  readonly question: FileQuestion;
  /** To the next question (1) or the one before (-1). */
  readonly onStep: (by: number) => void;
};

/** One question: what happened, what was assumed, the two files side by side, and the answers. */
export function QuestionReview({ question, onStep }: QuestionReviewProps): ReactNode {
  const writable = useStore(archiveState, isWritable);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus({ preventScroll: true }), []);
  const answers = answersTo(question);
  const keys = (event: KeyboardEvent): void => {
    const chosen = answers[Number(event.key) - 1];
    const run = keyFor(event, {
      step: onStep,
      answer: chosen === undefined || !writable ? null : () => void give(question, chosen[0]),
    });
    if (run === null) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };
  return (
    <div
      ref={box}
      className={classes(near, "group-review")}
      role="group"
      aria-label="What happened, and the files side by side"
      tabIndex={-1}
      onKeyDown={keys}
    >
      <p className={classes(styles, "happened")}>{happened(question)}</p>
      <p className={classes(near, "certainty")}>
        {assumed(question)} Nothing on disk is changed, whatever you answer.
      </p>
      <FilesTable question={question} />
      <div className={classes(near, "actions")}>
        <span className={classes(near, "keys")} aria-hidden>
          <Kbd>↑</Kbd> <Kbd>↓</Kbd> question <Kbd>Ctrl+Z</Kbd> undo
        </span>
        <div className={classes(styles, "answers")}>
          {answers.map(([answer, label], index) => (
            <Button
              key={answer}
              tone={answer === "stay" ? "primary" : "framed"}
              disabled={!writable}
              onPress={() => void give(question, answer)}
            >
              {label} <Kbd>{String(index + 1)}</Kbd>
            </Button>
          ))}
        </div>
      </div>
    </div>
  );
}

type Hands = { readonly step: (by: number) => void; readonly answer: (() => void) | null };

function keyFor(event: KeyboardEvent, { step, answer }: Hands): (() => void) | null {
  const { key, ctrlKey, metaKey, altKey, repeat } = event;
  if (altKey || ctrlKey || metaKey) return null;
  if (key === "ArrowDown") return () => step(1);
  if (key === "ArrowUp") return () => step(-1);
  return repeat ? null : answer; // a key that is held down answers one question only
}

async function give(question: FileQuestion, answer: FileAnswer): Promise<void> {
  const done = await orTell(() => ask("questions.answer", { question: question.id, answer }));
  if (done !== null) tellChange(done.label, done.change);
}
