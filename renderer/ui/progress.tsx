import { ProgressBar } from "react-aria-components";
import { classes } from "./classes.ts";
import styles from "./progress.module.css";

/** How far long work is; `total` null while that is not known. */
export function Progress(props: {
  readonly label: string;
  readonly done: number;
  readonly total: number | null;
}) {
  const { label, done, total } = props;
  const known = total !== null && total > 0;
  return (
    <ProgressBar
      className={classes(styles, "bar")}
      aria-label={label}
      value={known ? done : 0}
      maxValue={known ? total : 1}
      isIndeterminate={!known}
    >
      {({ percentage }) => (
        <div
          className={classes(styles, "fill", !known && "unknown")}
          style={known ? { width: `${percentage ?? 0}%` } : {}}
        />
      )}
    </ProgressBar>
  );
}
