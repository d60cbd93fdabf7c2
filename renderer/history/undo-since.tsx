import type { ReactNode } from "react";
import type { HistoryEntry } from "../../shared/contract/history.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Dialog } from "../ui/dialog.tsx";
import { count, counted } from "../ui/numbers.ts";
import { Sentence } from "../ui/sentence.tsx";
import { StillsNamed } from "./stills-named.tsx";
import { undoSince } from "./take-back.ts";
import styles from "./history.module.css";

type UndoSinceProps = { readonly entry: HistoryEntry; readonly onClose: () => void };

/** Shows what is taken back by undoing everything after a change, before that is done. */
export function UndoSince({ entry, onClose }: UndoSinceProps): ReactNode {
  const { answer: later } = useAnswer(
    "history.since",
    { change: entry.id },
    ({ stillsVersion, overviewVersion }) => stillsVersion + overviewVersion,
  );
  const changes = later?.changes ?? 0;
  const undo = async (): Promise<void> => {
    onClose();
    await undoSince(entry.id);
  };
  return (
    <Dialog
      title="Undo all after this"
      size="small"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" autoFocus disabled={changes === 0} onPress={() => void undo()}>
            {changes === 0 ? "Undo" : `Undo ${counted(changes, "change")}`}
          </Button>
        </>
      }
    >
      <p>
        <Sentence text={`After “${entry.label}” came:`} />
      </p>
      {later !== null && (
        <>
          <ol className={classes(styles, "later")} tabIndex={0} aria-label="What is taken back">
            {later.labels.map((label, at) => (
              <li key={`${String(at)} ${label}`}>
                <Sentence text={label} />
              </li>
            ))}
            {later.changes > later.labels.length && (
              <li>and {counted(later.changes - later.labels.length, "earlier one")}</li>
            )}
          </ol>
          {later.stills > 0 && (
            <>
              <p>
                {later.stills === 1 ? "1 still is" : `${count(later.stills)} stills are`} changed by
                that:
              </p>
              <StillsNamed stills={later.named} total={later.stills} />
            </>
          )}
          <p>One redo brings all of it back, as long as nothing else is changed.</p>
        </>
      )}
    </Dialog>
  );
}
