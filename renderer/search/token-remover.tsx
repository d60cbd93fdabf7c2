import { X } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "../ui/classes.ts";
import styles from "./search-bar.module.css";
import type { PlacedToken } from "./use-tokens.ts";

/** Over the end of the part that is meant: takes it out of the query. From the keyboard that is Alt+Backspace. */
export function TokenRemover(props: {
  readonly token: PlacedToken;
  readonly onRemove: (token: PlacedToken) => void;
}): ReactNode {
  const { token, onRemove } = props;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes(styles, "remove")}
      style={{ left: token.right - 6 }}
      aria-label={`Remove ${token.text}`}
      title="Remove (Alt+Backspace)"
      // A press would take the keyboard from the field.
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => onRemove(token)}
    >
      <X size={10} aria-hidden />
    </button>
  );
}
