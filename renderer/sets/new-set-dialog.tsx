import type { ReactNode } from "react";
import { useState } from "react";
import { useStore } from "zustand";
import { selectedCount, selectedState } from "../state/selected.ts";
import { closeDialog } from "../state/view.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { counted } from "../ui/numbers.ts";
import { createSet } from "./change-sets.ts";

/** Names a new set; the selected stills go into it. */
export function NewSetDialog(): ReactNode {
  const [name, setName] = useState("");
  const selected = useStore(selectedState, selectedCount);
  const create = async (): Promise<void> => {
    if (name.trim() !== "" && (await createSet(name.trim(), selected > 0))) closeDialog();
  };
  return (
    <Dialog
      title={selected === 0 ? "New set" : `New set of ${counted(selected, "still")}`}
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
