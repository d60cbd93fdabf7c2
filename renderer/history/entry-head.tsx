import { ChevronDown, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "../ui/classes.ts";
import styles from "./history.module.css";

type EntryHeadProps = {
  /** What was done. */
  readonly label: ReactNode;
  /** When, and by whom or to what. */
  readonly when: ReactNode;
  readonly open: boolean;
  readonly onToggle: () => void;
};

/** The lines of an entry that are always seen; a click opens it, as the sign before them says. */
export function EntryHead({ label, when, open, onToggle }: EntryHeadProps): ReactNode {
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <button type="button" aria-expanded={open} onClick={onToggle}>
      <Chevron size={14} aria-hidden />
      <span className={classes(styles, "label")}>{label}</span>
      <span className={classes(styles, "when")}>{when}</span>
    </button>
  );
}
