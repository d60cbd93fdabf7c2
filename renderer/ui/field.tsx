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
  readonly onEnter?: () => void;
}) {
  const {
    label,
    value,
    onChange,
    placeholder = "",
    problem = null,
    autoFocus = false,
    onEnter,
  } = props;
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
      <Input className={classes(styles, "input")} placeholder={placeholder} spellCheck={false} />
      <FieldError className={classes(styles, "problem")}>{problem}</FieldError>
    </TextField>
  );
}
