import type { ReactNode } from "react";
import { classes } from "../ui/classes.ts";
import { counted } from "../ui/numbers.ts";
import styles from "./cast-import.module.css";
import { Sentence } from "../ui/sentence.tsx";

/** More are counted only: the list itself shows where it goes wrong. */
const SHOWN = 200;

type ListWord = {
  readonly line: number;
  readonly tone: "problem" | "remark";
  readonly message: string;
};

type ListWordsProps = {
  readonly words: readonly ListWord[];
  /** What a place in the list is called. */
  readonly place?: string;
  /** Shows a line where it stands in the list; null where that cannot be seen. */
  readonly onLine: ((line: number) => void) | null;
};

/** What is to be told of lines: first those that could not be taken. */
export function ListWords({ words, place = "Line", onLine }: ListWordsProps): ReactNode {
  if (words.length === 0) return null;
  const problems = words.filter(({ tone }) => tone === "problem");
  const remarks = words.filter(({ tone }) => tone === "remark");
  const title = [
    problems.length === 0 ? "" : counted(problems.length, "problem"),
    remarks.length === 0 ? "" : counted(remarks.length, "remark"),
  ].filter((part) => part !== "");
  const shown = [...problems, ...remarks].slice(0, SHOWN);
  return (
    <details className={classes(styles, "words")} open={problems.length > 0}>
      <summary>{title.join(", ")}</summary>
      <ul>
        {shown.map(({ line, tone, message }) => (
          <li key={`${String(line)} ${message}`} className={classes(styles, tone)}>
            {onLine === null ? (
              <span>
                {place} {line}
              </span>
            ) : (
              <button type="button" onClick={() => onLine(line)}>
                {place} {line}
              </button>
            )}
            <span>
              <Sentence text={message} />
            </span>
          </li>
        ))}
        {words.length > SHOWN && <li>and {counted(words.length - SHOWN, "other")}</li>}
      </ul>
    </details>
  );
}
