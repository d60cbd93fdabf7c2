import type { ReactNode } from "react";
import { ChosenList } from "../records/chosen-list.tsx";
import { RecordInput } from "../records/record-input.tsx";
import { openRecord } from "../records/record-pages.ts";
import { classes } from "../ui/classes.ts";
import styles from "./forms.module.css";
import type { Licensor } from "./grant-written.ts";

type Props = {
  readonly licensor: Licensor | null;
  readonly onChange: (licensor: Licensor | null) => void;
};

/** Who grants or denies it. */
export function LicensorField({ licensor, onChange }: Props): ReactNode {
  return (
    <div className={classes(styles, "field")}>
      <span aria-hidden>Licensor</span>
      <ChosenList
        name="Licensor"
        items={licensor === null ? [] : [licensor]}
        keyOf={({ name }) => name}
        nameOf={({ name }) => name}
        onOpen={({ id }) => {
          if (id !== null) openRecord("agent", id, "stills");
        }}
        onRemove={() => onChange(null)}
        onMove={() => undefined}
      >
        {licensor === null && (
          <RecordInput
            name="Choose the licensor"
            kind="agent"
            first="rightsHolder"
            placeholder="Who grants or denies it"
            makes="New agent"
            inDialog
            onPick={(chosen, name) => onChange({ id: "id" in chosen ? chosen.id : null, name })}
          />
        )}
      </ChosenList>
    </div>
  );
}
