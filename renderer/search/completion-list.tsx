import { History, X } from "lucide-react";
import { classes } from "../ui/classes.ts";
import { count } from "../ui/numbers.ts";
import styles from "./completion-list.module.css";
import type { Offer } from "./use-completions.ts";

export const LIST_ID = "completions";

export function completionId(line: number): string {
  return `completion-${line}`;
}

/** What the word at the caret could become, or what was searched for last. The keyboard stays in the search field. */
export function CompletionList(props: {
  readonly lines: readonly Offer[];
  readonly active: number;
  readonly onPick: (line: Offer) => void;
  readonly onForget: (line: number) => void;
}) {
  const { lines, active, onPick, onForget } = props;
  const areRecent = lines.some(({ recent }) => recent === true);
  return (
    <ul
      id={LIST_ID}
      className={classes(styles, "list")}
      role="listbox"
      aria-label={areRecent ? "Recent searches. Delete forgets the marked one." : "Completions"}
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
          {line.recent === true && (
            <History className={classes(styles, "recent")} size={13} aria-hidden />
          )}
          <span className={classes(styles, "label")}>{line.label}</span>
          <span className={classes(styles, "detail")}>{line.detail}</span>
          <span className={classes(styles, "count")}>
            {line.count === null ? "" : count(line.count)}
          </span>
          {line.recent === true && (
            // For the mouse alone: an option may hold no button, and Delete does the same from the keyboard.
            <span
              className={classes(styles, "forget")}
              title="Forget this search (Delete)"
              aria-hidden
              onClick={(event) => {
                event.stopPropagation();
                onForget(i);
              }}
            >
              <X size={13} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
