import type { QueryProblem } from "../../shared/contract/search.ts";
import { classes } from "../ui/classes.ts";
import { queryParts } from "./query-parts.ts";
import styles from "./search-bar.module.css";

/** The colours behind the text: the same letters in the same place, drawn by nobody but the input. */
export function QueryBackdrop(props: {
  readonly text: string;
  readonly problem: QueryProblem | null;
  /** How far the input is scrolled, CSS pixels. */
  readonly scrolled: number;
}) {
  return (
    <div className={classes(styles, "backdrop")} aria-hidden>
      <div
        className={classes(styles, "letters")}
        style={{ transform: `translateX(${-props.scrolled}px)` }}
      >
        {queryParts(props.text, props.problem).map((part, i) => (
          <span key={i} className={classes(styles, part.kind, part.wrong && "underlined")}>
            <span className={classes(styles, "field-name")}>
              {part.text.slice(0, part.nameLength)}
            </span>
            {part.text.slice(part.nameLength)}
          </span>
        ))}
      </div>
    </div>
  );
}
