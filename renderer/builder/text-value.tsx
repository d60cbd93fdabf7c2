import { useEffect, useRef, useState, type ReactNode } from "react";
import { classes } from "../ui/classes.ts";
import styles from "./builder.module.css";
import type { ValueProps } from "./value-kinds.ts";

type Props = ValueProps & { readonly type?: "text" | "number" };

/** Words or a number. Half a syllable of an input method is no value yet. */
export function TextValue({ label, value, onValue, type = "text" }: Props): ReactNode {
  const [text, setText] = useState(value);
  const composing = useRef(false);
  useEffect(() => setText(value), [value]);
  const write = (next: string): void => {
    setText(next);
    if (!composing.current) onValue(next);
  };
  return (
    <input
      className={classes(styles, "entry", type)}
      type={type}
      aria-label={label}
      dir="auto"
      min={0}
      autoComplete="off"
      spellCheck={false}
      value={text}
      onChange={({ target }) => write(target.value)}
      onCompositionStart={() => (composing.current = true)}
      onCompositionEnd={({ currentTarget }) => {
        composing.current = false;
        write(currentTarget.value);
      }}
    />
  );
}
