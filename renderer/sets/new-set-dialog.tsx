import type { ReactNode } from "react";
import { useState } from "react";
import { useStore } from "zustand";
import { makeSetOf } from "../searches/change-searches.ts";
import { selectedCount, selectedState } from "../state/selected.ts";
import { closeDialog } from "../state/view.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { counted } from "../ui/numbers.ts";
import { createSet } from "./change-sets.ts";
import { setDialogs } from "./set-dialogs.ts";

/** Names a new set; the selected stills go into it, or those that a saved search finds. */
export function NewSetDialog(): ReactNode {
  const { within, found } = useStore(setDialogs);
  const [name, setName] = useState(found === null ? "" : `${found.name}, ${today()}`);
  const selected = useStore(selectedState, selectedCount);
  const create = async (): Promise<void> => {
    const wanted = name.trim();
    if (wanted === "") return;
    const made =
      found === null
        ? await createSet(wanted, { withSelection: selected > 0, within: within?.id ?? null })
        : await makeSetOf(found, wanted);
    if (made) closeDialog();
  };
  const of =
    found === null
      ? selected === 0
        ? "New set"
        : `New set of ${counted(selected, "still")}`
      : `New set of what “${found.name}” finds now`;
  return (
    <Dialog
      title={within === null ? of : `${of} in “${within.name}”`}
      size="small"
      onClose={closeDialog}
      actions={
        <>
          <Button onPress={closeDialog}>Cancel</Button>
          <Button tone="primary" disabled={name.trim() === ""} onPress={() => void create()}>
            Make the set
          </Button>
        </>
      }
    >
      <Field
        label="Name"
        value={name}
        onChange={setName}
        autoFocus
        onEnter={() => void create()}
        placeholder="Berlin press kit"
      />
    </Dialog>
  );
}

/** So that the sets of different days are told apart. */
function today(): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "medium" }).format(new Date());
}
