import type { ReactNode } from "react";
import { useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { useAnswer } from "../inspector/use-answer.ts";
import styles from "../near-duplicates/near-duplicates.module.css";
import { closeDialog } from "../state/view.ts";
import { classes } from "../ui/classes.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Empty } from "../ui/empty.tsx";
import { counted } from "../ui/numbers.ts";
import { QuestionList } from "./question-list.tsx";
import { QuestionReview } from "./question-review.tsx";
import { questionShown } from "./question-shown.ts";
import { Sentence } from "../ui/sentence.tsx";

/** Questions shown at once; the others move up as these are answered. */
const SHOWN = 200;

/** Whose record a file has, where only a rule has decided: the questions at the left, one with its two files. */
export function Questions(): ReactNode {
  const { answer, problem } = useAnswer(
    "questions.list",
    { offset: 0, limit: SHOWN },
    (archive) => archive.stillsVersion,
  );
  const wanted = useStore(questionShown, (shown) => shown.question);
  const [place, setPlace] = useState<number | null>(null);
  const questions = answer?.questions ?? [];
  const asked = questions.findIndex(({ id }) => id === wanted);
  const at = Math.min(place ?? Math.max(0, asked), Math.max(0, questions.length - 1));
  const question = questions[at];
  // Where it began it goes on, also when the question one came for is answered.
  useEffect(() => {
    if (place === null && asked !== -1) setPlace(asked);
  }, [place, asked]);
  useEffect(() => () => questionShown.setState({ question: null }), []);
  const box = useRef<HTMLDivElement>(null);
  const isEmpty = question === undefined;
  // The keyboard was on the question that is answered now; without one it would leave the dialog.
  useEffect(() => {
    if (isEmpty) box.current?.focus();
  }, [isEmpty]);
  return (
    <Dialog
      title={
        answer === null
          ? "Questions about files"
          : `Questions about files: ${counted(answer.total, "question")}`
      }
      size="whole"
      onClose={closeDialog}
    >
      <div ref={box} className={classes(styles, "all")} tabIndex={-1}>
        {problem !== null && answer === null && (
          <p>
            <Sentence text={problem.message} />
          </p>
        )}
        {answer !== null && question === undefined && (
          <Empty title="No questions about files">
            When files are moved, copied and changed by other programs, their bytes mostly tell
            which still they belong to. Where they do not, you are asked here.
          </Empty>
        )}
        {question !== undefined && (
          <div className={classes(styles, "review")}>
            <QuestionList
              questions={questions}
              total={answer?.total ?? 0}
              at={at}
              onChoose={setPlace}
            />
            <QuestionReview
              key={question.id}
              question={question}
              onStep={(by) => setPlace(Math.min(questions.length - 1, Math.max(0, at + by)))}
            />
          </div>
        )}
      </div>
    </Dialog>
  );
}
