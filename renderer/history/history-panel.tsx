import { Redo2, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { useState } from "react";
import { useStore } from "zustand";
import { useChosen } from "../inspector/use-chosen.ts";
import { runAction } from "../state/actions.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { showStills } from "../state/show-stills.ts";
import { closeDialog } from "../state/view.ts";
import { IconButton } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { HistoryEntries } from "./history-entries.tsx";
import { Sheet } from "./sheet.tsx";
import styles from "./history.module.css";

const PAGE = 50;

/** What was changed, newest first; of the selected still alone when there is one. */
export function HistoryPanel(): ReactNode {
  const chosen = useChosen();
  const [all, setAll] = useState(false);
  const still = chosen.kind === "one" && !all ? chosen.id : null;
  const show = (id: number): void => {
    // The list one reads stays, though a single still is selected then.
    setAll(true);
    void showStills([id]);
  };
  return (
    <Sheet title="History" onClose={closeDialog} head={<UndoButtons />}>
      {chosen.kind === "one" && (
        <label className={classes(styles, "scope")}>
          <input
            type="checkbox"
            checked={!all}
            onChange={(event) => setAll(!event.target.checked)}
          />
          Only the selected still
        </label>
      )}
      <HistoryEntries
        key={String(still)}
        of={still === null ? "all" : { still }}
        nothing={
          still === null ? "Nothing was changed yet." : "Nothing was changed in this still yet."
        }
        first={PAGE}
        {...(still === null ? { onStill: show } : {})}
      />
    </Sheet>
  );
}

function UndoButtons(): ReactNode {
  const { undo, redo } = useStore(archiveState, ({ history }) => history);
  const writable = useStore(archiveState, isWritable);
  return (
    <>
      <IconButton
        label={undo === null ? "Nothing to undo" : `Undo: ${undo}`}
        shortcut="Ctrl+Z"
        icon={<Undo2 size={16} />}
        disabled={undo === null || !writable}
        onPress={() => runAction("edit.undo")}
      />
      <IconButton
        label={redo === null ? "Nothing to redo" : `Redo: ${redo}`}
        shortcut="Ctrl+Shift+Z"
        icon={<Redo2 size={16} />}
        disabled={redo === null || !writable}
        onPress={() => runAction("edit.redo")}
      />
    </>
  );
}
