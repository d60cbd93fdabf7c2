import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { Stills } from "../../shared/contract/schemas.ts";
import type { StillKind } from "../../shared/still.ts";
import { stillKindNames, stillKinds } from "../../shared/still.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { classes } from "../ui/classes.ts";
import { changeTags } from "./change-tags.ts";
import styles from "./inspector.module.css";

/** Chooses among the controlled kinds of stills; `mixed` where several stills differ. */
export function KindField({
  stills,
  kind,
  mixed,
}: {
  stills: Stills;
  kind: StillKind | null;
  mixed: boolean;
}): ReactNode {
  const writable = useStore(archiveState, isWritable);
  const choose = (name: string): void => {
    if (name !== "") void changeTags(stills, [{ field: "kind", name }], []);
    else if (kind !== null) void changeTags(stills, [], [{ field: "kind", name: kind }]);
  };
  return (
    <select
      className={classes(styles, "kind")}
      aria-label="Kind"
      disabled={!writable}
      value={mixed ? "mixed" : (kind ?? "")}
      onChange={(event) => choose(event.target.value)}
    >
      {mixed && (
        <option value="mixed" disabled>
          Mixed
        </option>
      )}
      <option value="">Not said</option>
      {stillKinds.map((code) => (
        <option key={code} value={code}>
          {stillKindNames[code]}
        </option>
      ))}
    </select>
  );
}
