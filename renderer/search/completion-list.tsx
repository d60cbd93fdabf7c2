import type { Completion } from "../../shared/contract/search.ts";
import { classes } from "../ui/classes.ts";
import { count } from "../ui/numbers.ts";
import styles from "./completion-list.module.css";

export const LIST_ID = "completions";

export function completionId(line: number): string {
  return `completion-${line}`;
}

/** What the word at the caret could become. The keyboard stays in the search field. */
export function CompletionList(props: {
  readonly lines: readonly Completion[];
  readonly active: number;
  readonly onPick: (line: Completion) => void;
}) {
  const { lines, active, onPick } = props;
  return (
    <ul
      id={LIST_ID}
      className={classes(styles, "list")}
      role="listbox"
      aria-label="Completions"
      hidden={lines.length === 0}
    >
      {lines.map((line, i) => (
        <li
          key={`${line.insert}-${i}`}
          id={completionId(i)}
          role="option"
          aria-selected={i === active}
          className={classes(styles, "line", i === active && "active")}
          // A press would take the keyboard from the field before the click arrives.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(line)}
        >
          <span className={classes(styles, "label")}>{line.label}</span>
          <span className={classes(styles, "detail")}>{line.detail}</span>
          <span className={classes(styles, "count")}>
            {line.count === null ? "" : count(line.count)}
          </span>
        </li>
      ))}
    </ul>
  );
}
