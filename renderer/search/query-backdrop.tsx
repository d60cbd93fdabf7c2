import type { QueryProblem } from "../../shared/contract/search.ts";
import { classes } from "../ui/classes.ts";
import { queryParts } from "./query-parts.ts";
import styles from "./search-bar.module.css";

/** The colours behind the text: the same letters in the same place, drawn by nobody but the input. */
export function QueryBackdrop(props: {
  readonly text: string;
  readonly problem: QueryProblem | null;
  /** Where the token begins that is meant; null for none. */
  readonly meant: number | null;
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
          <span
            key={i}
            className={classes(
              styles,
              part.kind,
              part.wrong && "underlined",
              part.kind === "field" && part.from === props.meant && "meant",
            )}
            data-token={part.kind === "field" ? part.from : undefined}
          >
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
