import type { ReactNode } from "react";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { count } from "../ui/numbers.ts";
import { copyText } from "./copy-text.ts";
import styles from "./inspector.module.css";

/** Beyond this many UTF-16 units laying a text out takes so long that the window would stand still. */
const LAID_OUT_AT_MOST = 20_000;
const BEGINNING = 1500;

/** Whether a text is not to be laid out as a whole unasked. */
export function isLong(text: string): boolean {
  return text.length > LAID_OUT_AT_MOST;
}

/** The beginning of a text, for lines that show many; says how long the whole is. */
export function beginningOf(text: string): string {
  return isLong(text)
    ? `${text.slice(0, BEGINNING)}… (${count(text.length)} characters in all)`
    : text;
}

/** The beginning of a long text, which can be copied as a whole, and edited by those who wish it. */
export function LongText({
  text,
  field,
  onEdit,
}: {
  readonly text: string;
  readonly field: string;
  /** Null where nothing can be written. */
  readonly onEdit: (() => void) | null;
}): ReactNode {
  return (
    <div className={classes(styles, "long")}>
      <p dir="auto">{text.slice(0, BEGINNING)}…</p>
      <p className={classes(styles, "note")}>
        This text has {count(text.length)} characters. Its beginning is shown, for all of it would
        take long.
      </p>
      <div className={classes(styles, "long-actions")}>
        <Button onPress={() => copyText(text)}>Copy all of it</Button>
        {onEdit !== null && (
          <Button onPress={onEdit} field={field}>
            Edit all the same
          </Button>
        )}
      </div>
    </div>
  );
}
