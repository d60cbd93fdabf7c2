import { useEffect, useRef } from "react";
import { Input, Label, TextField, FieldError } from "react-aria-components";
import { classes } from "./classes.ts";
import styles from "./field.module.css";

/** One line of text with its label; `problem` says in words what is wrong with it. */
export function Field(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly problem?: string | null;
  readonly autoFocus?: boolean;
  /** Whether the value is only offered: it is selected at first, so that what is typed takes its place. */
  readonly isProposed?: boolean;
  readonly onEnter?: () => void;
}) {
  const {
    label,
    value,
    onChange,
    placeholder = "",
    problem = null,
    autoFocus = false,
    isProposed = false,
    onEnter,
  } = props;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isProposed) input.current?.select();
  }, [isProposed]);
  return (
    <TextField
      className={classes(styles, "field")}
      value={value}
      onChange={onChange}
      isInvalid={problem !== null}
      autoFocus={autoFocus}
      onKeyDown={(event) => {
        // Enter while an input method composes chooses its word and says nothing about the field.
        if (event.key === "Enter" && !event.nativeEvent.isComposing) onEnter?.();
        else event.continuePropagation(); // Escape is the dialog's
      }}
    >
      <Label className={classes(styles, "label")}>{label}</Label>
      <Input
        ref={input}
        className={classes(styles, "input")}
        placeholder={placeholder}
        spellCheck={false}
      />
      <FieldError className={classes(styles, "problem")}>{problem}</FieldError>
    </TextField>
  );
}
