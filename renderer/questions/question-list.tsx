import type { ReactNode } from "react";
import { useEffect, useRef } from "react";
import type { FileQuestion, FileQuestionKind } from "../../shared/file-questions.ts";
import styles from "../near-duplicates/near-duplicates.module.css";
import { classes } from "../ui/classes.ts";
import { MiddleName } from "../ui/middle-name.tsx";
import { count } from "../ui/numbers.ts";

/** What a question is about, in two or three words. */
const shortly: Readonly<Record<FileQuestionKind, string>> = {
  copied: "Changed, and copied",
  replaced: "Came under its name",
  parted: "Copies changed apart",
  merged: "Changed to one picture",
};

type QuestionListProps = {
  readonly questions: readonly FileQuestion[];
  readonly total: number;
  readonly at: number;
  readonly onChoose: (place: number) => void;
};

/** The questions that are not answered yet, oldest first. */
export function QuestionList({ questions, total, at, onChoose }: QuestionListProps): ReactNode {
  return (
    <div className={classes(styles, "side")}>
      <ul className={classes(styles, "groups")} aria-label="Questions">
        {questions.map((question, place) => (
          <QuestionLine
            key={question.id}
            question={question}
            current={place === at}
            onChoose={() => onChoose(place)}
          />
        ))}
      </ul>
      {total > questions.length && (
        <p className={classes(styles, "soft")}>
          The first {count(questions.length)} of {count(total)}.
        </p>
      )}
    </div>
  );
}

type QuestionLineProps = {
  readonly question: FileQuestion;
  readonly current: boolean;
  readonly onChoose: () => void;
};

function QuestionLine({ question, current, onChoose }: QuestionLineProps): ReactNode {
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current) line.current?.scrollIntoView({ block: "nearest" });
  }, [current]);
  const { record, came, kind } = question;
  return (
    <li ref={line}>
      <button
        type="button"
        className={classes(styles, "group", current && "current")}
        aria-current={current}
        onClick={onChoose}
      >
        <span className={classes(styles, "strip")}>
          {[record, came].map(({ hash, thumbnail }) => (
            <span key={hash} className={classes(styles, "mini")}>
              {thumbnail === "made" && (
                <img src={`still://thumbnail/${hash}`} alt="" draggable={false} />
              )}
            </span>
          ))}
        </span>
        <span className={classes(styles, "group-name")}>
          <MiddleName name={kind === "copied" || kind === "parted" ? came.name : record.name} />
        </span>
        <span className={classes(styles, "soft")}>{shortly[kind]}</span>
      </button>
    </li>
  );
}
