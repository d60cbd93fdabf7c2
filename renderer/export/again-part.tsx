import type { ReactNode } from "react";
import { classes } from "../ui/classes.ts";
import { counted } from "../ui/numbers.ts";
import type { Again } from "./again.ts";
import styles from "./export.module.css";

type AgainPartProps = {
  readonly again: Again;
  /** Whether texts go out as they did, and names that are made of them. */
  readonly asThen: boolean;
  readonly onAsThen: (asThen: boolean) => void;
};

/** What has changed since an export that is made once more, and which of the two goes out. */
export function AgainPart({ again, asThen, onAsThen }: AgainPartProps): ReactNode {
  const { changed, isKept, gone } = again;
  return (
    <div className={classes(styles, "again")}>
      {gone > 0 && (
        <p className={classes(styles, "warn")}>
          {counted(gone, "copy", "copies")} of then cannot be repeated: the still is no longer in
          the archive.
        </p>
      )}
      {changed.length === 0 ? (
        <p className={classes(styles, "soft")}>
          {isKept
            ? "Every record says what it said then."
            : "What the records said then was not kept yet. They go out as they are now."}
        </p>
      ) : (
        <>
          <fieldset className={classes(styles, "which-texts")}>
            <legend>Texts of {counted(changed.length, "still")} have changed since</legend>
            {([false, true] as const).map((then) => (
              <label key={String(then)}>
                <input
                  type="radio"
                  name="texts"
                  checked={asThen === then}
                  onChange={() => onAsThen(then)}
                />
                {then ? "As they went out then" : "As they are now"}
              </label>
            ))}
          </fieldset>
          <details>
            <summary>What has changed</summary>
            <ul className={classes(styles, "changed")} aria-label="Changed since">
              {changed.map(({ fileName, changed: fields }) => (
                <li key={fileName}>
                  <span>{fileName}</span>
                  <span>{fields.join(", ")}</span>
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
    </div>
  );
}
