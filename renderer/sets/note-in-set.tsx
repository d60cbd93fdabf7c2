import { NotebookPen } from "lucide-react";
import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { Stills } from "../../shared/contract/schemas.ts";
import type { StillSet } from "../../shared/contract/sets.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { classes } from "../ui/classes.ts";
import { writeNoteOfStills } from "./set-dialogs.ts";
import { useSetShown } from "./set-shown.ts";
import { useSets } from "./sets-state.ts";
import styles from "./sets.module.css";

/** Of more stills their notes are not read unasked. */
const READ_AT_MOST = 5000;

function countOf(stills: Stills): number {
  return "ids" in stills
    ? stills.ids.length
    : stills.ranges.reduce((sum, [from, to]) => sum + to - from, 0);
}

/** What is noted of the selected stills in the set that is shown, with the way to write it; nothing where no set is. */
export function NoteInSet({ stills }: { stills: Stills }): ReactNode {
  const set = useSetShown(useSets());
  return set === null ? null : <NoteLine set={set} stills={stills} />;
}

function NoteLine({ set, stills }: { set: StillSet; stills: Stills }): ReactNode {
  const isMany = countOf(stills) > READ_AT_MOST;
  const { answer } = useAnswer(
    "sets.notes",
    isMany ? null : { set: set.id, stills },
    (archive) => archive.overviewVersion,
  );
  const writable = useStore(archiveState, isWritable);
  const notes = isMany ? [{ note: "" }] : (answer ?? []);
  const [first, ...others] = notes;
  if (first === undefined) return null; // they lie in a set within it
  const text = others.length > 0 ? "Different notes in this set" : first.note;
  if (text === "" && !writable) return null;
  return (
    <button
      type="button"
      className={classes(styles, "note-line", text === "" && "unwritten")}
      disabled={!writable}
      onClick={() => writeNoteOfStills(set)}
    >
      <NotebookPen size={13} aria-hidden />
      <span dir="auto">{text === "" ? "Add a note in this set…" : text}</span>
    </button>
  );
}
