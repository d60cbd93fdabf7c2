import type { ReactNode } from "react";
import { useRef, useState } from "react";
import { classes } from "../ui/classes.ts";
import styles from "./sidebar.module.css";

/** Renames a line where it stands: Enter or leaving keeps the new name, Escape the old one. */
export function NameField(props: {
  readonly name: string;
  /** What it is the name of: "set", "saved search". */
  readonly what: string;
  readonly onKeep: (name: string) => void;
  readonly onDone: () => void;
}): ReactNode {
  const [name, setName] = useState(props.name);
  const left = useRef(false);
  const leave = (keep: boolean): void => {
    // Enter takes the field away, which also takes its focus: once is enough.
    if (left.current) return;
    left.current = true;
    if (keep) props.onKeep(name);
    props.onDone();
  };
  return (
    <input
      className={classes(styles, "name-field")}
      aria-label={`New name of the ${props.what} ${props.name}`}
      autoFocus
      value={name}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setName(event.target.value)}
      onBlur={() => leave(true)}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter") leave(true);
        if (event.key === "Escape") leave(false);
      }}
    />
  );
}
