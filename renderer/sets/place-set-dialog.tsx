import type { ReactNode } from "react";
import { useState } from "react";
import { useStore } from "zustand";
import { closeDialog } from "../state/view.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Dialog } from "../ui/dialog.tsx";
import { placeSet } from "./change-sets.ts";
import { liesIn, pathOf } from "./nesting.ts";
import { setDialogs } from "./set-dialogs.ts";
import { useSets } from "./sets-state.ts";
import styles from "./sets.module.css";

// So many lines are in view without scrolling.
const LINES = 12;

/** Puts a set into another one, or to the top. */
export function PlaceSetDialog(): ReactNode {
  const { set } = useStore(setDialogs);
  const sets = useSets();
  const [into, setInto] = useState<number | null>(set?.parent ?? null);
  if (set === null) return null;
  const others = sets
    .filter((other) => !liesIn(sets, other, set.id))
    .map(({ id, ...other }) => ({ id, path: pathOf(sets, { id, ...other }) }))
    .toSorted((a, b) => a.path.localeCompare(b.path));
  const put = async (): Promise<void> => {
    if (await placeSet(set, into)) closeDialog();
  };
  return (
    <Dialog
      title={`Put “${set.name}” into another set`}
      size="small"
      onClose={closeDialog}
      actions={
        <>
          <Button onPress={closeDialog}>Cancel</Button>
          <Button tone="primary" disabled={into === set.parent} onPress={() => void put()}>
            Put it there
          </Button>
        </>
      }
    >
      <select
        className={classes(styles, "places")}
        aria-label="Where to"
        size={Math.min(LINES, Math.max(4, others.length + 1))}
        // It is what the dialog is opened for.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        value={into ?? ""}
        onChange={(event) => setInto(event.target.value === "" ? null : Number(event.target.value))}
        onKeyDown={(event) => {
          if (event.key === "Enter" && into !== set.parent) void put();
        }}
      >
        <option value="">At the top, in no other set</option>
        {others.map(({ id, path }) => (
          <option key={id} value={id}>
            {path}
          </option>
        ))}
      </select>
      <p className={classes(styles, "hint")}>
        A set counts and finds the stills of the sets that lie in it. Sets can also be dragged onto
        each other in the left pane.
      </p>
    </Dialog>
  );
}
