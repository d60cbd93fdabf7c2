import type { ReactNode } from "react";
import { classes } from "../ui/classes.ts";
import type { ChangeWords } from "./row-words.ts";
import styles from "./history.module.css";

/** One thing that changed: what it was, and what it is; `onPutBack` makes it again what it was. */
export function Change({
  change: { what, before, after },
  onPutBack,
}: {
  readonly change: ChangeWords;
  readonly onPutBack?: (() => void) | undefined;
}): ReactNode {
  return (
    <li>
      <span className={classes(styles, "what")}>
        {what}
        {onPutBack !== undefined && (
          <button type="button" aria-label={`Take back: ${what}`} onClick={onPutBack}>
            Take back
          </button>
        )}
      </span>
      {before !== null && <del dir="auto">{before}</del>}
      {after !== null && <ins dir="auto">{after}</ins>}
    </li>
  );
}
