import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { Stills } from "../../shared/contract/schemas.ts";
import type { StillKind } from "../../shared/still.ts";
import { stillKindNames, stillKinds } from "../../shared/still.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { classes } from "../ui/classes.ts";
import type { CalledTag } from "../tagging/called-tag.ts";
import { addTag, emptyField } from "../tagging/change-tags.ts";
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
    const chosen = stillKinds.find((code) => code === name);
    if (chosen !== undefined) void addTag(stills, called(chosen));
    else if (kind !== null) void emptyField(stills, "kind");
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

function called(kind: StillKind): CalledTag {
  return { tag: { field: "kind", name: kind }, name: stillKindNames[kind] };
}
