import { useStore } from "zustand";
import type { StillSet } from "../../shared/contract/sets.ts";
import { addSelection, removeSelection } from "../sets/change-sets.ts";
import { writeNoteOfStills } from "../sets/set-dialogs.ts";
import { useSetShown } from "../sets/set-shown.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { actionById } from "../state/actions.ts";
import { selectedCount, selectedState } from "../state/selected.ts";
import { ContextMenu } from "../ui/context-menu.tsx";
import type { MenuEntry } from "../ui/menu.tsx";
import { counted } from "../ui/numbers.ts";
import { useSets } from "../sets/sets-state.ts";

// More would fill the screen; the sidebar has all of them, to drop stills on.
const SETS_SHOWN = 12;

/** What can be done with the selected stills. */
export function StillMenu({
  at,
  onClose,
}: {
  readonly at: { readonly x: number; readonly y: number };
  readonly onClose: () => void;
}) {
  const sets = useSets();
  const shown = useSetShown(sets);
  const count = useStore(selectedState, selectedCount);
  const entries = [
    entryOf("view.loupe"),
    null,
    entryOf("edit.tag"),
    entryOf("tag.copy"),
    entryOf("tag.paste"),
    entryOf("edit.caption"),
    null,
    entryOf("mark.picked"),
    entryOf("mark.rejected"),
    entryOf("mark.checked"),
    null,
    ...sets.slice(0, SETS_SHOWN).map(addEntry),
    entryOf("set.new"),
    ...(shown === null ? [] : ofSetShown(shown)),
    null,
    entryOf("set.export"),
    entryOf("stills.print"),
    entryOf("edit.writeOriginals"),
    entryOf("search.alike"),
    entryOf("edit.showInFolder"),
    entryOf("edit.locate"),
    entryOf("edit.copyCaption"),
    entryOf("edit.copyCaptionCredit"),
    entryOf("edit.copyPath"),
    null,
    entryOf("edit.selectNone"),
  ];
  return (
    <ContextMenu
      at={at}
      label={counted(count, "selected still")}
      entries={entries}
      onClose={onClose}
    />
  );
}

/** What is done to stills of the set that is shown. */
function ofSetShown(set: StillSet): readonly MenuEntry[] {
  const disabled = !isWritable(archiveState.getState());
  return [
    {
      id: "set-note",
      label: `Note in “${set.name}”…`,
      disabled,
      run: () => writeNoteOfStills(set),
    },
    {
      id: "set-remove",
      label: `Take out of “${set.name}”`,
      disabled,
      run: () => void removeSelection(set),
    },
  ];
}

function entryOf(id: string): MenuEntry | null {
  const action = actionById(id);
  if (action === undefined) return null;
  const shortcut = action.shortcuts[0];
  return {
    id,
    label: action.label,
    disabled: !action.enabled(),
    run: action.run,
    ...(shortcut === undefined ? {} : { shortcut }),
  };
}

function addEntry(set: StillSet): MenuEntry {
  return { id: `set-${set.id}`, label: `Add to “${set.name}”`, run: () => void addSelection(set) };
}
