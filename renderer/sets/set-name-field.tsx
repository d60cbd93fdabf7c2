import type { ReactNode } from "react";
import { useRef, useState } from "react";
import type { StillSet } from "../../shared/contract/sets.ts";
import { classes } from "../ui/classes.ts";
import { renameSet } from "./change-sets.ts";
import styles from "./sets.module.css";

/** Renames a set where it stands: Enter or leaving keeps the new name, Escape the old one. */
export function SetNameField({ set, onDone }: { set: StillSet; onDone: () => void }): ReactNode {
  const [name, setName] = useState(set.name);
  const left = useRef(false);
  const leave = (keep: boolean): void => {
    // Enter takes the field away, which also takes its focus: once is enough.
    if (left.current) return;
    left.current = true;
    if (keep) void renameSet(set, name);
    onDone();
  };
  return (
    <input
      className={classes(styles, "name")}
      aria-label={`New name of the set ${set.name}`}
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
