import type { ReactNode } from "react";
import type { LostChanges as Lost } from "../../shared/contract/archive.ts";
import { causeOfLoss, lossInWords, waysBack } from "../../shared/lost-changes.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Sentence } from "../ui/sentence.tsx";
import styles from "./backups.module.css";

type Props = {
  readonly lost: Lost;
  /** Leads to restoring the backup that has more; null where there is none, or it is no longer there. */
  readonly onRestore: (() => void) | null;
  readonly onGoOn: () => void;
};

/** Which changes the archive lacks, how they may come back, and the way on without them. */
export function LostChanges({ lost, onRestore, onGoOn }: Props): ReactNode {
  return (
    <section className={classes(styles, "damaged")} aria-label="Missing changes">
      <p>
        <strong>
          <Sentence text={lossInWords(lost)} />
        </strong>
      </p>
      <p>{causeOfLoss}</p>
      {waysBack(lost).map((way) => (
        <p key={way}>{way}</p>
      ))}
      {lost.isHeldBack && (
        <>
          <p>
            Until then nothing is changed in the archive. If the file cannot be found, go on without
            these changes; after that it must not be put back.
          </p>
          <div className={classes(styles, "buttons")}>
            {onRestore !== null && (
              <Button tone="primary" onPress={onRestore}>
                Restore that backup…
              </Button>
            )}
            <Button onPress={onGoOn}>Go on without them</Button>
          </div>
        </>
      )}
    </section>
  );
}
