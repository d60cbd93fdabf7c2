import type { ReactNode } from "react";
import { useState } from "react";
import { useStore } from "zustand";
import type { Stills } from "../../shared/contract/schemas.ts";
import type { StillSet } from "../../shared/contract/sets.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { selectedCount, selectedState, stillsOf } from "../state/selected.ts";
import { closeDialog } from "../state/view.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Dialog } from "../ui/dialog.tsx";
import { counted } from "../ui/numbers.ts";
import { writeNoteInSet, writeNoteOfSet } from "./change-sets.ts";
import { setDialogs } from "./set-dialogs.ts";
import styles from "./sets.module.css";

/** The note of a set, or the one that the selected stills have in it. */
export function NoteDialog(): ReactNode {
  const { set, ofStills } = useStore(setDialogs);
  if (set === null) return null;
  return ofStills ? <NoteOfStills set={set} /> : <NoteOfSet set={set} />;
}

function NoteOfSet({ set }: { set: StillSet }): ReactNode {
  return (
    <NoteField
      title={`Note on “${set.name}”`}
      before={set.note}
      hint="For whoever works in this archive: it is handed out with nothing."
      onKeep={(note) => writeNoteOfSet(set, note)}
    />
  );
}

function NoteOfStills({ set }: { set: StillSet }): ReactNode {
  // those selected when it was opened, whatever is selected behind it
  const [stills] = useState(() => stillsOf(selectedState.getState()));
  const [count] = useState(() => selectedCount(selectedState.getState()));
  return stills === null ? null : <NoteOfThese set={set} stills={stills} count={count} />;
}

function NoteOfThese(props: { set: StillSet; stills: Stills; count: number }): ReactNode {
  const { set, stills, count } = props;
  const { answer: notes } = useAnswer("sets.notes", { set: set.id, stills }, () => 0);
  if (notes === null) return null;
  const [first, ...others] = notes;
  const differ = others.length > 0;
  return (
    <NoteField
      title={`Note on ${count === 1 ? "this still" : counted(count, "still")} in “${set.name}”`}
      before={differ ? "" : (first?.note ?? "")}
      hint={
        differ
          ? "These stills have different notes in this set. What you write takes their place."
          : "It is said of the still in this set alone, and handed out with nothing."
      }
      onKeep={(note) => writeNoteInSet(set, stills, note)}
    />
  );
}

type NoteFieldProps = {
  readonly title: string;
  readonly before: string;
  readonly hint: string;
  /** False when it could not be written; that was told. */
  readonly onKeep: (note: string) => Promise<boolean>;
};

function NoteField({ title, before, hint, onKeep }: NoteFieldProps): ReactNode {
  const [note, setNote] = useState(before);
  const keep = async (): Promise<void> => {
    if (await onKeep(note)) closeDialog();
  };
  return (
    <Dialog
      title={title}
      size="small"
      onClose={closeDialog}
      actions={
        <>
          <Button onPress={closeDialog}>Cancel</Button>
          <Button tone="primary" onPress={() => void keep()}>
            Keep the note
          </Button>
        </>
      }
    >
      <textarea
        className={classes(styles, "note")}
        aria-label="Note"
        dir="auto"
        rows={5}
        maxLength={10_000}
        // It is what the dialog is opened for.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        value={note}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setNote(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void keep();
        }}
      />
      <p className={classes(styles, "hint")}>{hint}</p>
    </Dialog>
  );
}
